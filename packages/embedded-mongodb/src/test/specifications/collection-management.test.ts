import { runSpecification } from './suite.ts';

runSpecification('collection-management');
