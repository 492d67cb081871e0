import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPage, pageOf, type Page, type Sort } from './connection.ts';
import { defineModel, ensureIndexes, newId } from './database.ts';
import { startTestApi, type TestApi } from './test/api.ts';

interface Item {
  _id: string;
  name: string;
  day: string | null;
  at: Date | null;
  group: string;
}
const items = defineModel<Item>('Item', 'items', { name: String, day: String, at: Date, group: String }, []);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await ensureIndexes();
});
afterAll(() => api.stop());

async function walk(
  first: number,
  read: (after: string | null) => Promise<Page<{ id: string }>>,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let i = 0; i < 100; i++) {
    const page: Page<{ id: string }> = await read(after);
    expect(page.nodes.length).toBeLessThanOrEqual(first);
    ids.push(...page.nodes.map((node) => node.id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
  throw new Error('the list does not end');
}

describe('listPage', () => {
  const rows = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      day: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
      at: fc.constantFrom(null, new Date(0), new Date(1_000_000)),
    }),
    { maxLength: 25 },
  );
  const sorts = fc.constantFrom<Sort>(
    [
      ['name', 1],
      ['_id', 1],
    ],
    [
      ['day', 1],
      ['name', -1],
      ['_id', -1],
    ],
    [
      ['at', -1],
      ['_id', 1],
    ],
    [
      ['at', 1],
      ['day', -1],
      ['_id', 1],
    ],
  );

  it('shows every item once and in order, whatever the page size and sort', async () => {
    await fc.assert(
      fc.asyncProperty(rows, sorts, fc.integer({ min: 1, max: 7 }), async (data, sort, first) => {
        const group = newId();
        await items.insertMany(data.map((row) => ({ ...row, _id: newId(), group })));
        const whole = await items.find({ group }).sort(Object.fromEntries(sort)).lean<Item[]>();
        const seen = await walk(first, (after) => listPage(items, { filter: { group }, sort, first, after }));
        expect(seen).toEqual(whole.map((item) => item._id));
      }),
      { numRuns: 25 },
    );
  });

  it('counts only what the filter matches, and gives id instead of _id', async () => {
    const group = newId();
    await items.insertMany([1, 2, 3].map(() => ({ _id: newId(), name: 'x', day: null, at: null, group })));
    const page = await listPage<Item, { id: string }>(items, {
      filter: { group },
      sort: [['_id', 1]],
      first: 2,
    });
    expect(await page.totalCount()).toBe(3);
    expect(Object.keys(page.nodes[0] ?? {})).toEqual(['name', 'day', 'at', 'group', 'id']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it.each([0, -1, 101, 1.5])('refuses a page of %d', async (first) => {
    await expect(listPage(items, { filter: {}, sort: [['_id', 1]], first })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it.each(['x', '', 'W10', 'eyJhIjoxfQ', Buffer.from('[{"$gt":""}]').toString('base64url')])(
    'refuses the cursor %s',
    async (after) => {
      const read = listPage(items, { filter: {}, sort: [['_id', 1]], first: 1, after });
      if (after === '') await expect(read).resolves.toBeDefined();
      else await expect(read).rejects.toMatchObject({ code: 'BAD_INPUT' });
    },
  );
});

describe('pageOf', () => {
  it('shows every item once', async () => {
    const all = Array.from({ length: 7 }, () => ({ id: newId() }));
    const seen = await walk(3, (after) => Promise.resolve(pageOf(all, { first: 3, after })));
    expect(seen).toEqual(all.map((item) => item.id));
  });
});
