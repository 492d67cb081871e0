import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { offerOf, proposed, send } from '../test/placing.ts';
import { archive, save, seen } from '../test/records.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

const slot = {
  title: 'Draaien en frezen',
  tasks: 'Stukken maken',
  places: 2,
  startsOn: '2026-09-01',
  endsOn: '2027-08-31',
  offer: offerOf('2 dagen: ma en vr 8:00-16:00'),
  language: 'nl',
};

describe('a slot', () => {
  it('is offered by the company’s members at their own sites', async () => {
    const work = await makeWorkplace(region);
    const other = await makeWorkplace(region);
    const qualificationIds = [toNodeId('Qualification', region.qualificationId)];
    const input = { siteId: toNodeId('Site', work.siteId), qualificationIds, ...slot };
    const mentorId = toNodeId('Person', work.mentor.personId);
    const made = await save(
      api,
      'createSlot',
      work.mentor,
      { ...input, mentorId },
      'state offer mentor { id } lastConfirmedOn',
    );
    expect(made.record).toMatchObject({
      state: 'OPEN',
      offer: offerOf('2 dagen: ma en vr 8:00-16:00'),
      mentor: { id: mentorId },
      lastConfirmedOn: '2026-11-24',
    });
    for (const as of [other.mentor, region.school.coordinator, region.coordinator])
      expect((await save(api, 'createSlot', as, input)).reason).toBe('NOT_ALLOWED');
    const stranger = { ...input, mentorId: toNodeId('Person', other.mentor.personId) };
    expect((await save(api, 'createSlot', work.admin, stranger)).facts).toEqual([
      { name: 'mentorId', value: 'not_a_member' },
    ]);
    const unknown = { ...input, qualificationIds: [toNodeId('Qualification', newId())] };
    expect((await save(api, 'createSlot', work.admin, unknown)).facts).toEqual([
      { name: 'qualificationIds', value: 'unknown' },
    ]);
    const wrong = { ...input, places: 0, title: 'x' };
    expect((await save(api, 'createSlot', work.admin, wrong)).facts.map(({ name }) => name).sort()).toEqual([
      'places',
      'title',
    ]);
  });

  it('is free for proposals from the day that its company says, not a school', async () => {
    const work = await makeWorkplace(region, { company: { claimed: false, schoolIds: [region.school.id] } });
    const own = toNodeId('School', region.school.id);
    const [id, as] = [work.slotNode, region.school.coordinator];
    const edit = (who: PersonViewer, change: object) =>
      save(api, 'editSlot', who, { id, ...change }, 'releasedOn earlySchools { id }');
    for (const change of [{ releasedOn: '2027-03-01' }, { earlySchoolIds: [own] }])
      expect((await edit(as, { version: 1, ...change })).facts).toEqual([
        { name: 'releasedOn', value: 'for_the_company' },
      ]);
    expect((await edit(work.admin, { version: 1, releasedOn: '2027-09-01' })).facts).toEqual([
      { name: 'releasedOn', value: 'after_end' },
    ]);
    const stranger = { version: 1, earlySchoolIds: [toNodeId('School', newId())] };
    expect((await edit(work.admin, stranger)).facts).toEqual([{ name: 'earlySchoolIds', value: 'unknown' }]);
    const said = { releasedOn: '2027-03-01', earlySchoolIds: [own] };
    expect((await edit(work.admin, { version: 1, ...said })).record).toEqual({
      id,
      version: 2,
      releasedOn: '2027-03-01',
      earlySchools: [{ id: own }],
    });
    // What it says stays when a school sends it along with something else.
    expect((await edit(as, { version: 2, ...said, places: 4 })).record).toMatchObject({ version: 3 });
  });

  it('is archived, closed meanwhile, and comes back as it was', async () => {
    const work = await makeWorkplace(region, {
      slot: { title: 'Lakwerk', searchKeys: ['lakwerk'], places: 2 },
    });
    const { needNode } = await makeStudent(region);
    const placement = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    await send(api, 'acceptPlacement', work.mentor, { id: placement });
    expect(await archive(api, work.mentor, work.slotNode)).toBe('IN_USE placements 1');
    await send(api, 'withdrawPlacement', region.school.teacher, {
      id: placement,
      reason: { code: 'PROPOSAL_MISTAKE' },
    });
    expect(await archive(api, region.school.coordinator, work.slotNode)).toBe('NOT_ALLOWED');
    expect(await archive(api, work.mentor, work.slotNode)).toBe('Archived');
    const found = async (archived?: boolean) => {
      const { data } = await api.graphql(
        'query($filter: SlotFilter) { slots(filter: $filter) { nodes { state archived viewerCanEdit viewerCanArchive } } }',
        { filter: { search: 'lakwerk', archived } },
        work.mentor,
      );
      return data.slots.nodes as unknown[];
    };
    expect(await found()).toEqual([]);
    expect(await found(true)).toEqual([
      { state: 'CLOSED', archived: true, viewerCanEdit: false, viewerCanArchive: true },
    ]);
    const fitting = `query($id: ID!) { node(id: $id) { ... on Need { fittingSlots(first: 100, includeNotFitting: true) { nodes { slot { id } } } } } }`;
    const { data } = await api.graphql(fitting, { id: needNode }, region.school.teacher);
    expect(JSON.stringify(data)).not.toContain(work.slotNode);
    // What was placed there stays readable.
    expect(await seen(api, region.school.teacher, placement, 'Placement', 'slot { title }')).toEqual({
      slot: { title: 'Lakwerk' },
    });
    expect(await archive(api, work.mentor, work.slotNode, false)).toBe('Archived');
    expect(await found()).toMatchObject([{ state: 'OPEN', archived: false, viewerCanEdit: true }]);
  });
});

describe('offering a slot again', () => {
  const again = async (as: PersonViewer, id: string) => {
    const { data, errors } = await api.graphql(
      `mutation($key: ID!, $id: ID!) { told: offerSlotAgain(key: $key, id: $id) { __typename
        ... on SlotChanged { slot { id title startsOn endsOn releasedOn earlySchools { id } places placesFree state lastConfirmedOn mentor { id } } }
        ... on SlotRefused { reason facts { name value } } } }`,
      { key: newId(), id },
      as,
    );
    expect(errors).toEqual([]);
    return data.told as { reason?: string; facts?: object[]; slot?: Record<string, unknown> };
  };
  const offerable = async (as: PersonViewer, id: string) =>
    (await seen(api, as, id, 'Slot', 'viewerCanOfferAgain'))?.['viewerCanOfferAgain'];

  it('is one tap: the same work a year later, every place free, and once', async () => {
    const work = await makeWorkplace(region, {
      slot: {
        title: 'Draaiwerk',
        startsOn: '2026-09-01',
        endsOn: '2027-06-30',
        releasedOn: '2027-03-01',
        earlySchoolIds: [region.school.id],
        places: 3,
        placesTaken: 3,
        placesFree: 0,
        state: 'FULL',
      },
    });
    expect(await offerable(work.mentor, work.slotNode)).toBe(true);
    expect(await offerable(region.school.coordinator, work.slotNode)).toBe(false);
    expect((await again(region.school.coordinator, work.slotNode)).reason).toBe('NOT_ALLOWED');
    const { slot } = await again(work.mentor, work.slotNode);
    expect(slot).toMatchObject({
      title: 'Draaiwerk',
      startsOn: '2027-08-31',
      endsOn: '2028-06-28',
      releasedOn: '2028-02-28',
      earlySchools: [{ id: toNodeId('School', region.school.id) }],
      places: 3,
      placesFree: 3,
      state: 'OPEN',
      lastConfirmedOn: '2026-11-24',
    });
    expect(await again(work.mentor, work.slotNode)).toMatchObject({
      reason: 'DUPLICATE',
      facts: [{ name: 'field', value: 'repeatsId' }],
    });
    expect(await offerable(work.mentor, work.slotNode)).toBe(false);
    // Not this year's business: the new one ends in the next.
    expect(await offerable(work.mentor, String(slot?.['id']))).toBe(false);
  });

  it('goes once when two ask at the same moment, and past years that are over', async () => {
    const work = await makeWorkplace(region, { slot: { startsOn: '2023-09-01', endsOn: '2024-06-30' } });
    const told = await Promise.all([again(work.mentor, work.slotNode), again(work.admin, work.slotNode)]);
    expect(told.filter(({ slot }) => slot)).toHaveLength(1);
    const made = told.find(({ slot }) => slot)?.slot;
    expect(made).toMatchObject({
      startsOn: expect.stringMatching(/^2026-/),
      endsOn: expect.stringMatching(/^2027-/),
    });
  });
});
