import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { importProeftuinen, proeftuinenByIds } from '../proeftuinen/service.ts';
import { importQualifications, qualificationsByIds } from '../qualifications/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { offerOf, proposed, send } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
beforeAll(async () => {
  api = await startTestApi();
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());
/** Each test has a qualification of its own, and so its own slots. */
beforeEach(async () => {
  const [found] = await qualificationsByIds([region.qualificationId]);
  const { id: _, ...document } = found!;
  const qualificationId = newId();
  await importQualifications([{ ...document, _id: qualificationId, externalKey: qualificationId }]);
  region = { ...region, qualificationId };
  lotte = await makeStudent(region);
});

const FITTING = `query($id: ID!) { node(id: $id) { ... on Need { fittingSlots(includeNotFitting: true) { nodes {
  slot { id company { name } } score terms { term points outOf } journeys { means minutes } rules { rule met blocks facts { name value } }
} } } } }`;
interface Fit {
  slot: { id: string; company: { name: string } };
  score: number;
  terms: { term: string; points: number; outOf: number }[];
  journeys: { means: string; minutes: number }[];
  rules: { rule: string; met: boolean; blocks: boolean; facts: { name: string; value: string | null }[] }[];
}
async function fitting(as: Viewer, needNode = lotte.needNode): Promise<Fit[]> {
  const { data, errors } = await api.graphql(FITTING, { id: needNode }, as);
  expect(errors).toEqual([]);
  return data.node.fittingSlots.nodes as Fit[];
}
const names = (found: Fit[]) => found.map(({ slot }) => slot.company.name);
const term = (fit: Fit | undefined, name: string) => fit?.terms.find((one) => one.term === name);

async function wish(slotId: string): Promise<void> {
  const own: Viewer = { ...region.school.teacher, role: 'STUDENT', studentId: lotte.studentId };
  const input = { key: newId(), choices: [{ slotId }], places: [], weekdays: [], travelMeans: ['BICYCLE'] };
  await api.graphql(
    'mutation($input: SaveWishesInput!) { saveWishes(input: $input) { __typename } }',
    { input },
    own,
  );
}

describe('the score of a slot', () => {
  it('is told term by term, without those of which nothing is known', async () => {
    await makeWorkplace(region);
    const [fit] = await fitting(region.school.teacher);
    expect(fit!.terms.map((one) => one.term)).toEqual(['TRAVEL', 'DAYS', 'CONFIRMED', 'ROOM', 'NEAR_PERIOD']);
    expect(term(fit, 'DAYS')).toEqual({ term: 'DAYS', points: 20, outOf: 20 });
    expect(fit!.journeys.map(({ means }) => means).sort()).toEqual(['BICYCLE', 'PUBLIC_TRANSPORT']);
    const minutes = fit!.journeys.map((one) => one.minutes);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  });

  it('counts how much of the work the qualification prepares for, by ESCO', async () => {
    const esco = (code: string) => ({ uri: `esco:${code}`, code, labelNl: code, labelEn: code });
    const [own] = await qualificationsByIds([region.qualificationId]);
    const { id: _id, ...qualification } = own!;
    const wider = newId();
    await importQualifications([
      { ...qualification, _id, occupations: [esco('7411.1')] },
      { ...qualification, _id: wider, externalKey: wider, occupations: [esco('7411.1'), esco('7233.7')] },
    ]);
    await makeWorkplace(region, { company: { name: 'Ruim' }, slot: { qualificationIds: [_id, wider] } });
    await makeWorkplace(region, { company: { name: 'Eigen' } });
    const found = await fitting(region.school.teacher);
    expect(names(found)).toEqual(['Eigen', 'Ruim']);
    expect(found.map((fit) => term(fit, 'COMPETENCES')?.points)).toEqual([15, 8]);
  });

  it('counts a wish for the school, and tells a coordinator none', async () => {
    await makeWorkplace(region, { company: { name: 'Dichtbij' } });
    const work = await makeWorkplace(region, {
      company: { name: 'Gewenst' },
      site: { lat: 51.09, lon: 3.75 },
    });
    expect(names(await fitting(region.school.teacher))).toEqual(['Dichtbij', 'Gewenst']);
    await wish(work.slotNode);
    const found = await fitting(region.school.teacher);
    expect(names(found)).toEqual(['Gewenst', 'Dichtbij']);
    expect(found.map((fit) => term(fit, 'WISHES')?.points)).toEqual([25, 0]);
    const told = await fitting(region.coordinator);
    expect(names(told)).toEqual(['Dichtbij', 'Gewenst']);
    expect(told.map((fit) => term(fit, 'WISHES'))).toEqual([undefined, undefined]);
  });

  it('puts a company that declined the student below another', async () => {
    const first = await makeWorkplace(region, { company: { name: 'Zei nee' } });
    await makeWorkplace(region, { company: { name: 'Ander' }, slot: { lastConfirmedOn: '2026-10-15' } });
    expect(names(await fitting(region.school.teacher))).toEqual(['Zei nee', 'Ander']);
    const id = await proposed(api, region.school.teacher, {
      needId: lotte.needNode,
      slotId: first.slotNode,
    });
    await send(api, 'declinePlacement', first.mentor, { id, reason: { code: 'NO_MENTOR' } });
    const found = await fitting(region.school.teacher);
    expect(names(found)).toEqual(['Ander', 'Zei nee']);
    expect(found.map((fit) => term(fit, 'NOT_DECLINED')?.points)).toEqual([10, 0]);
  });
});

describe('the law on working time', () => {
  it('is told where the week would break it, and blocks no proposal', async () => {
    await makeWorkplace(region, { slot: { offer: offerOf('ma-vr 20:00-23:45') } });
    const [fit] = await fitting(region.school.teacher);
    const rule = fit!.rules.find((one) => one.rule === 'WORKING_TIME');
    expect(rule).toMatchObject({ met: false, blocks: false });
    expect(rule?.facts.find(({ name }) => name === 'law')?.value).toBeTruthy();
  });
});

describe('who somebody is', () => {
  it('changes no score and no rule: name, contact and family are not read', async () => {
    await makeWorkplace(region);
    await makeWorkplace(region, { company: { name: 'Ver' }, site: { lat: 50.83, lon: 3.26 } });
    const other = await makeStudent(region, region.school, {
      student: {
        firstName: 'Mehmet-Ali',
        lastName: 'Yıldırım',
        email: null,
        phone: null,
        parentContact: null,
        guidanceNote: null,
        homeStreet: null,
      },
    });
    expect(await fitting(region.school.teacher, other.needNode)).toEqual(
      await fitting(region.school.teacher),
    );
  });
});

describe('a proeftuin', () => {
  it('says what counts for its students', async () => {
    await makeWorkplace(region);
    const [proeftuin] = await proeftuinenByIds([region.proeftuinId]);
    const { id: _, ...document } = proeftuin!;
    await importProeftuinen([
      {
        ...document,
        _id: region.proeftuinId,
        externalKey: region.proeftuinId,
        matchingWeights: { TRAVEL: 0, DAYS: 60 },
      },
    ]);
    const [fit] = await fitting(region.school.teacher);
    expect(term(fit, 'TRAVEL')).toBeUndefined();
    expect(term(fit, 'DAYS')).toEqual({ term: 'DAYS', points: 60, outOf: 60 });
  });
});
