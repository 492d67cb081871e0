import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { offerOf, proposed, send, stored } from '../test/placing.ts';
import { save, seen } from '../test/records.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
});

const INVITE = `mutation($input: InvitePersonInput!) { invitePerson(input: $input) { __typename
  ... on AccountRefused { reason } } }`;
const EMAIL = 'els@smederijduin.example';

async function invite(companyId: string, as: Viewer, role: 'MENTOR' | 'COMPANY_ADMIN' = 'COMPANY_ADMIN') {
  const organisationId = toNodeId('Organisation', companyId);
  const name = { firstName: 'Els', lastName: 'Duin', email: EMAIL };
  const input = { key: newId(), organisationId, role, ...name };
  const { data, errors } = await api.graphql(INVITE, { input }, as);
  expect(errors).toEqual([]);
  return data.invitePerson as { __typename: string; reason?: string };
}
const INVITED = { __typename: 'PersonInvited' };
const REFUSED = { __typename: 'AccountRefused', reason: 'NOT_ALLOWED' };

/** Whether the viewer is offered to invite there, and what comes of it. */
async function told(companyId: string, as: Viewer) {
  const seenThere = await seen(api, as, toNodeId('Company', companyId), 'Company', 'viewerCanInvite');
  const answers = [await invite(companyId, as, 'MENTOR'), await invite(companyId, as)];
  expect(answers[0]).toEqual(answers[1]);
  return [seenThere?.['viewerCanInvite'], answers[0]];
}

const offer = (siteId: string) => ({
  siteId: toNodeId('Site', siteId),
  qualificationIds: [toNodeId('Qualification', region.qualificationId)],
  title: 'Smeden',
  tasks: 'Smeden en lassen',
  places: 2,
  startsOn: '2026-09-01',
  endsOn: '2027-08-31',
  offer: offerOf('ma-di 8:00-16:00'),
  language: 'nl',
});

/** A company that came with a list, and that nobody of its own looks after. */
const unclaimed = () => makeWorkplace(region, { company: { claimed: false } });

/** A company that the school makes, with a site. */
async function made(as: Viewer) {
  const company = { name: 'Smederij Duin', country: 'BE', sector: 'TECHNOLOGY', municipality: 'Eeklo' };
  const { record } = await save(api, 'createCompany', as, company);
  const site = { name: 'Werkplaats', street: 'Kaai 3', postcode: '9900', place: 'Eeklo' };
  const there = await save(api, 'createSite', as, { companyId: record.id, ...site });
  return { companyId: stored(record.id), siteId: stored(there.record.id) };
}

describe('the first invitation to a company that nobody of its own looks after', () => {
  it('is not for a school that offered a slot there, and nothing more', async () => {
    const { teacher, coordinator } = region.otherSchool;
    const work = await unclaimed();
    const { companyId, siteId } = await made(region.school.teacher);
    for (const [company, site] of [
      [work.companyId, work.siteId],
      [companyId, siteId],
    ] as const) {
      expect((await save(api, 'createSlot', teacher, offer(site))).__typename).toBe('SlotChanged');
      for (const as of [teacher, coordinator]) expect(await told(company, as)).toEqual([false, REFUSED]);
    }
    expect(await told(companyId, region.school.teacher)).toEqual([true, INVITED]);
  });

  it('is for a school that placed students there, as long as no other did', async () => {
    const { school, otherSchool } = region;
    const work = await unclaimed();
    expect(await told(work.companyId, school.teacher)).toEqual([false, REFUSED]);
    const lotte = await makeStudent(region);
    const placement = await proposed(api, school.teacher, { needId: lotte.needNode, slotId: work.slotNode });
    expect(await told(work.companyId, school.teacher)).toEqual([true, INVITED]);
    expect(await told(work.companyId, otherSchool.teacher)).toEqual([false, REFUSED]);
    const jan = await makeStudent(region, otherSchool);
    await proposed(api, otherSchool.teacher, { needId: jan.needNode, slotId: work.slotNode });
    // Also when what one of them asked is over: what was is still to be read.
    const reason = { code: 'PROPOSAL_MISTAKE' };
    await send(api, 'withdrawPlacement', school.teacher, { id: placement, reason });
    for (const as of [school.teacher, otherSchool.coordinator])
      expect(await told(work.companyId, as)).toEqual([false, REFUSED]);
  });

  it('is no longer for the school that made it when another placed students there', async () => {
    const { school, otherSchool } = region;
    const { companyId, siteId } = await made(school.teacher);
    const qualification = toNodeId('Qualification', region.qualificationId);
    const recognition = { siteId: toNodeId('Site', siteId), qualificationId: qualification, scheme: 'SBB' };
    await save(api, 'createRecognition', school.teacher, { ...recognition, validFrom: '2026-01-01' });
    const jan = await makeStudent(region, otherSchool);
    const contact = { firstName: 'Rik', lastName: 'Duin', email: 'rik@smederijduin.example' };
    const input = {
      key: newId(),
      needId: jan.needNode,
      siteId: toNodeId('Site', siteId),
      contact,
      title: 'Smeden',
      tasks: 'Hekwerk maken.',
    };
    const { data } = await api.graphql(
      `mutation($input: ProposeOwnPlaceInput!) { proposeOwnPlace(input: $input) { __typename
        ... on PlacementRefused { reason facts { name value } } } }`,
      { input },
      otherSchool.teacher,
    );
    expect(data.proposeOwnPlace).toEqual({ __typename: 'PlacementChanged' });
    expect(await told(companyId, school.teacher)).toEqual([false, REFUSED]);
    expect(await told(companyId, otherSchool.teacher)).toEqual([true, INVITED]);
  });

  it('is always for who runs the region, until the company is looked after by its own', async () => {
    const partner = region.coordinator.organisationId;
    const administrator = await someone(partner, 'ADMIN');
    const work = await unclaimed();
    for (const school of [region.school, region.otherSchool]) {
      const student = await makeStudent(region, school);
      await proposed(api, school.teacher, { needId: student.needNode, slotId: work.slotNode });
    }
    expect(await told(work.companyId, administrator)).toEqual([true, INVITED]);
    expect(await told(work.companyId, region.coordinator)).toEqual([false, REFUSED]);
    const claimed = await makeWorkplace(region);
    const offered = await seen(
      api,
      administrator,
      toNodeId('Company', claimed.companyId),
      'Company',
      'viewerCanInvite',
    );
    expect(offered).toEqual({ viewerCanInvite: false });
  });
});
