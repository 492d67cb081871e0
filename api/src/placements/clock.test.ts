import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importRecognitions, recognitionsOf } from '../companies/service.ts';
import { runDueJobs } from '../platform/jobs/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds } from '../students/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored, weekAtWork } from '../test/placing.ts';
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

const propose = (more: Record<string, unknown> = {}) =>
  proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode, ...more });
async function jobsAt(instant: string): Promise<void> {
  api.setClock(new Date(instant));
  await api.runJobs();
}
const standing = async (id: string) => (await placementsByIds([stored(id)]))[0];
const sign = (id: string) =>
  send(api, 'recordAgreement', region.school.teacher, {
    placementId: id,
    signedBy: 'Allen',
    signedOn: '2026-11-24',
    reference: 'Map 3',
  });
const subjects = () => api.sentMails().map(({ subject }) => subject);
const QUESTION = 'Kan Lotte bij Machinebouw Vliet terecht? Vraag van Atheneum Zandhoek';

describe('an unanswered proposal', () => {
  it('is reminded of once and then expires, at the wall clock of the site', async () => {
    const id = await propose();
    await jobsAt('2026-11-24T09:00:11Z');
    await jobsAt('2026-12-01T06:59:59Z');
    expect(subjects()).toEqual([QUESTION]);
    await jobsAt('2026-12-01T07:00:00Z');
    await jobsAt('2026-12-02T07:00:00Z');
    expect(subjects()).toEqual([QUESTION, `Herinnering: ${QUESTION}`]);
    await jobsAt('2026-12-04T15:59:59Z');
    expect((await standing(id))?.state).toBe('PROPOSED');
    await jobsAt('2026-12-04T16:00:00Z');
    await jobsAt('2026-12-04T16:00:01Z');
    expect((await standing(id))?.state).toBe('EXPIRED');
    expect(subjects().slice(2)).toEqual(['Geen antwoord over Lotte van Machinebouw Vliet']);
    expect((await needsByIds([lotte.needId]))[0]).toMatchObject({
      state: 'WITHOUT_PLACE',
      returned: 'EXPIRED',
      returnedAt: new Date('2026-12-04T16:00:00Z'),
    });
  });

  it('keeps the wall clock when summer time begins in between', async () => {
    api.setClock(new Date('2027-03-22T09:00:00Z'));
    const id = await propose({ week: weekAtWork('2027-04-12', '2027-05-28', [4, 5]) });
    const placement = await standing(id);
    // 17.00 and 8.00 in Gent, an hour earlier in UTC than before the change of 28 March.
    expect(placement?.expiresAt).toEqual(new Date('2027-04-01T15:00:00Z'));
    expect(placement?.remindAt).toEqual(new Date('2027-03-29T06:00:00Z'));
    await jobsAt('2027-03-29T06:00:00Z');
    expect((await standing(id))?.remindedAt).toEqual(new Date('2027-03-29T06:00:00Z'));
    await jobsAt('2027-04-01T15:00:00Z');
    expect((await standing(id))?.state).toBe('EXPIRED');
  });

  it('expires as a counter-proposal too, with the time of a new one', async () => {
    const id = await propose();
    api.setClock(new Date('2026-12-03T09:00:00Z'));
    const week = weekAtWork('2027-03-01', '2027-06-25', [2]);
    await send(api, 'counterPlacement', work.mentor, { id, week });
    await jobsAt('2026-12-05T09:00:00Z');
    expect((await standing(id))?.state).toBe('COUNTERED');
    await jobsAt('2026-12-13T16:00:00Z');
    expect((await standing(id))?.state).toBe('EXPIRED');
  });

  it('is handled once by two processes at the same moment', async () => {
    await propose();
    api.setClock(new Date('2026-12-04T16:00:00Z'));
    const now = new Date('2026-12-04T16:00:00Z');
    await Promise.all([1, 2, 3].map(() => runDueJobs(now, { all: true })));
    await api.runJobs();
    expect(subjects().filter((subject) => subject.startsWith('Geen antwoord'))).toHaveLength(1);
  });
});

describe('a student with an account', () => {
  it('is told of the place, spoken to, and of its end without why', async () => {
    const own = await someone(region.school.id, 'STUDENT');
    lotte = await makeStudent(region, region.school, { student: { personId: own.personId } });
    const id = await propose();
    await send(api, 'acceptPlacement', work.mentor, { id });
    await api.runJobs();
    const reason = { code: 'STUDENT_LEFT', words: 'Verhuisd' };
    await send(api, 'withdrawPlacement', region.school.teacher, { id, reason });
    await jobsAt('2026-11-24T09:01:00Z');
    const mails = api.sentMails().filter(({ to }) => to.email === `${own.personId}@zandhoek.example`);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Je hebt een plek bij Machinebouw Vliet',
      'Je plek bij Machinebouw Vliet gaat niet door',
    ]);
    expect(mails[1]?.text).not.toContain('Verhuisd');
  });
});

describe('an accepted placement', () => {
  it('starts on its first day at the site, and is completed the day after its last', async () => {
    const id = await propose();
    await send(api, 'acceptPlacement', work.mentor, { id });
    await sign(id);
    expect((await standing(id))?.state).toBe('READY');
    await jobsAt('2027-01-31T22:59:59Z');
    expect((await standing(id))?.state).toBe('READY');
    await jobsAt('2027-01-31T23:00:00Z');
    expect((await standing(id))?.state).toBe('ACTIVE');
    await jobsAt('2027-05-28T21:59:59Z');
    expect((await standing(id))?.state).toBe('ACTIVE');
    await jobsAt('2027-05-28T22:00:00Z');
    expect((await standing(id))?.state).toBe('COMPLETED');
    expect((await slotsByIds([work.slotId]))[0]).toMatchObject({ placesTaken: 0, state: 'OPEN' });
    // The need stays placed: what was completed is not looked for again.
    expect((await needsByIds([lotte.needId]))[0]).toMatchObject({
      state: 'PLACED',
      partsHeld: 1,
      returned: null,
    });
    const document =
      'query($id: ID!) { node(id: $id) { ... on Placement { history { command actorKind actor { id } } } } }';
    const { data } = await api.graphql(document, { id }, region.school.teacher);
    expect(data.node.history.slice(-2)).toEqual([
      { command: 'START', actorKind: 'CLOCK', actor: null },
      { command: 'COMPLETE', actorKind: 'CLOCK', actor: null },
    ]);
  });

  it('does not start unless it is ready, and says so', async () => {
    const id = await propose();
    await send(api, 'acceptPlacement', work.mentor, { id });
    await jobsAt('2027-02-01T08:00:00Z');
    expect((await standing(id))?.state).toBe('ACCEPTED');
    const document = 'query($id: ID!) { node(id: $id) { ... on Placement { notReadyInTime } } }';
    expect((await api.graphql(document, { id }, region.school.teacher)).data.node.notReadyInTime).toBe(true);
    api.setClock(NOW);
    expect((await api.graphql(document, { id }, region.school.teacher)).data.node.notReadyInTime).toBe(false);
  });

  it('starts as soon as it is ready after its first day has passed', async () => {
    const id = await propose();
    await send(api, 'acceptPlacement', work.mentor, { id });
    await jobsAt('2027-02-03T08:00:00Z');
    await sign(id);
    await api.runJobs();
    expect((await standing(id))?.state).toBe('ACTIVE');
  });

  it('is no longer ready when the recognition falls away, and starts only with it', async () => {
    const id = await propose();
    await send(api, 'acceptPlacement', work.mentor, { id });
    await sign(id);
    const [recognition] = (await recognitionsOf([work.siteId])).filter(({ scheme }) => scheme === 'DUAL');
    const { id: _id, ...document } = recognition!;
    await importRecognitions([{ _id, ...document, withdrawn: true }]);
    await api.runJobs();
    expect((await standing(id))?.state).toBe('ACCEPTED');
    await jobsAt('2027-02-01T08:00:00Z');
    expect((await standing(id))?.state).toBe('ACCEPTED');
    await importRecognitions([{ _id, ...document, withdrawn: false }]);
    await api.runJobs();
    expect((await standing(id))?.state).toBe('ACTIVE');
  });

  it('keeps its place while it is interrupted, and gives it back when it ends early', async () => {
    const id = await propose();
    await send(api, 'acceptPlacement', work.mentor, { id });
    await sign(id);
    await jobsAt('2027-02-01T08:00:00Z');
    const teacher = region.school.teacher;
    expect((await send(api, 'interruptPlacement', teacher, { id })).reason).toBe('REASON_MISSING');
    const ill = { id, reason: { code: 'ILLNESS' } };
    expect((await send(api, 'interruptPlacement', work.mentor, ill)).placement?.state).toBe('INTERRUPTED');
    expect((await slotsByIds([work.slotId]))[0]?.placesTaken).toBe(1);
    expect((await send(api, 'resumePlacement', teacher, { id })).placement?.state).toBe('ACTIVE');
    const stopped = { id, reason: { code: 'MISMATCH', words: 'Te ver' } };
    expect((await send(api, 'endPlacementEarly', region.coordinator, stopped)).reason).toBe('NOT_ALLOWED');
    expect((await send(api, 'endPlacementEarly', teacher, stopped)).placement?.state).toBe('ENDED_EARLY');
    expect((await slotsByIds([work.slotId]))[0]).toMatchObject({ placesTaken: 0, state: 'OPEN' });
    expect((await needsByIds([lotte.needId]))[0]).toMatchObject({ returned: 'ENDED_EARLY' });
    await api.runJobs();
    expect(subjects().at(-1)).toBe('Stage van Lotte stopt vroeger');
  });
});
