import { runSpecification } from './suite.ts';

runSpecification('crud');
