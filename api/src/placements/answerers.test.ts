import type { Viewer } from '@scheldemond/domain/access/viewer';
import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPersonByEmail } from '../accounts/store.ts';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { send } from '../test/placing.ts';
import { archive, seen } from '../test/records.ts';
import { makeRegion, makeStudent, NOW, someone, type Region, type School } from '../test/region.ts';

const MINUTE = 60_000;
let api: TestApi;
let region: Region;
let minutes: number;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  minutes = 0;
  api.setClock(NOW);
  region = await makeRegion();
});

const RIK = { firstName: 'Rik', lastName: 'Duin', email: 'rik@smederijduin.example' };
const SPY = { firstName: 'Els', lastName: 'Spion', email: 'spy@attacker.example' };
const NEW = {
  company: { name: 'Smederij Duin', country: 'BE', sector: 'TECHNOLOGY' },
  site: { street: 'Duinweg 7', postcode: '8300', place: 'Knokke-Heist' },
  recognition: { number: 'D-1', validFrom: '2026-09-01', validTo: '2031-08-31' },
};
const PROPOSE = `mutation($input: ProposeOwnPlaceInput!) { proposeOwnPlace(input: $input) { __typename
  ... on PlacementChanged { placement { id slot { id site { id } company { id } } } }
  ... on PlacementRefused { reason facts { name value } } } }`;

/** Proposes another student of the school to a place of its own. */
async function propose(school: School, where: object, contact: object | null) {
  const { needNode } = await makeStudent(region, school);
  const input = {
    key: newId(),
    needId: needNode,
    ...where,
    contact,
    title: 'Smeden',
    tasks: 'Hekwerk maken.',
  };
  const { data, errors } = await api.graphql(PROPOSE, { input }, school.teacher);
  expect(errors).toEqual([]);
  return data.proposeOwnPlace;
}

/** To whom mails left since the last time. */
async function mailed(): Promise<string[]> {
  const before = api.sentMails().length;
  minutes += 1;
  api.setClock(new Date(NOW.getTime() + minutes * MINUTE));
  await api.runJobs();
  return api
    .sentMails()
    .slice(before)
    .map(({ to }) => to.email);
}

async function invite(companyId: string, role: string, person: object, as: Viewer) {
  const document = `mutation($input: InvitePersonInput!) { invitePerson(input: $input) { __typename } }`;
  const organisationId = toNodeId('Organisation', fromNodeId(companyId)?.id ?? '');
  const input = { key: newId(), organisationId, role, ...person };
  const { data, errors } = await api.graphql(document, { input }, as);
  expect(errors).toEqual([]);
  return data.invitePerson.__typename as string;
}
const token = (email: string) =>
  api
    .sentMails()
    .findLast(({ to }) => to.email === email)
    ?.link?.split('#')[1] ?? '';
async function begin(email: string): Promise<string> {
  const document = `mutation($input: RedeemLinkInput!) { acceptInvitation(input: $input) { __typename
    ... on AccountRefused { reason } } }`;
  const input = { key: newId(), token: token(email), password: 'een heel lang wachtwoord 7' };
  const { data } = await api.graphql(document, { input });
  return data.acceptInvitation.reason ?? data.acceptInvitation.__typename;
}

describe('who was only named or invited', () => {
  it('is asked about students of the school that named them, never of another', async () => {
    const { school, otherSchool } = region;
    const { placement } = await propose(school, NEW, RIK);
    expect(await mailed()).toEqual([RIK.email]);
    const siteId = placement.slot.site.id;
    const known = { siteId };
    await recognise(siteId);
    expect((await propose(otherSchool, known, SPY)).__typename).toBe('PlacementChanged');
    expect(await mailed()).toEqual([SPY.email]);
    // Each school that names nobody asks whom it named before.
    await propose(school, known, null);
    expect(await mailed()).toEqual([RIK.email]);
    await propose(otherSchool, known, null);
    expect(await mailed()).toEqual([SPY.email]);
    // Two schools can name the same person.
    await propose(otherSchool, known, RIK);
    expect(await mailed()).toEqual([RIK.email]);
    await propose(otherSchool, known, null);
    expect((await mailed()).toSorted()).toEqual([RIK.email, SPY.email]);
    await propose(school, known, null);
    expect(await mailed()).toEqual([RIK.email]);
  });

  it('is asked about everybody once they are a member, or when the region invited them', async () => {
    const { school, otherSchool } = region;
    const { placement } = await propose(school, NEW, RIK);
    const { site, company, id: slotId } = placement.slot;
    await recognise(site.id);
    const administrator = await someone(region.coordinator.organisationId, 'ADMIN');
    expect(await invite(company.id, 'COMPANY_ADMIN', SPY, administrator)).toBe('PersonInvited');
    await mailed();
    const jan = await makeStudent(region, otherSchool);
    await send(api, 'proposePlacement', otherSchool.teacher, { needId: jan.needNode, part: 1, slotId });
    expect(await mailed()).toEqual([SPY.email]);
  });

  it('begins no more when another school has students there meanwhile', async () => {
    const { school, otherSchool } = region;
    const { placement } = await propose(school, NEW, RIK);
    const { site, company } = placement.slot;
    await recognise(site.id);
    expect(await invite(company.id, 'COMPANY_ADMIN', SPY, school.teacher)).toBe('PersonInvited');
    await mailed();
    const jan = { ...RIK, firstName: 'Jan', email: 'jan@smederijduin.example' };
    expect((await propose(otherSchool, { siteId: site.id }, jan)).__typename).toBe('PlacementChanged');
    expect(await begin(SPY.email)).toBe('LINK_INVALID');
    const claimed = await seen(api, school.teacher, company.id, 'Company', 'claimed');
    expect(claimed).toEqual({ claimed: false });
    const administrator = await someone(region.coordinator.organisationId, 'ADMIN');
    await invite(company.id, 'COMPANY_ADMIN', SPY, administrator);
    await mailed();
    expect(await begin(SPY.email)).toBe('SignedIn');
  });

  it('is asked no more once their membership was ended', async () => {
    const { school } = region;
    const { placement } = await propose(school, NEW, RIK);
    const { site, company } = placement.slot;
    const waiting = (await propose(school, { siteId: site.id }, null)).placement;
    await mailed();
    const administrator = await someone(region.coordinator.organisationId, 'ADMIN');
    const fields = '{ memberships { id } }';
    const { data } = await api.graphql(
      `query($id: ID!) { node(id: $id) { ... on Organisation ${fields} } }`,
      { id: toNodeId('Organisation', fromNodeId(company.id)?.id ?? '') },
      administrator,
    );
    expect(await archive(api, administrator, data.node.memberships[0].id)).toBe('Archived');
    expect(await propose(school, { siteId: site.id }, null)).toMatchObject({ reason: 'NOBODY_TO_ASK' });
    api.setClock(new Date(NOW.getTime() + 2 * 24 * 60 * MINUTE));
    const reminded = await api.graphql(
      `mutation($input: PlacementStepsInput!) { remindPlacements(input: $input) { ... on PlacementRefused { reason } } }`,
      { input: { key: newId(), rows: [{ id: waiting.id }] } },
      school.teacher,
    );
    expect(reminded.data.remindPlacements).toEqual([{ reason: 'NOBODY_TO_ASK' }]);
    const rik = await findPersonByEmail(RIK.email);
    const jan = await makeStudent(region);
    const named = {
      needId: jan.needNode,
      part: 1,
      slotId: placement.slot.id,
      mentorId: toNodeId('Person', rik?.id ?? ''),
    };
    expect(await send(api, 'proposePlacement', school.teacher, named)).toMatchObject({
      facts: [{ name: 'mentorId', value: 'not_a_member' }],
    });
  });
});

describe('a proposal that nobody would be asked about', () => {
  it('is refused', async () => {
    const { school, otherSchool } = region;
    const { placement } = await propose(school, NEW, RIK);
    const { site, id: slotId } = placement.slot;
    await recognise(site.id);
    const refused = { __typename: 'PlacementRefused', reason: 'NOBODY_TO_ASK', facts: [] };
    expect(await propose(otherSchool, { siteId: site.id }, null)).toEqual(refused);
    const jan = await makeStudent(region, otherSchool);
    const asked = { needId: jan.needNode, part: 1, slotId };
    expect(await send(api, 'proposePlacement', otherSchool.teacher, asked)).toMatchObject(refused);
    expect(await mailed()).toEqual([RIK.email]);
  });
});

/** The other school, in the Netherlands, places where SBB recognised the site. */
async function recognise(siteId: string) {
  const input = {
    key: newId(),
    siteId,
    qualificationId: toNodeId('Qualification', region.qualificationId),
    scheme: 'SBB',
    validFrom: '2026-01-01',
  };
  const document = `mutation($input: CreateRecognitionInput!) { createRecognition(input: $input) { __typename } }`;
  const { data } = await api.graphql(document, { input }, region.school.teacher);
  expect(data.createRecognition.__typename).toBe('RecognitionChanged');
}
