import { runSpecification } from './suite.ts';

runSpecification('transactions-convenient-api');
