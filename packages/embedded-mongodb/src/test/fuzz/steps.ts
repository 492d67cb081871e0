import fc from 'fast-check';
import { bulk, insertMany } from './bulk.ts';
import { findAndModify } from './find-and-modify.ts';
import { aggregate, count, distinct, find } from './reading.ts';
import type { Step } from './step.ts';
import { insert, remove, replaceOne, updateMany, updateOne } from './writing.ts';

/** Steps that touch at most one document: what a transaction of the tests is made of. */
export const single: fc.Arbitrary<Step> = fc.oneof(
  insert,
  updateOne,
  replaceOne,
  findAndModify,
  find,
  aggregate,
  count,
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: find },
  { weight: 1, arbitrary: count },
  { weight: 1, arbitrary: distinct },
  { weight: 4, arbitrary: aggregate },
  { weight: 2, arbitrary: insert },
  { weight: 1, arbitrary: insertMany },
  { weight: 4, arbitrary: updateOne },
  { weight: 2, arbitrary: updateMany },
  { weight: 1, arbitrary: replaceOne },
  { weight: 1, arbitrary: remove },
  { weight: 3, arbitrary: findAndModify },
  { weight: 2, arbitrary: bulk },
);
