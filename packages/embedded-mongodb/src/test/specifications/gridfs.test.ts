import { runSpecification } from './suite.ts';

runSpecification('gridfs');
