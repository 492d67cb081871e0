import type { PersonViewer, Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { addDays } from '@scheldemond/domain/time/working-day';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_WINDOWS, setAttentionWindows } from '../attention-windows.ts';
import { newId } from '../database.ts';
import { importProeftuinen, proeftuinenByIds } from '../proeftuinen/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, weekAtWork } from '../test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';

const TODAY = '2026-11-24';
let api: TestApi;
let region: Region;
let work: Workplace;
let other: Workplace;
let everybody: Record<string, PersonViewer>;

/** One company with an old slot and a recognition that ends, one with neither; placements in each state. */
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, {
    company: { name: 'Machinebouw Vliet' },
    slot: { places: 9, lastConfirmedOn: addDays(TODAY, -91) },
    recognitions: [{ scheme: 'DUAL', validTo: addDays(TODAY, 120) }],
  });
  other = await makeWorkplace(region, {
    company: { name: 'Scheepswerf Noord' },
    slot: { places: 9, lastConfirmedOn: addDays(TODAY, -90) },
    recognitions: [{ scheme: 'DUAL', validTo: addDays(TODAY, 121) }],
  });
  const { teacher } = region.school;
  for (const step of [null, 'acceptPlacement', 'declinePlacement', 'counterPlacement', null]) {
    const student = await makeStudent(region);
    const id = await proposed(api, teacher, { needId: student.needNode, slotId: work.slotNode });
    const more =
      step === 'declinePlacement'
        ? { reason: { code: 'NO_CAPACITY' } }
        : step === 'counterPlacement'
          ? { week: weekAtWork('2027-02-08', '2027-05-28', [4, 5]) }
          : {};
    if (!step) continue;
    const answer = await send(api, step, work.mentor, { id, ...more });
    if (answer.reason) throw new Error(`${step}: ${answer.reason}`);
  }
  await makeStudent(region);
  const [around] = await proeftuinenByIds([region.proeftuinId]);
  const { id: _, ...same } = around!;
  const { otherSchool } = region;
  await importProeftuinen([
    {
      ...same,
      _id: newId(),
      externalKey: newId(),
      partners: [{ organisationId: otherSchool.id, part: 'leert mee' }],
      partnerOrganisationIds: [otherSchool.id],
      askedProgrammeIds: [otherSchool.programmeId],
    },
  ]);
  everybody = {
    teacher,
    'school coordinator': region.school.coordinator,
    'coordinator of a school that is asked': otherSchool.coordinator,
    'teacher of a school that is asked': otherSchool.teacher,
    coordinator: region.coordinator,
    partner: region.partner,
    mentor: work.mentor,
    admin: work.admin,
    'mentor of another site': await someone(work.companyId, 'MENTOR', { siteIds: [newId()] }),
    'another admin': other.admin,
  };
});
afterAll(() => api.stop());
afterEach(() => {
  api.setClock(NOW);
  setAttentionWindows(DEFAULT_WINDOWS);
});

async function ask(document: string, as: Viewer, variables: Record<string, unknown> = {}) {
  const { data, errors } = await api.graphql(document, variables, as);
  expect(errors).toEqual([]);
  return data;
}

async function waiting(as: Viewer): Promise<Record<string, number>> {
  const { attention } = await ask('{ attention { kind count } }', as);
  return Object.fromEntries(attention.map((one: { kind: string; count: number }) => [one.kind, one.count]));
}

/** What the page behind each line asks; the client's journey holds the addresses against these lists. */
const LISTS: Record<string, string> = {
  NEEDS_WITHOUT_PLACE: 'needs(filter: { schoolYear: "2026-2027", state: WITHOUT_PLACE })',
  NEEDS_RETURNED: 'needs(filter: { schoolYear: "2026-2027", returned: true })',
  PROPOSALS_WAITING: 'placements(filter: { states: [PROPOSED] })',
  TO_ANSWER: 'placements(filter: { states: [PROPOSED] })',
  COUNTER_PROPOSALS: 'placements(filter: { states: [COUNTERED] })',
  NOT_READY: 'placements(filter: { notReady: true })',
  SLOTS_UNCONFIRMED: 'slots(filter: { toConfirm: true })',
  RECOGNITIONS_LAPSING: 'recognitions(lapsing: true)',
  PROEFTUINEN_ASKING: 'proeftuinen(asking: true)',
};

describe('what waits for a role', () => {
  it('counts what the list behind it shows, now and when the first day is near', async () => {
    const differ: string[] = [];
    const seen = new Set<string>();
    for (const now of [NOW, new Date('2027-01-25T09:00:00Z')]) {
      api.setClock(now);
      for (const [name, viewer] of Object.entries(everybody))
        for (const [kind, count] of Object.entries(await waiting(viewer))) {
          const { list } = await ask(`{ list: ${LISTS[kind]} { totalCount } }`, viewer);
          if (list.totalCount !== count)
            differ.push(`${name}: ${kind} ${count}, the list ${list.totalCount}`);
          seen.add(kind);
        }
    }
    expect(differ).toEqual([]);
    expect([...seen].sort()).toEqual(Object.keys(LISTS).sort());
  });

  it('is at most five lines, most pressing first', async () => {
    api.setClock(new Date('2027-01-25T09:00:00Z'));
    expect(Object.keys(await waiting(region.school.coordinator))).toEqual([
      'NEEDS_RETURNED',
      'COUNTER_PROPOSALS',
      'NOT_READY',
      'NEEDS_WITHOUT_PLACE',
      'RECOGNITIONS_LAPSING',
    ]);
  });

  it('begins on the configured day', async () => {
    expect(await waiting(work.admin)).toMatchObject({ SLOTS_UNCONFIRMED: 1, RECOGNITIONS_LAPSING: 1 });
    expect(await waiting(other.admin)).toEqual({});
    setAttentionWindows({ slotUnconfirmedDays: 89, recognitionLapseDays: 121 });
    expect(await waiting(other.admin)).toEqual({ SLOTS_UNCONFIRMED: 1, RECOGNITIONS_LAPSING: 1 });
    setAttentionWindows({ slotUnconfirmedDays: 91, recognitionLapseDays: 119 });
    expect(Object.keys(await waiting(work.admin))).toEqual(['TO_ANSWER']);
  });

  it('leaves out slots that are not this mentor’s to confirm', async () => {
    expect(await waiting(everybody['mentor of another site']!)).toEqual({});
    expect(
      (await ask('{ slots(filter: { toConfirm: true }) { totalCount } }', region.school.teacher)).slots,
    ).toEqual({
      totalCount: 0,
    });
  });

  it('shows a recognition to who places there, and not once it is renewed', async () => {
    expect(await waiting(region.coordinator)).toMatchObject({ RECOGNITIONS_LAPSING: 1 });
    expect(await waiting(region.otherSchool.coordinator)).not.toHaveProperty('RECOGNITIONS_LAPSING');
    expect(await waiting(region.school.teacher)).not.toHaveProperty('RECOGNITIONS_LAPSING');
    const renewal = `mutation($input: CreateRecognitionInput!) { createRecognition(input: $input) { __typename } }`;
    const input = {
      key: newId(),
      siteId: toNodeId('Site', work.siteId),
      qualificationId: toNodeId('Qualification', region.qualificationId),
      scheme: 'DUAL',
      validFrom: addDays(TODAY, 121),
      validTo: '2032-03-24',
    };
    const done = await ask(renewal, work.admin, { input });
    expect(done.createRecognition.__typename).toBe('RecognitionChanged');
    expect(await waiting(region.coordinator)).not.toHaveProperty('RECOGNITIONS_LAPSING');
    expect(await waiting(work.admin)).not.toHaveProperty('RECOGNITIONS_LAPSING');
  });
});

describe('a proeftuin that is archived', () => {
  it('asks nothing of its coordinator any more, until it is brought back', async () => {
    const { organisationId } = region.coordinator;
    const [proeftuin] = await proeftuinenByIds([region.proeftuinId]);
    const { id: _, externalKey: __, ...fields } = proeftuin!;
    const ended = newId();
    await importProeftuinen([{ ...fields, _id: ended, externalKey: ended, title: 'Afgerond' }]);
    const proeftuinId = { proeftuinId: ended };
    await makeStudent(region, region.otherSchool, { student: proeftuinId, need: proeftuinId });
    const proeftuinIds = [region.proeftuinId, ended];
    const coordinator = await someone(organisationId, 'COORDINATOR', { proeftuinIds });
    const needs = async () => {
      const { NEEDS_WITHOUT_PLACE: count } = await waiting(coordinator);
      const { list } = await ask(`{ list: ${LISTS['NEEDS_WITHOUT_PLACE']} { totalCount } }`, coordinator);
      expect(list.totalCount).toBe(count);
      return count!;
    };
    const archive = (archived: boolean) =>
      ask(
        `mutation($key: ID!, $id: ID!, $archived: Boolean!) {
          archive(key: $key, id: $id, archived: $archived) { __typename } }`,
        coordinator,
        { key: newId(), id: toNodeId('Proeftuin', ended), archived },
      );
    const before = await needs();
    expect((await archive(true)).archive.__typename).toBe('Archived');
    expect(await needs()).toBe(before - 1);
    await archive(false);
    expect(await needs()).toBe(before);
  });
});

describe('confirming many slots', () => {
  const CONFIRM = `mutation($key: ID!, $ids: [ID!]!) { confirmSlots(key: $key, ids: $ids) {
    __typename ... on SlotsConfirmed { slots { id lastConfirmedOn } } ... on SlotRefused { reason } } }`;
  const confirm = async (as: Viewer, ids: string[], key = newId()) =>
    (await ask(CONFIRM, as, { key, ids })).confirmSlots;

  it('is refused as a whole when one is not theirs, and for schools', async () => {
    const ids = [work.slotNode, other.slotNode];
    expect(await confirm(work.admin, ids)).toEqual({ __typename: 'SlotRefused', reason: 'NOT_ALLOWED' });
    expect(await confirm(region.school.teacher, [work.slotNode])).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await confirm(work.admin, [])).toMatchObject({ reason: 'INVALID' });
    expect(await waiting(work.admin)).toMatchObject({ SLOTS_UNCONFIRMED: 1 });
  });

  it('says today, once a key, and then nothing waits', async () => {
    const key = newId();
    const slots = [{ id: work.slotNode, lastConfirmedOn: TODAY }];
    expect(await confirm(work.mentor, [work.slotNode], key)).toEqual({ __typename: 'SlotsConfirmed', slots });
    expect(await confirm(work.mentor, [work.slotNode], key)).toEqual({ __typename: 'SlotsConfirmed', slots });
    expect(await waiting(work.admin)).not.toHaveProperty('SLOTS_UNCONFIRMED');
  });
});
