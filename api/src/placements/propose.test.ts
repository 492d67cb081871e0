import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored, tokenMailedTo, patternOf, weekAtWork, weekOfLine } from '../test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  type Region,
  type School,
  type Workplace,
} from '../test/region.ts';
import { needsByIds, studentsByIds } from '../students/service.ts';
import { slotsByIds } from '../slots/service.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
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
});

const ask = (more: Record<string, unknown> = {}, school: School = region.school) =>
  send(api, 'proposePlacement', school.teacher, {
    needId: lotte.needNode,
    slotId: work.slotNode,
    ...more,
  });

const DETAILS = `query($id: ID!) { node(id: $id) { ... on Placement {
  state startsOn endsOn week note expiresAt undoUntil crossBorder part
  proposedBy { firstName } mentor { firstName } company { name } proeftuin { title }
  history { command state actorKind actor { firstName } }
  viewerCan viewerCanHandOver notReadyInTime
  startConditions { kind met facts { name value } }
} } }`;

describe('proposing', () => {
  it('begins beside the school week of the programme, on the days that it leaves', async () => {
    const edited = await api.graphql(
      `mutation($input: EditProgrammeInput!) { editProgramme(input: $input) { __typename
        ... on ProgrammeChanged { programme { schoolWeek } } ... on ProgrammeRefused { reason facts { name value } } } }`,
      {
        input: {
          key: newId(),
          id: toNodeId('Programme', region.school.programmeId),
          version: 1,
          schoolWeek: patternOf('ma-do school 8:30-16:00'),
        },
      },
      region.school.coordinator,
    );
    expect(edited.data.editProgramme).toMatchObject({
      programme: { schoolWeek: patternOf('ma-do school 8:30-16:00') },
    });
    const answer = await ask();
    const { data } = await api.graphql(DETAILS, { id: answer.placement?.id }, region.school.teacher);
    expect(data.node.week).toEqual(
      weekOfLine('ma-do school 8:30-16:00, vr bedrijf 8:00-16:30 (60 min pauze)', '2027-02-01', '2027-05-28'),
    );
  });

  it('takes nothing, takes its terms from period and slot, and keeps its history', async () => {
    const answer = await ask({ note: '  Lotte last graag.  ' });
    const id = answer.placement?.id ?? '';
    expect(answer.undoUntil).toBe('2026-11-24T09:00:10.000Z');
    const { data, errors } = await api.graphql(DETAILS, { id }, region.school.teacher);
    expect(errors).toEqual([]);
    expect(data.node).toMatchObject({
      state: 'PROPOSED',
      startsOn: '2027-02-01',
      endsOn: '2027-05-28',
      // An hour of break, as the law asks for a pupil of seventeen; the slot says half an hour.
      week: weekOfLine('do-vr bedrijf 8:00-16:30 (60 min pauze)', '2027-02-01', '2027-05-28'),
      note: 'Lotte last graag.',
      expiresAt: '2026-12-04T16:00:00.000Z',
      crossBorder: false,
      part: 1,
      company: { name: 'Machinebouw Vliet' },
      proeftuin: { title: 'Mechanica' },
      history: [
        { command: 'PROPOSE', state: 'PROPOSED', actorKind: 'TEACHER', actor: { firstName: 'Noor' } },
      ],
      viewerCan: ['WITHDRAW'],
      viewerCanHandOver: false,
      notReadyInTime: false,
    });
    expect(
      data.node.startConditions.map((one: { kind: string; met: boolean }) => [one.kind, one.met]),
    ).toEqual([
      ['RECOGNITION_VALID', true],
      ['AGREEMENT_SIGNED', false],
    ]);
    const [slot] = await slotsByIds([work.slotId]);
    expect(slot).toMatchObject({ placesTaken: 0, state: 'OPEN' });
    const [need] = await needsByIds([lotte.needId]);
    expect(need).toMatchObject({ state: 'PROPOSED', openProposals: 1, partsHeld: 0 });
    const [student] = await studentsByIds([lotte.studentId]);
    expect(student?.proposedTo).toEqual([work.companyId, work.siteId, work.mentor.personId].sort());
    expect(student?.acceptedBy).toEqual([]);
  });

  it('asks the mentor by mail when the undo window has passed, and says no more than a link may', async () => {
    await ask({ note: 'Lotte last graag.' });
    await api.runJobs();
    expect(api.sentMails()).toEqual([]);
    api.setClock(new Date(NOW.getTime() + 11_000));
    await api.runJobs();
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(1);
    const [mail] = api.sentMails();
    expect(mail?.to.email).toBe(`${work.mentor.personId}@zandhoek.example`);
    expect(mail?.subject).toBe('Kan Lotte bij Machinebouw Vliet terecht? Vraag van Atheneum Zandhoek');
    expect(mail?.text).toContain('do en vr 8.00-16.30 u.');
    expect(mail?.text).toContain('1 feb tot 28 mei 2027');
    expect(mail?.text).toContain('Minderjarig: ja');
    expect(mail?.text).toContain('vr 4 dec 2026, 17.00 u.');
    for (const secret of ['Baekelandt', '2009', 'Kerkstraat', '0470', 'rust nodig'])
      expect(mail?.text).not.toContain(secret);
    expect(tokenMailedTo(api, work.mentor.personId)).toBeTruthy();
  });

  it('asks everyone who guides at the site when the slot names no mentor', async () => {
    const other = await makeWorkplace(region, { slot: { mentorId: null } });
    await ask({ slotId: other.slotNode });
    api.setClock(new Date(NOW.getTime() + 11_000));
    await api.runJobs();
    expect(
      api
        .sentMails()
        .map(({ to }) => to.email.split('@')[0])
        .sort(),
    ).toEqual([other.mentor.personId, other.admin.personId].sort());
  });

  it('is for who may propose for this student', async () => {
    const teacher = region.otherSchool.teacher;
    const input = { needId: lotte.needNode, slotId: work.slotNode };
    expect(await send(api, 'proposePlacement', teacher, input)).toMatchObject({ reason: 'NOT_ALLOWED' });
    for (const viewer of [work.mentor, region.partner])
      expect(await send(api, 'proposePlacement', viewer, input)).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await send(api, 'proposePlacement', region.coordinator, input)).toMatchObject({
      __typename: 'PlacementChanged',
    });
  });

  it('refuses what the rules block, and says which', async () => {
    const unrecognised = await makeWorkplace(region, { recognitions: [{ validTo: '2027-01-31' }] });
    const answer = await ask({ slotId: unrecognised.slotNode });
    expect(answer.reason).toBe('RULE_NOT_MET');
    expect(answer.facts).toContainEqual({ name: 'rule', value: 'RECOGNITION' });
    expect(answer.facts).toContainEqual({ name: 'why', value: 'LAPSED' });
    const full = await makeWorkplace(region, { slot: { placesTaken: 1, placesFree: 0, state: 'FULL' } });
    expect((await ask({ slotId: full.slotNode })).reason).toBe('FULL');
    const paused = await makeWorkplace(region, { slot: { paused: true, state: 'PAUSED' } });
    expect((await ask({ slotId: paused.slotNode })).reason).toBe('SLOT_NOT_OPEN');
  });

  it('refuses wrong values', async () => {
    const whole = weekAtWork('2027-02-01', '2027-05-28', [4, 5]);
    const reasons = [
      await ask({ week: { ...whole, endsOn: '2027-01-01' } }),
      await ask({ week: weekAtWork('2026-03-01', '2026-04-01', [4]) }),
      await ask({ week: weekAtWork('2027-02-01', '2027-05-28', []) }),
      await ask({ week: { ...whole, versions: [...whole.versions, ...whole.versions] } }),
      await ask({ part: 2 }),
      await ask({ note: 'x'.repeat(2001) }),
      await ask({ mentorId: toNodeId('Person', region.coordinator.personId) }),
      await ask({ key: '' }),
    ].map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(['INVALID']));
  });

  it('keeps to the school’s number of open proposals, and never asks the same slot twice', async () => {
    await ask();
    expect((await ask()).reason).toBe('ALREADY_PROPOSED');
    for (let i = 0; i < 2; i++) await ask({ slotId: (await makeWorkplace(region)).slotNode });
    const fourth = await ask({ slotId: (await makeWorkplace(region)).slotNode });
    expect(fourth).toMatchObject({ reason: 'TOO_MANY_PROPOSALS', facts: [{ name: 'most', value: '3' }] });
  });

  it('does a repeated request once, and refuses the key for another one', async () => {
    const first = await ask({ key: 'same' });
    const second = await ask({ key: 'same' });
    expect(second.placement?.id).toBe(first.placement?.id);
    expect((await ask({ key: 'same', note: 'Anders' })).reason).toBe('KEY_REUSED');
    const [need] = await needsByIds([lotte.needId]);
    expect(need?.openProposals).toBe(1);
  });
});

describe('reassigning', () => {
  it('withdraws a proposal, links both ways and does not count as returned', async () => {
    const first = (await ask()).placement?.id ?? '';
    const other = await makeWorkplace(region, { company: { name: 'Scheepswerf Noord' } });
    const second = await ask({ slotId: other.slotNode, replacesId: first });
    const document = `query($id: ID!) { node(id: $id) { ... on Placement {
      state replaces { id state reason { code } } } } }`;
    const { data } = await api.graphql(document, { id: second.placement?.id }, region.school.teacher);
    expect(data.node).toEqual({
      state: 'PROPOSED',
      replaces: { id: first, state: 'WITHDRAWN', reason: { code: 'REASSIGNED' } },
    });
    const [need] = await needsByIds([lotte.needId]);
    expect(need).toMatchObject({ state: 'PROPOSED', openProposals: 1, returned: null });
    api.setClock(new Date(NOW.getTime() + 11_000));
    await api.runJobs();
    // The first company never heard of it.
    expect(api.sentMails().map(({ to }) => to.email)).toEqual([`${other.mentor.personId}@zandhoek.example`]);
  });

  it('ends a running placement early and gives its place back, with the reason that was given', async () => {
    const first = await proposed(api, region.school.teacher, {
      needId: lotte.needNode,
      slotId: work.slotNode,
    });
    await send(api, 'acceptPlacement', work.mentor, { id: first });
    await send(api, 'recordAgreement', region.school.teacher, {
      placementId: first,
      signedBy: 'Allen',
      signedOn: '2026-11-24',
      reference: 'Map 3',
    });
    api.setClock(new Date('2027-02-01T06:00:00Z'));
    await api.runJobs();
    const other = await makeWorkplace(region);
    const week = weekAtWork('2027-02-08', '2027-05-28', [4, 5]);
    const input = { slotId: other.slotNode, replacesId: first, week };
    expect((await ask({ ...input, reason: { code: 'STUDENT_LEFT' } })).reason).toBe('INVALID');
    expect((await ask({ ...input, reason: { code: 'OTHER' } })).reason).toBe('REASON_MISSING');
    await ask({ ...input, reason: { code: 'SAFETY' } });
    const { data } = await api.graphql(
      'query($id: ID!) { node(id: $id) { ... on Placement { state reason { code } } } }',
      { id: first },
      region.school.teacher,
    );
    expect(data.node).toEqual({ state: 'ENDED_EARLY', reason: { code: 'SAFETY' } });
    const [slot] = await slotsByIds([work.slotId]);
    expect(slot).toMatchObject({ placesTaken: 0, state: 'OPEN' });
    expect(stored(first)).toHaveLength(24);
  });
});
