import { AsyncResource } from 'node:async_hooks';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineModel, transaction } from './database.ts';
import { findTogether } from './reads.ts';
import { startTestApi, type TestApi } from './test/api.ts';
import { askedDuring } from './test/asked.ts';

interface Thing {
  _id: string;
  kind: string;
  size: number;
}
const models = ['redThings', 'blueThings'].map((name) =>
  defineModel<Thing>(name, name, { kind: String, size: Number }, [{ key: { kind: 1 } }]),
);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  for (const [at, model] of models.entries())
    await model.insertMany(
      Array.from({ length: 20 }, (_, i) => ({ _id: `${at}-${i}`, kind: `k${i % 4}`, size: i })),
    );
});
afterAll(() => api.stop());

const part = fc.record({
  model: fc.constantFrom(...models),
  filter: fc.oneof(
    fc.record({ _id: fc.record({ $in: fc.array(fc.constantFrom('0-1', '0-7', '1-7', '1-19', 'no')) }) }),
    fc.record({ kind: fc.constantFrom('k0', 'k3', 'none') }),
  ),
});
/** Runs as another request does, outside the caller's transaction. */
const outside = AsyncResource.bind(<T>(run: () => Promise<T>) => run());
const byId = (found: { id: string }[]) => found.toSorted((a, b) => (a.id < b.id ? -1 : 1));

it('gives each who asks what they would get alone, however many ask at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 40 }), async (parts) => {
      const together = await Promise.all(parts.map(({ model, filter }) => findTogether(model, filter)));
      for (const [at, { model, filter }] of parts.entries()) {
        const alone = await model.find(filter as never).lean<Thing[]>();
        expect(byId(together[at]!)).toEqual(byId(alone.map(({ _id, ...rest }) => ({ ...rest, id: _id }))));
      }
    }),
    { numRuns: 30 },
  );
});

it('asks once for what is asked at the same moment, and tells all of them when it cannot be read', async () => {
  const [red, blue] = models as [(typeof models)[0], (typeof models)[0]];
  const asked = await askedDuring(() =>
    Promise.all([findTogether(red, { kind: 'k1' }), findTogether(blue, { kind: 'k2' })]),
  );
  expect(asked.map(({ collection }) => collection)).toEqual(['redThings', 'blueThings']);
  expect(asked.filter(({ first }) => first !== null)).toHaveLength(1);
  const bad = { kind: { $unknown: 1 } };
  const both = await Promise.allSettled([findTogether(red, { kind: 'k1' }), findTogether(blue, bad)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('reads all of what one reply does not hold', async () => {
  const [red] = models as [(typeof models)[0]];
  const many = Array.from({ length: 10_050 }, (_, i) => ({ _id: `many-${i}`, kind: 'many', size: i }));
  await red.collection.insertMany(many as never);
  const found = await findTogether(red, { kind: 'many' });
  expect(new Set(found.map(({ id }) => id)).size).toBe(many.length);
});

it('sees what its own transaction wrote, also when another one has ended meanwhile', async () => {
  const [red, blue] = models as [(typeof models)[0], (typeof models)[0]];
  const sizeOf = async () => (await findTogether(red, { _id: '0-2' }))[0]?.size;
  await transaction(async () => {
    await red.updateOne({ _id: '0-2' }, { $set: { size: 99 } });
    const other = transaction.bind(null, () => blue.updateOne({ _id: '1-2' }, { $set: { size: 98 } }));
    await outside(other);
    expect(await sizeOf()).toBe(99);
    expect(await outside(sizeOf)).not.toBe(99);
  });
  expect(await sizeOf()).toBe(99);
});

it('sees what the transaction around it wrote', async () => {
  const [red] = models as [(typeof models)[0]];
  await transaction(async () => {
    await red.updateOne({ _id: '0-1' }, { $set: { size: 99 } });
    expect((await findTogether(red, { _id: '0-1' }))[0]?.size).toBe(99);
  });
});
