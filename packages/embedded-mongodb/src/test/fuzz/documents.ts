import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from 'bson';
import fc from 'fast-check';
import type { ModelIndex } from '../model/keys.ts';
import type { Doc } from '../model/values.ts';

const OBJECT_IDS = ['655f00000000000000000001', '655f00000000000000000002'].map((hex) => new ObjectId(hex));

/** Longer than a key of an index can be. */
const LONG = 'y'.repeat(1200);

/** Every BSON type that Mongoose writes, from small sets, so that values often meet. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }).map((value) => new Int32(value)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'a', 'b', 'ab', 'Zoë', 'a\0b', 'z'.repeat(50), LONG, `${LONG}a`),
  },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      new Double(1),
      new Double(1.5),
      new Double(-0.25),
      new Double(NaN),
      new Double(2 ** 53),
      Long.fromNumber(1),
      Long.fromBigInt(2n ** 53n + 1n),
      new Int32(-2),
      Decimal128.fromString('1'),
      Decimal128.fromString('1.5'),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      ...OBJECT_IDS,
      new Date(0),
      new Date(86_400_000),
      new Binary(Buffer.from('ab')),
      new UUID('00000000-0000-4000-8000-000000000001').toBinary(),
      new Timestamp({ t: 1, i: 1 }),
    ),
  },
);

/** A scalar on which arithmetic works. */
export const plainNumber: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  new Int32(1),
  new Int32(2),
  new Int32(-3),
  new Int32(0),
  new Double(1.5),
  new Double(2),
  Long.fromNumber(4),
);

const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const list = fc.array(
  fc.oneof({ weight: 6, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) }),
  {
    maxLength: 3,
  },
);
const documents = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: inner },
    { weight: 1, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(inner, { maxLength: 2 }) },
  ),
  { maxLength: 3 },
);

/** Any value of a field. */
export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: inner },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: documents },
);

export const id: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 6 }).map((number) => new Int32(number)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>('a', 'b', OBJECT_IDS[0], new Double(1), { x: new Int32(1) }),
  },
);

const fields = {
  a: value,
  b: scalar,
  n: fc.oneof({ weight: 5, arbitrary: inner }, { weight: 1, arbitrary: value }),
  l: fc.oneof({ weight: 5, arbitrary: list }, { weight: 1, arbitrary: value }),
  d: fc.oneof({ weight: 5, arbitrary: documents }, { weight: 1, arbitrary: value }),
};

/** A document without its `_id`; any field may be missing. */
export const body: fc.Arbitrary<Doc> = fc.record(fields, { requiredKeys: [] });

export const document: fc.Arbitrary<Doc> = fc.tuple(id, body).map(([_id, rest]) => ({ _id, ...rest }));

const way = fc.constantFrom<1 | -1>(1, -1);
const indexed = fc.constantFrom(
  ['a'],
  ['b'],
  ['l'],
  ['n.x'],
  ['d.x'],
  ['a', 'b'],
  ['b', 'l'],
  ['b', 'n.y'],
  ['d.x', 'd.y'],
  ['d.y', 'b'],
);
const partial = fc.constantFrom<Doc>(
  { b: new Int32(1) },
  { b: { $exists: true } },
  { b: { $gt: new Int32(0) } },
  { b: { $type: 'string' } },
  { b: { $in: ['a', new Int32(1)] } },
);

export const index: fc.Arbitrary<ModelIndex> = fc
  .record({
    paths: indexed,
    ways: fc.tuple(way, way),
    unique: fc.boolean(),
    kind: fc.constantFrom('plain', 'plain', 'sparse', 'partial'),
    partial,
  })
  .map(({ paths, ways, unique, kind, partial: filter }) => {
    const key = Object.fromEntries(paths.map((path, at) => [path, ways[at]!] as const));
    const name = Object.entries(key).flat().join('_');
    return {
      key,
      name: `${name}_${kind}_${String(unique)}`,
      ...(unique ? { unique } : {}),
      ...(kind === 'sparse' ? { sparse: true } : {}),
      ...(kind === 'partial' ? { partialFilterExpression: filter } : {}),
    };
  });

/** Indexes without two on the same fields, which a server refuses. */
export const indexes: fc.Arbitrary<ModelIndex[]> = fc.uniqueArray(index, {
  maxLength: 3,
  selector: ({ key }) => JSON.stringify(key),
});
