import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored, type StepAnswer } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { placementsByIds } from './store.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let students: Awaited<ReturnType<typeof makeStudent>>[];
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, { slot: { places: 3, placesFree: 3 } });
  students = [];
  for (const firstName of ['Anouk', 'Bram', 'Chaima'])
    students.push(await makeStudent(region, region.school, { student: { firstName } }));
});

const INPUTS: Record<string, string> = {
  proposePlacements: 'ProposePlacementsInput',
  remindPlacements: 'PlacementStepsInput',
  reassignPlacements: 'ReassignPlacementsInput',
  editPlacements: 'EditPlacementsInput',
  undoPlacementSteps: 'PlacementStepsInput',
};
const ANSWER = `{ __typename
  ... on PlacementChanged { undoUntil placement { id state version } }
  ... on PlacementRefused { reason facts { name value } current { id state version } } }`;

async function many(
  mutation: string,
  rows: object[],
  options: { as?: Viewer; key?: string } = {},
): Promise<StepAnswer[]> {
  const document = `mutation($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) ${ANSWER} }`;
  const input = { key: options.key ?? newId(), rows };
  const answer = await api.graphql(document, { input }, options.as ?? region.school.teacher);
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data[mutation] as StepAnswer[];
}
const proposals = () => students.map(({ needNode }) => ({ needId: needNode, slotId: work.slotNode }));
const at = (seconds: number) => api.setClock(new Date(NOW.getTime() + seconds * 1_000));
const ids = (answers: StepAnswer[]) => answers.map(({ placement }) => ({ id: placement?.id ?? '' }));
const statesOf = async (answers: StepAnswer[]) =>
  (await placementsByIds(answers.map(({ placement }) => stored(placement?.id ?? '')))).map(
    (one) => one?.state,
  );

describe('many proposals at once', () => {
  it('give each row a result, and a row that is refused undoes nothing else', async () => {
    const elsewhere = await makeStudent(region, region.otherSchool);
    const rows = proposals();
    rows.splice(1, 0, { needId: elsewhere.needNode, slotId: work.slotNode });
    rows.push(rows[0]!);
    const answers = await many('proposePlacements', rows);
    expect(answers.map(({ placement, reason }) => placement?.state ?? reason)).toEqual([
      'PROPOSED',
      'NOT_ALLOWED',
      'PROPOSED',
      'PROPOSED',
      'ALREADY_PROPOSED',
    ]);
  });

  it('do nothing twice with the same key, and try again what was refused', async () => {
    const [one, ...others] = proposals();
    await send(api, 'proposePlacement', region.school.teacher, one!);
    const first = await many('proposePlacements', proposals(), { key: 'again' });
    expect(first[0]?.reason).toBe('ALREADY_PROPOSED');
    const second = await many('proposePlacements', proposals(), { key: 'again' });
    expect(second.map(({ placement }) => placement?.id)).toEqual(first.map(({ placement }) => placement?.id));
    const { data } = await api.graphql('{ placements { totalCount } }', {}, region.school.teacher);
    expect(data.placements.totalCount).toBe(1 + others.length);
  });

  it('are a hundred at most', async () => {
    const rows = Array.from({ length: 101 }, () => proposals()[0]!);
    await expect(many('proposePlacements', rows)).rejects.toThrow('BAD_INPUT');
    expect(await many('proposePlacements', [])).toEqual([]);
  });

  it('are one mail to the mentor, with a link that answers each', async () => {
    const answers = await many('proposePlacements', proposals());
    expect(answers[0]?.undoUntil).toBe('2026-11-24T09:01:00.000Z');
    at(59);
    await api.runJobs();
    expect(api.sentMails()).toEqual([]);
    at(61);
    await api.runJobs();
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(1);
    const [mail] = api.sentMails();
    expect(mail?.subject).toBe('3 vragen: kunnen Anouk, Bram en Chaima bij Machinebouw Vliet terecht?');
    const tokens = mail?.link?.split('#')[1]?.split('.') ?? [];
    expect(tokens).toHaveLength(3);
    const asked: string[] = [];
    for (const link of tokens) {
      const { data } = await api.graphql('{ linkedPlacement { id } }', {}, { link });
      asked.push(data.linkedPlacement.id);
      const answer = await send(api, 'acceptPlacement', { link }, { id: data.linkedPlacement.id });
      expect(answer.placement?.state).toBe('ACCEPTED');
    }
    expect(asked.sort()).toEqual(
      ids(answers)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('leave who was taken back out of the mail', async () => {
    const answers = await many('proposePlacements', proposals());
    await many('undoPlacementSteps', ids(answers).slice(0, 2));
    at(61);
    await api.runJobs();
    expect(api.sentMails()).toHaveLength(1);
    expect(api.sentMails()[0]?.subject).toBe(
      'Kan Chaima bij Machinebouw Vliet terecht? Vraag van Atheneum Zandhoek',
    );
  });

  it('join a proposal that still waits for its mail, and are all taken back with one undo', async () => {
    const one = await send(api, 'proposePlacement', region.school.teacher, proposals()[0]!);
    at(5);
    const answers = await many('proposePlacements', proposals().slice(1));
    at(64);
    await api.runJobs();
    expect(api.sentMails()).toEqual([]);
    await many('undoPlacementSteps', ids(answers));
    expect(await statesOf(answers)).toEqual(['DRAFT', 'DRAFT']);
    expect(await statesOf([one])).toEqual(['PROPOSED']);
  });
});

describe('many placements at once', () => {
  const open = () =>
    Promise.all(proposals().map((proposal) => proposed(api, region.school.teacher, proposal)));

  it('are reminded with one mail, at most once a day', async () => {
    const rows = (await open()).map((id) => ({ id }));
    at(11);
    await api.runJobs();
    const before = api.sentMails().length;
    expect((await many('remindPlacements', rows)).map(({ reason }) => reason)).toEqual([
      'TOO_SOON',
      'TOO_SOON',
      'TOO_SOON',
    ]);
    const tomorrow = 25 * 3600;
    at(tomorrow);
    const answers = await many('remindPlacements', rows);
    expect(answers.every(({ placement }) => placement?.state === 'PROPOSED')).toBe(true);
    await many('undoPlacementSteps', rows.slice(0, 1));
    at(tomorrow + 61);
    await api.runJobs();
    const mails = api.sentMails().slice(before);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Herinnering: 2 vragen: kunnen Bram en Chaima bij Machinebouw Vliet terecht?',
    ]);
    expect((await many('remindPlacements', rows)).map(({ reason }) => reason ?? 'done')).toEqual([
      'done',
      'TOO_SOON',
      'TOO_SOON',
    ]);
  });

  it('get other dates, and their own back with one undo', async () => {
    const rows = (await open()).map((id) => ({ id, version: 1, startsOn: '2027-02-08' }));
    const answers = await many('editPlacements', rows);
    const starts = async () =>
      (await placementsByIds(rows.map(({ id }) => stored(id)))).map((one) => one?.startsOn);
    expect(answers.map(({ placement }) => placement?.version)).toEqual([2, 2, 2]);
    expect(await starts()).toEqual(['2027-02-08', '2027-02-08', '2027-02-08']);
    await many(
      'undoPlacementSteps',
      rows.slice(0, 2).map(({ id }) => ({ id })),
    );
    expect(await starts()).toEqual(['2027-02-01', '2027-02-01', '2027-02-08']);
    at(62);
    await api.runJobs();
    const told = api.sentMails().filter(({ subject }) => subject.startsWith('Gewijzigd'));
    expect(told.map(({ subject }) => subject)).toEqual(['Gewijzigd: Chaima']);
  });

  it('get another teacher from the school’s coordinator alone', async () => {
    const rows = (await open()).map((id) => ({
      id,
      teacherId: toNodeId('Person', region.school.coordinator.personId),
    }));
    const refused = await many('reassignPlacements', rows);
    expect(refused.map(({ reason }) => reason)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED']);
    const stranger = { ...rows[2]!, teacherId: toNodeId('Person', work.mentor.personId) };
    const answers = await many('reassignPlacements', [...rows.slice(0, 2), stranger], {
      as: region.school.coordinator,
    });
    expect(answers.map(({ reason }) => reason ?? 'done')).toEqual(['done', 'done', 'INVALID']);
    const teachers = (await placementsByIds(rows.map(({ id }) => stored(id)))).map(
      (one) => one?.teacherPersonId,
    );
    expect(teachers).toEqual([
      region.school.coordinator.personId,
      region.school.coordinator.personId,
      region.school.teacher.personId,
    ]);
  });

  it('get another mentor from the company, whose question goes there unless it is undone', async () => {
    const rows = (await open()).map((id) => ({ id, mentorId: toNodeId('Person', work.admin.personId) }));
    at(61);
    await api.runJobs();
    const before = api.sentMails().length;
    const tokens = api.sentMails()[0]?.link?.split('#')[1]?.split('.') ?? [];
    expect((await many('reassignPlacements', rows)).map(({ reason }) => reason)).toEqual([
      'NOT_ALLOWED',
      'NOT_ALLOWED',
      'NOT_ALLOWED',
    ]);
    await many('reassignPlacements', rows, { as: work.mentor });
    const undone = await many('undoPlacementSteps', [{ id: rows[0]!.id }], { as: work.mentor });
    expect(undone[0]?.placement?.state).toBe('PROPOSED');
    at(130);
    await api.runJobs();
    await api.runJobs();
    const mails = api.sentMails().slice(before);
    expect(mails.map(({ to }) => to.email.split('@')[0])).toEqual([work.admin.personId]);
    expect(mails[0]?.subject).toContain('2 vragen');
    const alive = [];
    for (const link of tokens) {
      const { data } = await api.graphql('{ linkedPlacement { id } }', {}, { link });
      if (data.linkedPlacement) alive.push(data.linkedPlacement.id);
    }
    expect(alive).toEqual([rows[0]!.id]);
  });
});
