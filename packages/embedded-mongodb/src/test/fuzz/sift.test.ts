import fc from 'fast-check';
import siftModule from 'sift';
import { expect, it } from 'vitest';
import { matches } from '../model/filter.ts';
import type { Doc } from '../model/values.ts';

// Its types describe the default export of the other module system.
const sift = siftModule as unknown as (filter: Doc) => (doc: Doc) => boolean;

const scalar = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', 'a', 'b', 'ab'), fc.boolean());
const inner = fc.record({ x: scalar, y: scalar }, { requiredKeys: [], noNullPrototype: true });
const doc: fc.Arbitrary<Doc> = fc.record(
  {
    a: scalar,
    b: scalar,
    n: inner,
    l: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    d: fc.array(inner, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['l', 'd'], noNullPrototype: true },
);
const operator: fc.Arbitrary<Doc> = fc.oneof(
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar)
    .map(([name, one]): Doc => ({ [name]: one })),
  fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { minLength: 1, maxLength: 3 }))
    .map(([name, list]): Doc => ({ [name]: list })),
  fc.boolean().map((wanted): Doc => ({ $exists: wanted })),
  fc.constantFrom<Doc>({ $regex: '^a' }, { $regex: 'b$' }),
);
const field = fc
  .tuple(
    fc.constantFrom('a', 'b', 'n.x', 'l', 'd.x'),
    fc.oneof(
      scalar,
      operator,
      operator.map((one) => ({ $not: one })),
    ),
  )
  .map(([path, condition]): Doc => ({ [path]: condition }));
const size = fc.integer({ min: 1, max: 3 }).map((count): Doc => ({ l: { $size: count } }));
const element = fc
  .record({ x: scalar, y: scalar }, { noNullPrototype: true })
  .map(($elemMatch): Doc => ({ d: { $elemMatch } }));
const leaf = fc.oneof(
  { weight: 6, arbitrary: field },
  { weight: 1, arbitrary: size },
  { weight: 1, arbitrary: element },
);
const filter = fc.oneof(
  leaf,
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(leaf, { minLength: 1, maxLength: 3 }))
    .map(([name, parts]): Doc => ({ [name]: parts })),
);

it('the model finds what sift finds, where both speak of plain values', () => {
  fc.assert(
    fc.property(filter, doc, (given, one) => {
      expect(matches(one, given)).toBe(sift(given)(one));
    }),
    { numRuns: 3000 },
  );
});
