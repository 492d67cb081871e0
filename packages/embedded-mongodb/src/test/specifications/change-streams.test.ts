import { runSpecification } from './suite.ts';

runSpecification('change-streams');
