import { runSpecification } from './suite.ts';

runSpecification('read-write-concern');
