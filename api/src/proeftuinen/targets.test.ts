import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { historyOf } from '../platform/history/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { stored } from '../test/placing.ts';
import { makeRegion, NOW, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
let proeftuinId: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  proeftuinId = toNodeId('Proeftuin', region.proeftuinId);
});
afterAll(() => api.stop());

const given = {
  metric: 'COMPANIES',
  startValue: 3,
  value: 12,
  startsOn: '2026-09-01',
  dueOn: '2027-08-31',
  enteredValue: null,
};
interface Told {
  target?: { id: string; version: number };
  reason?: string;
  facts?: { name: string; value: string }[];
  changedFields?: string[];
}

async function ask(operation: 'createTarget' | 'editTarget', as: Viewer, input: object): Promise<Told> {
  const type = operation === 'createTarget' ? 'CreateTargetInput' : 'EditTargetInput';
  const document = `mutation($input: ${type}!) { ${operation}(input: $input) {
    ... on TargetChanged { target { id version } }
    ... on TargetRefused { reason changedFields facts { name value } } } }`;
  const { data, errors } = await api.graphql(document, { input: { key: newId(), ...input } }, as);
  expect(errors).toEqual([]);
  return data[operation] as Told;
}
const make = (as: Viewer, change: object = {}) =>
  ask('createTarget', as, { proeftuinId, ...given, ...change });

async function targets(archived = false): Promise<Record<string, unknown>[]> {
  const document = `query($id: ID!, $archived: Boolean!) { node(id: $id) { ... on Proeftuin {
    targets(archived: $archived) { id metric startValue value dueOn enteredValue current viewerCanEdit } } } }`;
  const { data, errors } = await api.graphql(document, { id: proeftuinId, archived }, region.coordinator);
  expect(errors).toEqual([]);
  return data.node.targets as Record<string, unknown>[];
}
async function archive(as: Viewer, id: string, archived: boolean): Promise<string> {
  const document = `mutation($key: ID!, $id: ID!, $archived: Boolean!) {
    archive(key: $key, id: $id, archived: $archived) { __typename } }`;
  const { data, errors } = await api.graphql(document, { key: newId(), id, archived }, as);
  expect(errors).toEqual([]);
  return data.archive.__typename as string;
}

it('is set by who coordinates the proeftuin, changed, put away and brought back', async () => {
  const made = await make(region.coordinator);
  const id = made.target!.id;
  expect(await targets()).toContainEqual({
    id,
    metric: 'COMPANIES',
    startValue: 3,
    value: 12,
    dueOn: '2027-08-31',
    enteredValue: null,
    current: 3,
    viewerCanEdit: true,
  });
  const changed = await ask('editTarget', region.coordinator, { id, version: 1, value: 15 });
  expect(changed.target).toEqual({ id, version: 2 });
  const stale = await ask('editTarget', region.coordinator, { id, version: 1, dueOn: '2027-06-30' });
  expect(stale).toMatchObject({ reason: 'STALE', changedFields: ['value'] });
  expect(await archive(region.coordinator, id, true)).toBe('Archived');
  expect((await targets()).map((target) => target['id'])).not.toContain(id);
  expect(await targets(true)).toMatchObject([{ id, value: 15 }]);
  expect(await archive(region.coordinator, id, false)).toBe('Archived');
  expect((await targets()).map((target) => target['id'])).toContain(id);
  const steps = (await historyOf([stored(id)])).get(stored(id)) ?? [];
  expect(steps.map(({ command }) => command)).toEqual(['CREATE', 'EDIT', 'ARCHIVE', 'RESTORE']);
});

it('keeps what is entered by hand only where nothing is counted', async () => {
  const counted = await make(region.coordinator, { enteredValue: 7 });
  const entered = await make(region.coordinator, { metric: 'MENTORS_TRAINED', enteredValue: 7 });
  const found = await targets();
  const of = ({ target }: Told) => found.find(({ id }) => id === target!.id);
  expect(of(counted)).toMatchObject({ enteredValue: null, current: 3 });
  expect(of(entered)).toMatchObject({ enteredValue: 7, current: 7 });
});

it.each([
  [{ value: 3 }, 'value', 'not_more'],
  [{ dueOn: '2026-09-01' }, 'dueOn', 'before_start'],
  [{ value: 2_000_000 }, 'value', 'too_big'],
  [{ startValue: -1 }, 'startValue', 'too_small'],
])('refuses what cannot be reached: %#', async (change, name, value) => {
  expect(await make(region.coordinator, change)).toMatchObject({
    reason: 'INVALID',
    facts: [{ name, value }],
  });
});

it('is refused to everybody else, and to all once the proeftuin is archived', async () => {
  const id = toNodeId('Target', region.targetId);
  const { partner, school, otherSchool } = region;
  for (const viewer of [partner, school.teacher, school.coordinator, otherSchool.coordinator]) {
    expect(await make(viewer)).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await ask('editTarget', viewer, { id, version: 1, value: 99 })).toMatchObject({
      reason: 'NOT_ALLOWED',
    });
    expect(await archive(viewer, id, true)).toBe('ArchiveRefused');
  }
  expect(await archive(region.coordinator, proeftuinId, true)).toBe('Archived');
  expect(await make(region.coordinator)).toMatchObject({ reason: 'ARCHIVED' });
  expect(await ask('editTarget', region.coordinator, { id, version: 1, value: 99 })).toMatchObject({
    reason: 'NOT_ALLOWED',
  });
});
