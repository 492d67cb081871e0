import { runSpecification } from './suite.ts';

runSpecification('run-command');
