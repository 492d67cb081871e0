import { FIELDS } from '@scheldemond/domain/access/fields';
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../schema.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { askEveryField, expectedOf, type Seen } from '../test/every-field.ts';
import { mayRead, type Reader } from '../test/read-matrix.ts';
import { anyLife, EVERY_LIFE } from '../test/lives.ts';
import { makeWorld, type Thing, type World } from '../test/world.ts';

let api: TestApi;
let schema: GraphQLSchema;
beforeAll(async () => {
  api = await startTestApi();
  schema = buildSchema();
});
afterAll(() => api.stop());

/** What stands in the database of every object. */
async function wholeOf(world: World, things: readonly Thing[]): Promise<Map<Thing, Seen>> {
  const found = new Map<Thing, Seen>();
  const slot = world.works[0]!.slotNode;
  for (const thing of things)
    found.set(thing, await askEveryField(api, schema, thing, { kind: 'system' }, slot));
  return found;
}

/** Asks every field of these objects as everybody, and compares. */
async function compare(world: World, things: readonly Thing[]): Promise<void> {
  const wholes = await wholeOf(world, things);
  const slot = world.works[0]!.slotNode;
  const differ: string[] = [];
  for (const asker of world.askers) {
    for (const thing of things) {
      const whole = wholes.get(thing)!;
      const seen = await askEveryField(api, schema, thing, asker.viewer, slot);
      const expected = expectedOf(world, schema, asker, thing, whole);
      // Which steps follow from a state is the life cycle's; here only that nobody else has any.
      if (expected['viewerCan'] && !isEmpty(expected['viewerCan'])) expected['viewerCan'] = seen['viewerCan'];
      if (thing.type === 'Placement' && expected['viewerCanEdit'])
        expected['viewerCanEdit'] = seen['viewerCanEdit'];
      for (const field of Object.keys(expected))
        if (JSON.stringify(seen[field]) !== JSON.stringify(expected[field]))
          differ.push(
            `${asker.name} sees ${thing.type}.${field} as ${JSON.stringify(seen[field])}, not ${JSON.stringify(expected[field])}`,
          );
    }
  }
  expect(differ).toEqual([]);
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

describe('check 1: who sees what', () => {
  it('is as the read matrix says: every field of every type as everybody, by id', async ({ task }) => {
    await api.reset();
    const world = await makeWorld(api, EVERY_LIFE);
    await compare(world, world.things);
    // A field that is empty everywhere would hide nothing by being empty.
    const wholes = await wholeOf(world, world.things);
    const filled = new Set<string>();
    for (const [{ type }, whole] of wholes)
      for (const [field, value] of Object.entries(whole)) if (!isEmpty(value)) filled.add(`${type}.${field}`);
    const all = Object.entries(FIELDS).flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`));
    expect(all.filter((name) => !filled.has(name))).toEqual([]);
    Object.assign(task.meta, { figure: `${all.length} fields of ${world.things.length} objects` });
  }, 120_000);

  it('holds for whatever happened to whomever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLife, { minLength: 2, maxLength: 6 }), async (lives) => {
        await api.reset();
        const world = await makeWorld(api, lives);
        const living = world.things.filter(({ type }) =>
          ['Student', 'Need', 'Placement', 'Slot'].includes(type),
        );
        await compare(world, living);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);

  it('knows every field of the schema, and no new one', () => {
    const reader = { role: 'ADMIN' } as Reader;
    for (const [type, fields] of Object.entries(FIELDS))
      for (const field of fields)
        expect(() =>
          mayRead(
            {
              ...reader,
              linked: null,
              siteIds: [],
              proeftuinIds: [],
              classIds: [],
              personId: '',
              organisationId: '',
              studentId: null,
              spent: false,
            },
            type,
            { id: '' },
            field,
          ),
        ).not.toThrow();
    expect(() => mayRead(reader, 'Student', { id: '' }, 'shoeSize')).toThrow('Student.shoeSize');
  });
});
