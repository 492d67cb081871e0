import { runSpecification } from './suite.ts';

runSpecification('retryable-writes');
