import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandsOf } from '../test/commands.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  lotte = await makeStudent(region);
});

const FITTING = `query($id: ID!, $all: Boolean! = false, $minutes: Int, $country: Country, $first: Int! = 12, $after: String) {
  node(id: $id) { ... on Need { fittingSlots(first: $first, after: $after, includeNotFitting: $all, maxTravelMinutes: $minutes, country: $country) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { slot { id title company { name } site { place } } fits score alreadyProposed
      travel { means minutes kilometres via } rules { rule met blocks facts { name value } } } } } } }`;
interface Fit {
  slot: { id: string; company: { name: string } };
  fits: boolean;
  score: number;
  alreadyProposed: boolean;
  travel: { means: string; minutes: number; via: string | null } | null;
  rules: { rule: string; met: boolean; blocks: boolean; facts: { name: string; value: string | null }[] }[];
}
async function fitting(variables: Record<string, unknown> = {}, as: Viewer = region.school.teacher) {
  const { data, errors } = await api.graphql(FITTING, { id: lotte.needNode, ...variables }, as);
  expect(errors).toEqual([]);
  return data.node.fittingSlots as { totalCount: number; pageInfo: { endCursor: string }; nodes: Fit[] };
}
const names = (found: { nodes: Fit[] }) => found.nodes.map(({ slot }) => slot.company.name);

describe('slots that fit', () => {
  it('come nearest and best first, and those that do not fit only when asked', async () => {
    await makeWorkplace(region, {
      company: { name: 'Ver' },
      site: { place: 'Kortrijk', lat: 50.83, lon: 3.26 },
    });
    await makeWorkplace(region, { company: { name: 'Dichtbij' } });
    await makeWorkplace(region, { company: { name: 'Niet erkend' }, recognitions: [] });
    await makeWorkplace(region, { company: { name: 'Andere opleiding' }, slot: { qualificationIds: ['x'] } });
    await makeWorkplace(region, { company: { name: 'Gesloten' }, slot: { closed: true, state: 'CLOSED' } });
    expect(names(await fitting())).toEqual(['Dichtbij', 'Ver']);
    const all = await fitting({ all: true });
    expect(names(all)).toEqual(['Dichtbij', 'Ver', 'Niet erkend']);
    const refused = all.nodes[2]?.rules.find(({ rule }) => rule === 'RECOGNITION');
    expect(refused).toMatchObject({ met: false, blocks: true });
    expect(refused?.facts).toContainEqual({ name: 'why', value: 'NONE' });
    const [near, far] = all.nodes;
    expect(near?.travel?.means).toBe('BICYCLE');
    expect(near?.travel?.minutes).toBeLessThan(far?.travel?.minutes ?? 0);
    expect(far?.rules.find(({ rule }) => rule === 'TRAVEL')).toMatchObject({ met: false, blocks: false });
  });

  it('are limited by minutes of travel and by country', async () => {
    await makeWorkplace(region, { company: { name: 'Dichtbij' } });
    await makeWorkplace(region, {
      company: { name: 'Vlissingen' },
      site: { place: 'Vlissingen', lat: 51.45, lon: 3.57, country: 'NL', province: 'ZEELAND' },
    });
    const found = await fitting();
    expect(found.nodes.at(-1)?.travel?.via).not.toBeNull();
    expect(names(await fitting({ minutes: 30 }))).toEqual(['Dichtbij']);
    expect(names(await fitting({ country: 'NL' }))).toEqual(['Vlissingen']);
  });

  it('say when the need has a placement there already', async () => {
    const work = await makeWorkplace(region);
    await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode });
    expect((await fitting()).nodes[0]?.alreadyProposed).toBe(true);
  });

  it('come in pages that neither skip nor repeat', async () => {
    for (let i = 0; i < 5; i++) await makeWorkplace(region, { company: { name: `Bedrijf ${i}` } });
    const whole = names(await fitting());
    const first = await fitting({ first: 2 });
    const rest = await fitting({ first: 5, after: first.pageInfo.endCursor });
    expect(first.totalCount).toBe(5);
    expect([...names(first), ...names(rest)]).toEqual(whole);
  });

  it('take as many commands for many slots as for few', async () => {
    const commands = async () => (await commandsOf(() => fitting({ all: true }))).length;
    await makeWorkplace(region);
    const few = await commands();
    for (let i = 0; i < 6; i++) await makeWorkplace(region);
    expect(await commands()).toBe(few);
    expect(few).toBeLessThanOrEqual(16);
  });
});

describe('the fit of one slot', () => {
  const ONE = `query($id: ID!, $slot: ID!) { node(id: $id) { ... on Need { fitOf(slotId: $slot) { fits score rules { rule met } } } } }`;

  it('is told whether it fits or not', async () => {
    const work = await makeWorkplace(region, { slot: { minimumAge: 18 } });
    const { data } = await api.graphql(
      ONE,
      { id: lotte.needNode, slot: work.slotNode },
      region.school.teacher,
    );
    expect(data.node.fitOf.fits).toBe(false);
    expect(data.node.fitOf.rules).toContainEqual({ rule: 'AGE', met: false });
  });

  it('is nobody’s business but the school’s and the coordinator’s', async () => {
    const work = await makeWorkplace(region);
    const ask = (as: Viewer) => api.graphql(ONE, { id: lotte.needNode, slot: work.slotNode }, as);
    const own = await someone(region.school.id, 'STUDENT', { studentId: lotte.studentId });
    expect((await ask(own)).data.node.fitOf).toBeNull();
    expect((await ask(work.mentor)).data.node).toBeNull();
    expect((await ask(region.otherSchool.teacher)).data.node).toBeNull();
    expect((await ask(region.coordinator)).data.node.fitOf.fits).toBe(true);
  });
});
