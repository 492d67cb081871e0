import { Int32 } from 'bson';
import fc from 'fast-check';
import type { Doc } from '../model/values.ts';
import { id, plainNumber, scalar, value } from './documents.ts';

export const path: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'n.x', 'n.y', 'l', 'd.x', 'd.y') },
  { weight: 3, arbitrary: fc.constantFrom('n', 'd', 'a.x', 'b.x') },
  { weight: 1, arbitrary: fc.constantFrom('l.0', 'd.0.x', 'd.1', 'l.1') },
);

const comparison = fc
  .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), value)
  .map(([operator, operand]): Doc => ({ [operator]: operand }));
const values = fc.array(value, { maxLength: 3 });
const range = fc
  .tuple(fc.constantFrom('$gt', '$gte'), scalar, fc.constantFrom('$lt', '$lte'), scalar)
  .map(([from, low, to, high]): Doc => ({ [from]: low, [to]: high }));
const type = fc.constantFrom(
  'string',
  'int',
  'double',
  'long',
  'number',
  'array',
  'object',
  'null',
  'bool',
  'date',
  'objectId',
  'binData',
);
const pattern = fc.constantFrom('^a', '^ab', 'b$', '^a|b', 'Z', '^A', '^', '^a?', '^z{3}');

const operator: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: comparison },
  { weight: 2, arbitrary: range },
  { weight: 2, arbitrary: values.map((list): Doc => ({ $in: list })) },
  { weight: 1, arbitrary: values.map((list): Doc => ({ $nin: list })) },
  { weight: 1, arbitrary: fc.boolean().map((wanted): Doc => ({ $exists: wanted })) },
  { weight: 1, arbitrary: type.map((name): Doc => ({ $type: name })) },
  {
    weight: 1,
    arbitrary: fc.array(type, { minLength: 1, maxLength: 2 }).map((names): Doc => ({ $type: names })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((size): Doc => ({ $size: new Int32(size) })) },
  { weight: 1, arbitrary: values.map((list): Doc => ({ $all: list })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(2, 3, -2), fc.constantFrom(0, 1, -1))
      .map((pair): Doc => ({ $mod: pair.map((n) => new Int32(n)) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(pattern, fc.constantFrom('', 'i'))
      .map(([$regex, $options]): Doc => ($options ? { $regex, $options } : { $regex })),
  },
);

const onElement = fc.oneof(
  comparison,
  range,
  fc
    .tuple(fc.constantFrom('x', 'y'), fc.oneof(scalar, comparison))
    .map(([name, condition]): Doc => ({ [name]: condition })),
  fc.record({ x: fc.oneof(scalar, comparison), y: scalar }),
  comparison.map((one): Doc => ({ $or: [{ x: one }, { y: one }] })),
);

export const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 6, arbitrary: operator },
  { weight: 1, arbitrary: operator.map((one) => ({ $not: one })) },
  { weight: 1, arbitrary: onElement.map((one) => ({ $elemMatch: one })) },
  { weight: 1, arbitrary: fc.tuple(operator, operator).map(([one, two]) => ({ ...one, ...two })) },
);

const field = fc.tuple(path, condition).map(([name, one]): Doc => ({ [name]: one }));
const identity = fc
  .oneof(
    id,
    fc.array(id, { maxLength: 3 }).map(($in) => ({ $in })),
  )
  .map((_id): Doc => ({ _id }));
const computed = fc
  .tuple(
    fc.constantFrom('$gt', '$lt', '$eq', '$gte'),
    fc.constantFrom('$b', '$n.x', '$a'),
    fc.oneof(plainNumber, fc.constantFrom('$b', '$a', '$n.y')),
  )
  .map(([name, left, right]): Doc => ({ $expr: { [name]: [left, right] } }));
const leaf = fc.oneof(
  { weight: 8, arbitrary: field },
  { weight: 2, arbitrary: identity },
  { weight: 1, arbitrary: computed },
);
const both = fc.tuple(leaf, field).map(([one, two]): Doc => ({ ...one, ...two }));
const logic = fc
  .tuple(
    fc.constantFrom('$and', '$or', '$nor'),
    fc.array(fc.oneof(leaf, both), { minLength: 1, maxLength: 3 }),
  )
  .map(([name, parts]): Doc => ({ [name]: parts }));

export const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Doc>({}) },
  { weight: 6, arbitrary: leaf },
  { weight: 4, arbitrary: both },
  { weight: 3, arbitrary: logic },
  { weight: 2, arbitrary: fc.tuple(leaf, logic).map(([one, two]): Doc => ({ ...one, ...two })) },
);

export type Sort = Record<string, 1 | -1>;
const way = fc.constantFrom<1 | -1>(1, -1);

/** A total order: it ends with `_id`. */
export const sort: fc.Arbitrary<Sort> = fc
  .tuple(
    fc.constantFrom(
      [],
      ['a'],
      ['b'],
      ['n.x'],
      ['l'],
      ['d.x'],
      ['b', 'a'],
      ['b', 'l'],
      ['n.x', 'b'],
      ['d.x', 'd.y'],
    ),
    fc.tuple(way, way),
    way,
  )
  .map(([paths, ways, last]) => ({
    ...Object.fromEntries(paths.map((name, at) => [name, ways[at]!])),
    _id: last,
  }));

const included = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'n.x', 'l', 'd.x'), { minLength: 1, maxLength: 3 })
  .map((names): Doc => Object.fromEntries(names.map((name) => [name, 1])));

/** Projections of `find`. */
export const projection: fc.Arbitrary<Doc> = fc.oneof(
  included,
  included.map((fields) => Object.fromEntries(Object.keys(fields).map((name) => [name, 0]))),
  included.map((fields): Doc => ({ ...fields, _id: 0 })),
  fc.constantFrom<Doc>(
    { _id: 1 },
    { _id: 0 },
    { n: { x: 1 } },
    { l: { $slice: -1 } },
    { l: { $slice: [1, 1] } },
    { b: 1, l: { $slice: 2 } },
  ),
  onElement.map((one): Doc => ({ b: 1, d: { $elemMatch: one } })),
  fc.constantFrom<Doc>(
    { b: 1, e: '$n.x' },
    { e: { $isArray: '$l' } },
    { b: 1, e: { $ifNull: ['$a', 'none'] } },
  ),
);
