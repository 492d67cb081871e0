import { runSpecification } from './suite.ts';

runSpecification('sessions');
