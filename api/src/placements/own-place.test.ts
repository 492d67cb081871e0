import type { Viewer } from '@scheldemond/domain/access/viewer';
import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let region: Region;
let known: Workplace;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  known = await makeWorkplace(region, {
    company: { name: 'Machinebouw Vliet bv', registrationNumber: '0123456749' },
    site: { street: 'Dok-Noord 4', postcode: '9000' },
  });
  lotte = await makeStudent(region);
});

const PROPOSE = `mutation($input: ProposeOwnPlaceInput!) { proposeOwnPlace(input: $input) { __typename
  ... on PlacementChanged { placement { id state slot { id title places placesFree site { street place recognitions { number } }
    company { id name claimed registrationNumber } } mentor { id firstName email } } }
  ... on PlacementRefused { reason facts { name value } } } }`;
const COMPANY = {
  name: 'Smederij Duin',
  country: 'BE',
  sector: 'TECHNOLOGY',
  registrationNumber: '0403.170.701',
};
const NEW = {
  company: COMPANY,
  site: { street: 'Duinweg 7', postcode: '8300', place: 'Knokke-Heist' },
  recognition: { number: 'D-1', validFrom: '2026-09-01', validTo: '2031-08-31' },
  contact: { firstName: 'Rik', lastName: 'Duin', email: 'rik@smederijduin.example' },
  title: 'Smeden en lassen',
  tasks: 'Hekwerk maken en plaatsen.',
};
async function propose(change: Record<string, unknown> = {}, as: Viewer = region.school.teacher) {
  const input = { key: newId(), needId: lotte.needNode, ...NEW, ...change };
  const { data, errors } = await api.graphql(PROPOSE, { input }, as);
  expect(errors).toEqual([]);
  return data.proposeOwnPlace;
}
async function count(as: Viewer = region.school.coordinator) {
  const { data } = await api.graphql(
    '{ companies { totalCount } slots { totalCount } placements { totalCount } }',
    {},
    as,
  );
  return [data.companies.totalCount, data.slots.totalCount, data.placements.totalCount];
}

describe('a self-found place', () => {
  it('makes company, site, recognition, slot and proposal in one step, once a key', async () => {
    const key = newId();
    const done = await propose({ key });
    expect(done.placement).toMatchObject({
      state: 'PROPOSED',
      mentor: { firstName: 'Rik', email: 'rik@smederijduin.example' },
      slot: {
        title: 'Smeden en lassen',
        places: 1,
        placesFree: 1,
        site: { street: 'Duinweg 7', place: 'Knokke-Heist', recognitions: [{ number: 'D-1' }] },
        company: { name: 'Smederij Duin', claimed: false, registrationNumber: '0403170701' },
      },
    });
    expect((await propose({ key })).placement.id).toBe(done.placement.id);
    expect(await count()).toEqual([2, 2, 1]);
  });

  it('asks who was named, by a mailed link', async () => {
    const { placement } = await propose();
    api.setClock(new Date(NOW.getTime() + 11_000));
    await api.runJobs();
    const mail = api.sentMails().findLast(({ to }) => to.email === NEW.contact.email);
    const link = mail?.link?.split('#')[1] ?? '';
    const { data } = await api.graphql('{ linkedPlacement { id } }', {}, { link });
    expect(data.linkedPlacement.id).toBe(placement.id);
  });

  it('is claimed by whoever is named, once they take up the invitation of the school that found it', async () => {
    const { company } = (await propose()).placement.slot;
    const { coordinator } = region.school;
    const organisationId = toNodeId('Organisation', fromNodeId(company.id)?.id ?? '');
    const invite = `mutation($input: InvitePersonInput!) { invitePerson(input: $input) { __typename } }`;
    const input = { key: newId(), organisationId, role: 'MENTOR', ...NEW.contact };
    const stranger = await api.graphql(invite, { input }, region.otherSchool.coordinator);
    expect(stranger.data.invitePerson.__typename).toBe('AccountRefused');
    const asked = await api.graphql(invite, { input }, coordinator);
    expect(asked.data.invitePerson.__typename).toBe('PersonInvited');
    await api.runJobs();
    const token = api
      .sentMails()
      .findLast(({ to, subject }) => to.email === NEW.contact.email && !subject.includes('Lotte'))
      ?.link?.split('#')[1];
    const begin = `mutation($input: RedeemLinkInput!) { acceptInvitation(input: $input) { __typename } }`;
    const redeemed = { key: newId(), token, password: 'een heel lang wachtwoord 7' };
    const begun = await api.graphql(begin, { input: redeemed });
    expect(begun.data.acceptInvitation.__typename).toBe('SignedIn');
    const shown =
      'query($id: ID!) { node(id: $id) { ... on Company { claimed viewerCanEdit viewerCanInvite } } }';
    const { data } = await api.graphql(shown, { id: company.id }, region.school.coordinator);
    expect(data.node).toEqual({ claimed: true, viewerCanEdit: false, viewerCanInvite: false });
    const late = await api.graphql(invite, { input: { ...input, key: newId() } }, coordinator);
    expect(late.data.invitePerson.__typename).toBe('AccountRefused');
  });

  it('leaves nothing behind when a part is refused', async () => {
    for (const [change, reason] of [
      [{ recognition: null }, 'RULE_NOT_MET'],
      [{ company: { ...COMPANY, registrationNumber: '0403170702' } }, 'INVALID'],
      [{ company: { ...COMPANY, registrationNumber: '0123456749' } }, 'DUPLICATE'],
      [{ site: { ...NEW.site, postcode: '1000' } }, 'INVALID'],
      [{ title: 'x' }, 'INVALID'],
      [{ contact: { ...NEW.contact, email: 'rik' } }, 'INVALID'],
      [{ company: null }, 'INVALID'],
    ] as const)
      expect([reason, (await propose(change)).reason]).toEqual([reason, reason]);
    expect(await count()).toEqual([1, 1, 0]);
  });

  it('is for who places the student, at a company that nobody looks after', async () => {
    for (const viewer of [region.otherSchool.teacher, region.coordinator, known.admin])
      expect(await propose({}, viewer)).toMatchObject({ reason: 'NOT_ALLOWED' });
    const siteId = toNodeId('Site', known.siteId);
    expect(await propose({ siteId, company: null, site: null })).toMatchObject({ reason: 'NOT_ALLOWED' });
    expect(await count()).toEqual([1, 1, 0]);
  });
});

describe('companies that may be the same', () => {
  const similar = async (asked: string, as: Viewer = region.school.teacher) => {
    const { data, errors } = await api.graphql(
      `{ similarCompanies(country: BE, ${asked}) { by company { name } } }`,
      {},
      as,
    );
    expect(errors).toEqual([]);
    return data.similarCompanies.map(({ by }: { by: string[] }) => by);
  };

  it('are found by number, name and address, and not by words that all have', async () => {
    expect(await similar('registrationNumber: "BE 0123.456.749"')).toEqual([['NUMBER']]);
    expect(await similar('registrationNumber: "0123456748"')).toEqual([]);
    expect(await similar('name: "machinebouw vl"')).toEqual([['NAME']]);
    expect(await similar('name: "bv"')).toEqual([]);
    expect(await similar('street: "dok noord 4", postcode: "9000"')).toEqual([['ADDRESS']]);
    expect(await similar('street: "Dok-Noord 5", postcode: "9000"')).toEqual([]);
    expect(await similar('name: "Vliet", registrationNumber: "0123456749"')).toEqual([['NUMBER', 'NAME']]);
  });

  it('are not told to another company', async () => {
    const other = await makeWorkplace(region, { company: { name: 'Ander' } });
    expect(await similar('name: "Machinebouw"', other.admin)).toEqual([]);
  });
});
