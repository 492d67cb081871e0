import { abilityFor } from '@scheldemond/domain/access/ability';
import type { PersonViewer, Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { subscribe } from '../platform/live/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send } from '../test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
let self: PersonViewer;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region);
  lotte = await makeStudent(region);
  self = await someone(region.school.id, 'STUDENT', { studentId: lotte.studentId });
});

const SAVE = `mutation($input: SaveWishesInput!) { saveWishes(input: $input) { __typename
  ... on PreferenceChanged { preference { id version places weekdays choices { rank work slot { id } } } }
  ... on PreferenceRefused { reason facts { name value } changedFields } } }`;
const BARE = { choices: [], places: [], weekdays: [], travelMeans: ['BICYCLE'], maxTravelMinutes: 30 };
async function save(input: Record<string, unknown>, as: Viewer = self) {
  const { data, errors } = await api.graphql(SAVE, { input: { key: newId(), ...BARE, ...input } }, as);
  expect(errors).toEqual([]);
  return data.saveWishes;
}
async function seenBy(as: Viewer) {
  const { data } = await api.graphql(
    `query($id: ID!) { node(id: $id) { ... on Student { travelMeans maxTravelMinutes preference { places choices { rank work slot { id } } } } } }`,
    { id: toNodeId('Student', lotte.studentId) },
    as,
  );
  return data.node;
}

describe('wishes', () => {
  it('are told by the student, in their order, and are read at school', async () => {
    const choices = [{ work: 'Lassen' }, { slotId: work.slotNode }];
    const done = await save({ choices, places: ['Gent'], weekdays: [5, 4] });
    expect(done.preference).toMatchObject({ places: ['Gent'], weekdays: [4, 5], version: 1 });
    const ranked = [
      { rank: 1, work: 'Lassen', slot: null },
      { rank: 2, work: null, slot: { id: work.slotNode } },
    ];
    const { preference, ...travel } = await seenBy(region.school.teacher);
    expect(preference.choices).toEqual(ranked);
    expect(travel).toEqual({ travelMeans: ['BICYCLE'], maxTravelMinutes: 30 });
    expect((await seenBy(region.school.coordinator)).preference.choices).toEqual(ranked);
    const { version } = done.preference;
    await save({ choices: choices.toReversed(), version });
    expect((await seenBy(self)).preference.choices.map((one: { work: string | null }) => one.work)).toEqual([
      null,
      'Lassen',
    ]);
  });

  it('come to their school as soon as they are told', async () => {
    const heard: string[] = [];
    const listen = (viewer: PersonViewer) =>
      subscribe({
        sessionId: viewer.sessionId,
        personId: viewer.personId,
        ability: abilityFor(viewer),
        send: ({ type }) => heard.push(`${viewer.role} ${type}`) > 0,
        close: () => undefined,
      });
    const leave = await Promise.all([region.school.teacher, region.otherSchool.teacher].map(listen));
    await save({ choices: [{ work: 'Lassen' }] });
    await expect.poll(() => heard).toContain('TEACHER Preference');
    expect(heard.filter((one) => one === 'TEACHER Preference')).toHaveLength(1);
    for (const stop of leave) stop();
  });

  it('are nobody else’s to read or write: not the company that was asked, nor a proeftuin', async () => {
    await save({ choices: [{ work: 'Lassen' }] });
    const id = await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode });
    await send(api, 'acceptPlacement', work.mentor, { id });
    for (const viewer of [work.mentor, work.admin, region.coordinator])
      expect((await seenBy(viewer)).preference).toBeNull();
    expect(await seenBy(region.otherSchool.teacher)).toBeNull();
    for (const viewer of [region.school.teacher, region.school.coordinator, work.mentor])
      expect(await save({ choices: [] }, viewer)).toMatchObject({ reason: 'NOT_ALLOWED' });
  });

  it('are not told to a teacher of another class', async () => {
    await save({ choices: [{ work: 'Lassen' }] });
    const elsewhere = await someone(region.school.id, 'TEACHER', { classIds: [newId()] });
    expect(await seenBy(elsewhere)).toBeNull();
    expect((await seenBy(region.school.teacher)).preference).not.toBeNull();
  });

  it('refuse what is not a wish, with the field', async () => {
    const paused = await makeWorkplace(region, { slot: { paused: true, state: 'PAUSED' } });
    for (const choices of [
      [{ work: '' }],
      [{ work: 'Lassen', slotId: work.slotNode }],
      [{ work: 'lassen' }, { work: 'Lassen' }],
      [{ slotId: paused.slotNode }],
      Array.from({ length: 11 }, (_, at) => ({ work: `Werk ${at}` })),
    ])
      expect(await save({ choices })).toMatchObject({ reason: 'INVALID', facts: [{ name: 'choices' }] });
    expect(await save({ maxTravelMinutes: 500 })).toMatchObject({ reason: 'INVALID' });
    expect((await seenBy(self)).preference).toBeNull();
  });

  it('keep a slot that is full by now, and are refused when stale', async () => {
    const first = await save({ choices: [{ slotId: work.slotNode }] });
    const slot = await api.graphql(
      `mutation($id: ID!, $key: ID!) { editSlot(input: { key: $key, id: $id, version: 1, paused: true }) { __typename } }`,
      { id: work.slotNode, key: newId() },
      work.admin,
    );
    expect(slot.data.editSlot.__typename).toBe('SlotChanged');
    const choices = [{ work: 'Lassen' }, { slotId: work.slotNode }];
    const second = await save({ choices, version: first.preference.version });
    expect(second.preference.choices[1]).toEqual({ rank: 2, work: null, slot: null });
    expect(await save({ choices: [], version: first.preference.version })).toMatchObject({
      reason: 'STALE',
      changedFields: ['choices'],
    });
  });
});
