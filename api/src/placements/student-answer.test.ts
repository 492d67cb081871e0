import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored, weekOfLine } from '../test/placing.ts';
import { save } from '../test/records.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';
import { placementsByIds } from './store.ts';

const THURSDAY = 'do bedrijf 8:00-16:30 (60 min pauze)';
let api: TestApi;
let region: Region;
let work: Workplace;
let lotte: PersonViewer;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion({ studentAgrees: true });
  work = await makeWorkplace(region);
  const { studentId, needNode } = await makeStudent(region);
  lotte = await someone(region.school.id, 'STUDENT', { studentId, slotIds: [work.slotId] });
  id = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
});

const agree = (as: PersonViewer = lotte) => send(api, 'agreeToPlacement', as, { id });
const object = (reason: object | null = { code: 'TRAVEL_TOO_FAR', words: 'Twee uur' }, as = lotte) =>
  send(api, 'objectToPlacement', as, { id, reason });
const sign = () =>
  send(api, 'recordAgreement', region.school.teacher, {
    placementId: id,
    signedBy: 'Allen',
    signedOn: '2026-11-24',
    reference: 'Map 3',
  });
const state = async () => (await placementsByIds([stored(id)]))[0]?.state;
const SEEN = `query($id: ID!) { node(id: $id) { ... on Placement { viewerCan
  studentAnswer { agrees at reason { code words } } startConditions { kind met }
  history { command actorKind reason { code } } } } }`;
const seen = async (as: PersonViewer) => (await api.graphql(SEEN, { id }, as)).data.node;
const attention = async (as: PersonViewer) =>
  (await api.graphql('{ attention { kind count } }', {}, as)).data.attention as { kind: string }[];

describe('where the school asks it', () => {
  it('a placement is ready only when its student agrees', async () => {
    await send(api, 'acceptPlacement', work.mentor, { id });
    expect((await sign()).placement?.state).toBe('ACCEPTED');
    expect((await seen(lotte)).viewerCan).toEqual(expect.arrayContaining(['AGREE', 'OBJECT']));
    expect((await agree()).placement?.state).toBe('READY');
    expect((await agree()).reason).toBe('NOT_NOW');
    expect(await seen(region.school.teacher)).toMatchObject({
      studentAnswer: { agrees: true, at: NOW.toISOString(), reason: null },
      startConditions: [{ kind: 'RECOGNITION_VALID' }, { kind: 'STUDENT_AGREED', met: true }, {}],
    });
    expect((await object()).placement?.state).toBe('ACCEPTED');
    expect((await agree()).placement?.state).toBe('READY');
  });

  it('a student who would rather not comes back into the attention of the school, not of the company', async () => {
    expect((await object(null)).reason).toBe('REASON_MISSING');
    expect((await object({ code: 'OTHER' })).reason).toBe('REASON_MISSING');
    expect((await object({ code: 'NO_CAPACITY' })).reason).toBe('INVALID');
    expect((await object()).placement?.state).toBe('PROPOSED');
    for (const viewer of [region.school.teacher, region.school.coordinator, region.coordinator]) {
      expect(await attention(viewer)).toContainEqual({ kind: 'STUDENT_OBJECTS', count: 1 });
      const told = await seen(viewer);
      expect(told.studentAnswer).toMatchObject({ agrees: false, reason: { words: 'Twee uur' } });
      expect(told.history.at(-1)).toEqual({
        command: 'OBJECT',
        actorKind: 'STUDENT',
        reason: { code: 'TRAVEL_TOO_FAR' },
      });
      const list = `{ placements(filter: { studentObjects: true }) { totalCount } }`;
      expect((await api.graphql(list, {}, viewer)).data.placements.totalCount).toBe(1);
    }
    const company = await seen(work.mentor);
    expect(company.studentAnswer).toBeNull();
    expect(JSON.stringify(company)).not.toMatch(/OBJECT|TRAVEL/);
    const filtered = `{ placements(filter: { studentObjects: true }) { totalCount } }`;
    expect((await api.graphql(filtered, {}, work.mentor)).data.placements.totalCount).toBe(0);
    api.setClock(new Date(NOW.getTime() + 60_000));
    await api.runJobs();
    const mails = api.sentMails().map(({ subject }) => subject);
    expect(mails.filter((subject) => subject.startsWith('Lotte wil liever niet naar'))).toHaveLength(1);
    expect(mails.filter((subject) => subject.startsWith('Ga je akkoord'))).toHaveLength(0);
  });

  it('is asked anew on other days, and undoing those brings the answer back', async () => {
    await agree();
    const version = (await placementsByIds([stored(id)]))[0]!.version;
    await send(api, 'editPlacement', region.school.teacher, { id, version, note: 'Tot dan' });
    expect((await seen(lotte)).studentAnswer).toMatchObject({ agrees: true });
    const edit = { id, version: version + 1, week: weekOfLine(THURSDAY, '2027-02-01', '2027-05-28') };
    await send(api, 'editPlacement', region.school.teacher, edit);
    expect((await seen(lotte)).studentAnswer).toBeNull();
    await send(api, 'undoPlacementStep', region.school.teacher, { id });
    expect((await seen(lotte)).studentAnswer).toMatchObject({ agrees: true });
    const week = weekOfLine(THURSDAY, '2027-02-08', '2027-05-28');
    await send(api, 'counterPlacement', work.mentor, { id, week });
    await send(api, 'acceptCounterProposal', region.school.teacher, { id });
    expect((await seen(lotte)).studentAnswer).toBeNull();
  });

  it('nobody else answers for the student', async () => {
    const { studentId } = await makeStudent(region);
    const other = await someone(region.school.id, 'STUDENT', { studentId });
    for (const viewer of [other, region.school.teacher, region.school.coordinator, work.mentor])
      expect((await agree(viewer)).reason).toBe('NOT_ALLOWED');
  });
});

it('is the school’s own setting, off until its coordinator turns it on', async () => {
  const own = { id: toNodeId('School', region.school.id), version: 1 };
  const off = { ...own, studentAgrees: false };
  expect((await save(api, 'editSchool', region.school.teacher, off)).reason).toBe('NOT_ALLOWED');
  await save(api, 'editSchool', region.school.coordinator, off);
  expect((await agree()).reason).toBe('NOT_NOW');
  expect((await seen(lotte)).viewerCan).toEqual([]);
  await send(api, 'acceptPlacement', work.mentor, { id });
  expect((await sign()).placement?.state).toBe('READY');
  // What has not begun follows the setting, when the clock looks.
  await save(api, 'editSchool', region.school.coordinator, { ...own, version: 2, studentAgrees: true });
  await api.runJobs();
  expect(await state()).toBe('ACCEPTED');
  const made = await save(
    api,
    'createSchool',
    await someone(region.coordinator.organisationId, 'ADMIN'),
    { name: 'Lyceum', shortName: 'Lyceum', country: 'BE', municipality: 'Gent', education: 'ADULT' },
    'studentAgrees',
  );
  expect(made.record).toMatchObject({ studentAgrees: false });
});
