import { Int32 } from 'bson';
import fc from 'fast-check';
import type { Doc } from '../model/values.ts';
import { plainNumber, scalar } from './documents.ts';
import { filter, sort } from './filters.ts';

const ONE = new Int32(1);
const field = fc.constantFrom('$a', '$b', '$n.x', '$n', '$l', '$d.x', '$_id', '$none');
const numeric = (operand: unknown): Doc => ({ $cond: [{ $isNumber: operand }, operand, ONE] });
const listed = (operand: unknown): Doc => ({ $cond: [{ $isArray: [operand] }, operand, []] });
const literal = scalar.map((value): Doc => ({ $literal: value }));
const operand = fc.oneof(field, literal);
const number = fc.oneof(fc.constantFrom('$b', '$n.x', '$a').map(numeric), plainNumber);
const items = fc.constantFrom('$l', '$d', '$a').map(listed);

/** Expressions; arithmetic and lists get what they can work on. */
export const expression: fc.Arbitrary<unknown> = fc.oneof(
  field,
  literal,
  fc
    .tuple(fc.constantFrom('$add', '$multiply', '$subtract'), number, number)
    .map(([name, a, b]) => ({ [name]: [a, b] })),
  number.map((one) => ({ $abs: one })),
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), operand, operand)
    .map(([name, a, b]) => ({ [name]: [a, b] })),
  fc.tuple(fc.constantFrom('$and', '$or'), operand, operand).map(([name, a, b]) => ({ [name]: [a, b] })),
  operand.map((one) => ({ $not: [one] })),
  fc.tuple(operand, operand, operand).map(([test, then, otherwise]) => ({ $cond: [test, then, otherwise] })),
  fc.tuple(operand, operand, operand).map(([test, then, otherwise]) => ({
    $switch: { branches: [{ case: test, then }], default: otherwise },
  })),
  fc.tuple(field, operand).map(([first, second]) => ({ $ifNull: [first, second] })),
  fc.tuple(operand, items).map(([one, list]) => ({ $in: [one, list] })),
  items.map((list) => ({ $size: list })),
  fc.tuple(items, fc.constantFrom(0, 1, -1)).map(([list, at]) => ({ $arrayElemAt: [list, new Int32(at)] })),
  fc
    .tuple(fc.constantFrom('$first', '$last', '$reverseArray'), items)
    .map(([name, list]) => ({ [name]: list })),
  fc.tuple(items, items).map((both) => ({ $concatArrays: both })),
  fc
    .tuple(items, fc.constantFrom('$gt', '$eq', '$ne'), operand)
    .map(([input, name, one]) => ({ $filter: { input, as: 'item', cond: { [name]: ['$$item', one] } } })),
  fc
    .tuple(
      items,
      fc.constantFrom<unknown>('$$item.x', { $isArray: ['$$item'] }, { $type: '$$item' }, { was: '$$item' }),
    )
    .map(([input, inside]) => ({ $map: { input, as: 'item', in: inside } })),
  fc
    .tuple(
      fc.constantFrom('$sum', '$avg', '$min', '$max'),
      fc.constantFrom<unknown>('$l', ['$b', '$n.x'], '$b', '$d.x'),
    )
    .map(([name, given]) => ({ [name]: given })),
  field.map((one) => ({ $type: one })),
  fc.constantFrom<unknown>(
    { $concat: [{ $cond: [{ $eq: [{ $type: '$b' }, 'string'] }, '$b', 'none'] }, '-', 'x'] },
    { $let: { vars: { one: '$b' }, in: { was: '$$one', all: '$n' } } },
    { $mergeObjects: [{ x: '$b' }, { y: '$a' }] },
    { x: '$b', none: '$none' },
    ['$b', '$none', '$n.x'],
    '$$ROOT.b',
  ),
);

const accumulator: fc.Arbitrary<Doc> = fc.oneof(
  fc
    .tuple(fc.constantFrom('$min', '$max', '$first', '$last', '$push'), field)
    .map(([name, one]) => ({ [name]: one })),
  fc
    .tuple(
      fc.constantFrom('$sum', '$avg'),
      fc.oneof(fc.constantFrom<unknown>('$b', ONE, '$n.x', '$l'), number),
    )
    .map(([name, one]) => ({ [name]: one })),
  fc.constant<Doc>({ $count: {} }),
  fc.constant<Doc>({ $mergeObjects: { x: '$b' } }),
);

const grouped = fc
  .tuple(
    fc.oneof(field, fc.constantFrom<unknown>(null, { b: '$b', x: '$n.x' }), expression),
    accumulator,
    accumulator,
    fc.boolean(),
  )
  .map(([_id, one, two, withSet]): Doc[] => [
    { $group: { _id, one, two, ...(withSet ? { set: { $addToSet: '$b' } } : {}) } },
    { $sort: { _id: 1 } },
  ]);

const lookup = fc
  .tuple(
    fc.constantFrom('b', 'a', 'l', 'n.x', 'd.x', '_id'),
    fc.constantFrom('_id', 'b', 'l', 'n.x', 'd.x'),
    fc.constantFrom<Doc[]>([], [{ $match: { b: { $exists: true } } }], [{ $project: { b: 1 } }]),
  )
  .map(([localField, foreignField, rest]): Doc[] => [
    {
      $lookup: {
        from: 'fuzz',
        localField,
        foreignField,
        as: 'joined',
        pipeline: [{ $sort: { _id: 1 } }, ...rest],
      },
    },
  ]);
const lookupWithLet = fc.constantFrom('$eq', '$lt').map((name): Doc[] => [
  {
    $lookup: {
      from: 'fuzz',
      let: { one: '$b' },
      as: 'n.joined',
      pipeline: [{ $match: { $expr: { [name]: ['$b', '$$one'] } } }, { $sort: { _id: 1 } }],
    },
  },
]);

const stage: fc.Arbitrary<Doc[]> = fc.oneof(
  { weight: 2, arbitrary: filter.map(($match): Doc[] => [{ $match }]) },
  { weight: 2, arbitrary: sort.map(($sort): Doc[] => [{ $sort }]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('e', 'b', 'n.z', 'd.z'), expression)
      .map(([name, one]): Doc[] => [{ $addFields: { [name]: one } }]),
  },
  { weight: 1, arbitrary: expression.map((one): Doc[] => [{ $set: { e: one } }]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(expression, fc.boolean())
      .map(([one, all]): Doc[] => [{ $project: all ? { e: one } : { b: 1, 'n.x': 1, e: one } }]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Doc[]>(
      [{ $project: { b: 0, 'd.x': 0 } }],
      [{ $unset: ['a', 'n.x'] }],
      [{ $unset: 'l' }],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 }))
      .map(([skip, limit]): Doc[] => [{ $skip: skip }, { $limit: limit }]),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Doc[]>(
      [{ $unwind: '$l' }],
      [{ $unwind: '$d' }],
      [{ $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } }],
      [{ $unwind: { path: '$n.x', preserveNullAndEmptyArrays: true } }],
    ),
  },
  { weight: 2, arbitrary: grouped },
  { weight: 1, arbitrary: lookup },
  { weight: 1, arbitrary: lookupWithLet },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Doc[]>(
      [{ $replaceRoot: { newRoot: { was: '$$ROOT' } } }],
      [{ $replaceWith: { _id: '$_id', b: '$b' } }],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('$b', '$n.x')
      .map((by): Doc[] => [{ $sortByCount: by }, { $sort: { count: -1, _id: 1 } }]),
  },
  { weight: 1, arbitrary: fc.constant<Doc[]>([{ $count: 'total' }]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Doc[]>(
      [{ $bucket: { groupBy: '$b', boundaries: [new Int32(0), ONE, new Int32(3)], default: 'other' } }],
      [
        {
          $bucket: {
            groupBy: '$b',
            boundaries: [new Int32(0), new Int32(2)],
            default: 'other',
            output: { all: { $push: '$_id' } },
          },
        },
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(filter, sort)
      .map(([$match, $sort]): Doc[] => [
        { $facet: { list: [{ $sort }, { $limit: 2 }], total: [{ $match }, { $count: 'n' }] } },
      ]),
  },
  {
    weight: 1,
    arbitrary: filter.map(($match): Doc[] => [
      { $unionWith: { coll: 'fuzz', pipeline: [{ $match }, { $sort: { _id: 1 } }] } },
    ]),
  },
);

/** A pipeline whose order is given from its first stages on. */
export const pipeline: fc.Arbitrary<Doc[]> = fc
  .tuple(filter, sort, fc.array(stage, { minLength: 1, maxLength: 3 }))
  .map(([$match, $sort, stages]) => [{ $match }, { $sort }, ...stages.flat()]);
