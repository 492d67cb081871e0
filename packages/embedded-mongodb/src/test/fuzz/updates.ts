import { Int32, Long } from 'bson';
import fc from 'fast-check';
import type { Doc } from '../model/values.ts';
import { body, plainNumber, scalar, value } from './documents.ts';
import { filter, type Sort } from './filters.ts';

const path = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'e', 'n.x', 'n.z', 'l', 'd') },
  { weight: 1, arbitrary: fc.constantFrom('l.0', 'l.3', 'd.0.x', 'd.1.z', 'a.x', 'B', 'l.x') },
);
const listPath = fc.constantFrom('l', 'l', 'l', 'd', 'a', 'n.l');
const number = fc.oneof(
  { weight: 8, arbitrary: plainNumber },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('a', new Int32(2 ** 31 - 1), Long.fromBigInt(2n ** 62n)) },
);
const short = fc.integer({ min: -2, max: 2 });
const whole = (value: number) => new Int32(value);

const pushed = fc
  .record(
    {
      $each: fc.array(scalar, { minLength: 1, maxLength: 3 }),
      $position: short.map(whole),
      $slice: short.map(whole),
      $sort: fc.constantFrom(1, -1).map(whole),
    },
    { requiredKeys: ['$each'] },
  )
  .map((modifiers): Doc => ({ ...modifiers }));
const pushedDocuments = fc
  .record(
    {
      $each: fc.array(fc.record({ x: scalar, y: scalar }), { minLength: 1, maxLength: 2 }),
      $slice: short.map(whole),
      $sort: fc.constantFrom({ x: 1 }, { x: -1, y: 1 }),
    },
    { requiredKeys: ['$each'] },
  )
  .map((modifiers): Doc => ({ ...modifiers }));

const one = (operator: string, where: fc.Arbitrary<string>, operand: fc.Arbitrary<unknown>) =>
  fc.tuple(where, operand).map(([name, given]): Doc => ({ [operator]: { [name]: given } }));

const operation: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: one('$set', path, value) },
  { weight: 2, arbitrary: one('$unset', path, fc.constant('')) },
  { weight: 2, arbitrary: one('$inc', path, number) },
  { weight: 1, arbitrary: one('$mul', path, number) },
  { weight: 1, arbitrary: one('$min', path, scalar) },
  { weight: 1, arbitrary: one('$max', path, scalar) },
  {
    weight: 1,
    arbitrary: one(
      '$rename',
      fc.constantFrom('a', 'b', 'n.x', 'n'),
      fc.constantFrom('e', 'n.z', 'f.g', 'l.x'),
    ),
  },
  { weight: 1, arbitrary: one('$setOnInsert', path, scalar) },
  { weight: 2, arbitrary: one('$push', listPath, fc.oneof(scalar, pushed, pushedDocuments)) },
  {
    weight: 2,
    arbitrary: one(
      '$addToSet',
      listPath,
      fc.oneof(
        scalar,
        value,
        fc.array(scalar, { maxLength: 3 }).map(($each) => ({ $each })),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: one(
      '$pull',
      listPath,
      fc.oneof(
        scalar,
        fc
          .tuple(fc.constantFrom('$gte', '$lt', '$in', '$ne'), scalar)
          .map(([name, given]) => ({ [name]: name === '$in' ? [given] : given })),
        fc.record({ x: scalar }),
        fc.record({ x: fc.record({ $gte: scalar }) }),
      ),
    ),
  },
  { weight: 1, arbitrary: one('$pullAll', listPath, fc.array(scalar, { maxLength: 2 })) },
  { weight: 1, arbitrary: one('$pop', listPath, fc.constantFrom(1, -1).map(whole)) },
  {
    weight: 1,
    arbitrary: one(
      '$bit',
      path,
      fc
        .tuple(
          fc.constantFrom('and', 'or', 'xor'),
          fc.constantFrom<unknown>(new Int32(5), new Int32(2), Long.fromNumber(6)),
        )
        .map(([name, mask]) => ({ [name]: mask })),
    ),
  },
);

/** Operators together: those of one name are merged. */
const operators = fc.array(operation, { minLength: 1, maxLength: 3 }).map((list): Doc => {
  const merged: Doc = {};
  for (const [name, fields] of list.flatMap((entry) => Object.entries(entry)))
    merged[name] = { ...(merged[name] as Doc | undefined), ...(fields as Doc) };
  return merged;
});

const stage: fc.Arbitrary<Doc> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('a', 'b', 'n.z', 'e'),
      fc.oneof(
        scalar,
        fc.constantFrom<unknown>(
          '$b',
          '$n',
          '$l',
          { $ifNull: ['$a', '$b'] },
          { $cond: [{ $isArray: '$l' }, '$l', []] },
        ),
      ),
    )
    .map(([name, given]): Doc => ({ $set: { [name]: literal(given) } })),
  fc.constantFrom<Doc>(
    { $unset: 'a' },
    { $unset: ['b', 'n.x'] },
    { $replaceWith: { b: '$b', was: '$$ROOT' } },
    { $project: { a: 1, b: 1 } },
  ),
);
const literal = (given: unknown) =>
  typeof given === 'string' && !given.startsWith('$') ? { $literal: given } : given;

export interface Change {
  filter: Doc;
  update: Doc | Doc[];
  arrayFilters?: Doc[];
}

/** Updates that name an element by the query, by a filter, or all of them. */
const positional: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(
      fc.oneof(scalar, fc.record({ $gte: scalar })),
      fc.constantFrom<Doc>({ $set: { 'l.$': 'new' } }, { $inc: { 'l.$': new Int32(1) } }),
    )
    .map(([given, update]) => ({ filter: { l: given }, update })),
  fc
    .tuple(
      scalar,
      fc.constantFrom<Doc>({ $set: { 'd.$.y': 'new' } }, { $unset: { 'd.$.x': '' } }),
      fc.boolean(),
    )
    .map(([given, update, element]) => ({
      filter: element ? { d: { $elemMatch: { x: given } } } : { 'd.x': given },
      update,
    })),
  fc.constantFrom<Change>(
    { filter: {}, update: { $set: { 'l.$[]': new Int32(7) } } },
    { filter: {}, update: { $inc: { 'd.$[].x': new Int32(1) } } },
  ),
  fc.tuple(scalar, fc.constantFrom('$gte', '$eq')).map(([given, name]) => ({
    filter: {},
    update: { $set: { 'l.$[e]': 'new' } },
    arrayFilters: [{ e: { [name]: given } }],
  })),
  scalar.map((given) => ({
    filter: {},
    update: { $set: { 'd.$[e].y': new Int32(9) } },
    arrayFilters: [{ 'e.x': given }],
  })),
);

export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(filter, operators).map(([given, update]) => ({ filter: given, update })) },
  { weight: 2, arbitrary: positional },
  {
    weight: 1,
    arbitrary: fc
      .tuple(filter, fc.array(stage, { minLength: 1, maxLength: 2 }))
      .map(([given, update]) => ({ filter: given, update })),
  },
);

export const replacement: fc.Arbitrary<Doc> = body;
export type { Sort };
