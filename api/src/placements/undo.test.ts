import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '../platform/history/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds, studentsByIds } from '../students/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored, tokenMailedTo } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
let id: string;
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
  id = await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode });
});

const at = (seconds: number) => api.setClock(new Date(NOW.getTime() + seconds * 1_000));
async function jobsAt(seconds: number): Promise<void> {
  at(seconds);
  await api.runJobs();
}
const by = (mutation: string, input: Record<string, unknown> = {}) =>
  send(api, mutation, region.school.teacher, { id, ...input });
const undo = () => by('undoPlacementStep');
const withdraw = () => by('withdrawPlacement', { reason: { code: 'PROPOSAL_MISTAKE' } });
const need = async () => (await needsByIds([lotte.needId]))[0];
const slot = async () => (await slotsByIds([work.slotId]))[0];

describe('undoing a proposal', () => {
  it('leaves no trace with the company, no mail, and keeps the history', async () => {
    at(9);
    expect((await undo()).placement?.state).toBe('DRAFT');
    expect(await need()).toMatchObject({ state: 'WITHOUT_PLACE', openProposals: 0, returned: null });
    expect((await studentsByIds([lotte.studentId]))[0]?.proposedTo).toEqual([]);
    const node = 'query($id: ID!) { node(id: $id) { id } placements { totalCount } }';
    expect((await api.graphql(node, { id }, work.mentor)).data).toEqual({
      node: null,
      placements: { totalCount: 0 },
    });
    await jobsAt(60);
    expect(api.sentMails()).toEqual([]);
    expect((await api.graphql(node, { id }, region.school.teacher)).data.node).toBeNull();
    const steps = (await historyOf([stored(id)])).get(stored(id));
    expect(steps?.map(({ command, state }) => [command, state])).toEqual([
      ['PROPOSE', 'PROPOSED'],
      [null, 'DRAFT'],
    ]);
  });

  it('brings back what it replaced, with its place', async () => {
    await jobsAt(20);
    await send(api, 'acceptPlacement', work.mentor, { id });
    const other = await makeWorkplace(region);
    const second = await proposed(api, region.school.teacher, {
      needId: lotte.needNode,
      slotId: other.slotNode,
      replacesId: id,
    });
    expect((await slot())?.placesTaken).toBe(0);
    // What was replaced comes back with its replacement only.
    expect((await undo()).reason).toBe('NOT_NOW');
    await send(api, 'undoPlacementStep', region.school.teacher, { id: second });
    expect(await slot()).toMatchObject({ placesTaken: 1, state: 'FULL' });
    expect(await need()).toMatchObject({ state: 'PLACED', partsHeld: 1, openProposals: 0 });
    const before = api.sentMails().length;
    await jobsAt(60);
    expect(
      api
        .sentMails()
        .slice(before)
        .map(({ subject }) => subject),
    ).toEqual(['Machinebouw Vliet neemt Lotte aan']);
  });
});

describe('undoing a withdrawal', () => {
  it('restores a proposal whose question had not left, and then it leaves', async () => {
    at(5);
    await withdraw();
    at(8);
    expect((await undo()).placement?.state).toBe('PROPOSED');
    await jobsAt(60);
    expect(api.sentMails().map(({ subject }) => subject)).toEqual([
      'Kan Lotte bij Machinebouw Vliet terecht? Vraag van Atheneum Zandhoek',
    ]);
    expect(await need()).toMatchObject({ state: 'PROPOSED', openProposals: 1 });
  });

  it('keeps the mentor’s link and sends nothing more', async () => {
    await jobsAt(60);
    const link = { link: tokenMailedTo(api, work.mentor.personId) };
    await withdraw();
    expect((await send(api, 'acceptPlacement', link, { id })).reason).toBe('NOT_NOW');
    at(65);
    await undo();
    await jobsAt(90);
    expect(api.sentMails()).toHaveLength(1);
    expect((await send(api, 'acceptPlacement', link, { id })).placement?.state).toBe('ACCEPTED');
  });

  it('takes the place again, unless somebody else has it', async () => {
    await send(api, 'acceptPlacement', work.mentor, { id });
    await withdraw();
    expect(await slot()).toMatchObject({ placesTaken: 0, state: 'OPEN' });
    expect((await undo()).placement?.state).toBe('ACCEPTED');
    expect(await slot()).toMatchObject({ placesTaken: 1, state: 'FULL' });
    await withdraw();
    const other = await makeStudent(region);
    const second = await proposed(api, region.school.teacher, {
      needId: other.needNode,
      slotId: work.slotNode,
    });
    await send(api, 'acceptPlacement', work.mentor, { id: second });
    expect((await undo()).reason).toBe('FULL');
    expect(await slot()).toMatchObject({ placesTaken: 1, state: 'FULL' });
  });

  it('is refused when the need’s part went elsewhere meanwhile', async () => {
    await withdraw();
    const other = await makeWorkplace(region);
    const second = await proposed(api, region.school.teacher, {
      needId: lotte.needNode,
      slotId: other.slotNode,
    });
    await send(api, 'acceptPlacement', other.mentor, { id: second });
    expect((await undo()).reason).toBe('STUDENT_PLACED');
  });
});

describe('the window', () => {
  it('closes after ten seconds, and then the company is told and its link ends', async () => {
    await jobsAt(60);
    const link = { link: tokenMailedTo(api, work.mentor.personId) };
    await withdraw();
    at(70);
    expect((await undo()).reason).toBe('TOO_LATE');
    await jobsAt(71);
    expect((await undo()).reason).toBe('NOT_NOW');
    expect(api.sentMails().at(-1)?.subject).toBe('De vraag over Lotte is ingetrokken');
    expect((await send(api, 'acceptPlacement', link, { id })).reason).toBe('NOT_ALLOWED');
  });

  it('closes with the next step', async () => {
    await send(api, 'acceptPlacement', work.mentor, { id });
    expect((await undo()).reason).toBe('NOT_NOW');
    expect((await slot())?.placesTaken).toBe(1);
  });

  it('is for who manages the placement', async () => {
    for (const viewer of [work.mentor, region.otherSchool.teacher, region.partner])
      expect((await send(api, 'undoPlacementStep', viewer, { id })).reason).toBe('NOT_ALLOWED');
  });
});
