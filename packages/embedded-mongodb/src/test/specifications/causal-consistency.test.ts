import { runSpecification } from './suite.ts';

runSpecification('causal-consistency');
