import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { offerOf, proposed, send, stored } from '../test/placing.ts';
import { archive, save, seen } from '../test/records.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, someone, type Region } from '../test/region.ts';
import { claimCompany } from './service.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

const company = {
  name: 'Smederij De Vonk',
  country: 'BE',
  sector: 'TECHNOLOGY',
  municipality: 'Eeklo',
  registrationNumber: '0403.170.701',
};
const site = { name: 'Werkplaats', street: 'Kaai 3', postcode: '9900', place: 'Eeklo' };
const slot = {
  title: 'Smeden',
  tasks: 'Smeden en lassen',
  places: 2,
  startsOn: '2026-09-01',
  endsOn: '2027-08-31',
  offer: offerOf('ma-di 8:00-16:00'),
  language: 'nl',
};
const qualificationId = () => toNodeId('Qualification', region.qualificationId);

describe('a company that nobody of its own looks after', () => {
  it('is entered by a school with site, recognition and slot, and changes hands when a member begins', async () => {
    const { teacher, coordinator } = region.school;
    const made = await save(
      api,
      'createCompany',
      teacher,
      company,
      'claimed registrationNumber viewerCanEdit viewerCanOffer',
    );
    expect(made.record).toMatchObject({
      claimed: false,
      registrationNumber: '0403170701',
      viewerCanEdit: true,
      viewerCanOffer: true,
    });
    const companyId = made.record.id;
    const there = await save(api, 'createSite', teacher, { companyId, ...site }, 'province country latitude');
    expect(there.record).toMatchObject({ province: 'OOST_VLAANDEREN', country: 'BE' });
    const recognition = {
      siteId: there.record.id,
      qualificationId: qualificationId(),
      scheme: 'DUAL',
      number: 'D-1',
      validFrom: '2026-09-01',
      validTo: '2031-08-31',
    };
    expect((await save(api, 'createRecognition', coordinator, recognition, 'status')).record).toMatchObject({
      status: 'VALID',
    });
    // Another school does not work with it yet: it reads, and may only offer a slot.
    const other = region.otherSchool.teacher;
    expect((await save(api, 'editCompany', other, { id: companyId, version: 1, name: 'X' })).reason).toBe(
      'NOT_ALLOWED',
    );
    const offered = await save(
      api,
      'createSlot',
      other,
      { siteId: there.record.id, qualificationIds: [qualificationId()], ...slot },
      'state placesFree company { name }',
    );
    expect(offered.record).toMatchObject({ state: 'OPEN', placesFree: 2, company: { name: company.name } });
    expect(
      await save(api, 'editCompany', other, { id: companyId, version: 1, name: 'Smederij Vonk' }),
    ).toMatchObject({ record: { version: 2 } });
    const search = `{ slots(filter: { search: "vonk smeden" }) { nodes { id } } }`;
    expect((await api.graphql(search, {}, other)).data.slots.nodes).toEqual([{ id: offered.record.id }]);
    const organisation = await seen(
      api,
      other,
      toNodeId('Organisation', stored(companyId)),
      'Organisation',
      'name kind',
    );
    expect(organisation).toEqual({ name: 'Smederij Vonk', kind: 'COMPANY' });

    await claimCompany(stored(companyId));
    const admin = await someone(stored(companyId), 'COMPANY_ADMIN');
    for (const as of [teacher, other]) {
      expect((await save(api, 'editSite', as, { id: there.record.id, version: 1, name: 'X' })).reason).toBe(
        'NOT_ALLOWED',
      );
      expect(
        (await save(api, 'editSlot', as, { id: offered.record.id, version: 1, title: 'Xyz' })).reason,
      ).toBe('NOT_ALLOWED');
      expect(
        (
          await save(api, 'createSlot', as, {
            siteId: there.record.id,
            qualificationIds: [qualificationId()],
            ...slot,
          })
        ).reason,
      ).toBe('NOT_ALLOWED');
    }
    expect(
      (await save(api, 'editSite', admin, { id: there.record.id, version: 1, name: 'Smidse' })).record
        .version,
    ).toBe(2);
  });

  it('is worked with by a school that ever proposed a student there', async () => {
    const work = await makeWorkplace(region, { company: { claimed: false, name: 'Onbeheerd' } });
    const id = toNodeId('Company', work.companyId);
    const { teacher } = region.school;
    expect(await seen(api, teacher, id, 'Company', 'viewerCanEdit')).toEqual({ viewerCanEdit: false });
    const student = await makeStudent(region);
    await proposed(api, teacher, { needId: student.needNode, slotId: work.slotNode });
    expect(await seen(api, teacher, id, 'Company', 'viewerCanEdit')).toEqual({ viewerCanEdit: true });
    expect(await seen(api, region.otherSchool.teacher, id, 'Company', 'viewerCanEdit')).toEqual({
      viewerCanEdit: false,
    });
  });

  it('is refused when its number is known or has not its check digits', async () => {
    const { teacher } = region.school;
    const again = await save(api, 'createCompany', teacher, { ...company, name: 'Nog eens' });
    expect(again).toMatchObject({
      reason: 'DUPLICATE',
      facts: [{ name: 'field', value: 'registrationNumber' }],
    });
    for (const [more, why] of [
      [{ registrationNumber: '0403.170.702' }, 'not_a_kbo'],
      [{ country: 'NL', registrationNumber: '1234567' }, 'not_a_kvk'],
    ] as const)
      expect((await save(api, 'createCompany', teacher, { ...company, ...more })).facts).toEqual([
        { name: 'registrationNumber', value: why },
      ]);
    for (const as of [region.coordinator, region.partner])
      expect((await save(api, 'createCompany', as, company)).reason).toBe('NOT_ALLOWED');
  });
});

describe('sites and recognitions', () => {
  it('lie in the region; a mentor of some sites looks after those only', async () => {
    const work = await makeWorkplace(region);
    const companyId = toNodeId('Company', work.companyId);
    expect(
      (await save(api, 'createSite', work.admin, { companyId, ...site, postcode: '1000' })).facts,
    ).toEqual([{ name: 'postcode', value: 'not_in_region' }]);
    const abroad = await save(
      api,
      'createSite',
      work.admin,
      { companyId, ...site, country: 'NL', postcode: '4531 EP', place: 'Terneuzen' },
      'country province',
    );
    expect(abroad.record).toMatchObject({ country: 'NL', province: 'ZEELAND' });
    expect((await save(api, 'createSite', work.mentor, { companyId, ...site })).reason).toBe('NOT_ALLOWED');
    expect(
      (await save(api, 'editSite', work.mentor, { id: abroad.record.id, version: 1, name: 'X' })).reason,
    ).toBe('NOT_ALLOWED');
    const own = { id: toNodeId('Site', work.siteId), version: 1 };
    expect(
      (await save(api, 'editSite', work.mentor, { ...own, postcode: '8000', place: 'Brugge' }, 'province'))
        .record,
    ).toMatchObject({
      province: 'WEST_VLAANDEREN',
    });
    // Its slots moved along.
    const { data } = await api.graphql(
      `{ slots(filter: { province: WEST_VLAANDEREN }) { nodes { id } } }`,
      {},
      work.admin,
    );
    expect(data.slots.nodes).toEqual([{ id: work.slotNode }]);
  });

  it('a recognition that is archived or entered changes whether a placement is ready', async () => {
    const work = await makeWorkplace(region, { recognitions: [] });
    const student = await makeStudent(region);
    const input = {
      siteId: toNodeId('Site', work.siteId),
      qualificationId: qualificationId(),
      scheme: 'DUAL',
      validFrom: '2026-01-01',
    };
    const made = await save(api, 'createRecognition', work.mentor, input);
    const placement = await proposed(api, region.school.teacher, {
      needId: student.needNode,
      slotId: work.slotNode,
    });
    await send(api, 'acceptPlacement', work.mentor, { id: placement });
    const agreement = { placementId: placement, signedBy: 'Allen', signedOn: '2026-11-20', reference: 'R' };
    await send(api, 'recordAgreement', region.school.teacher, agreement);
    const state = async () => (await seen(api, work.mentor, placement, 'Placement', 'state'))?.['state'];
    expect(await state()).toBe('READY');
    expect(await archive(api, work.mentor, made.record.id)).toBe('IN_USE placements 1');
    await save(api, 'editRecognition', work.mentor, { id: made.record.id, version: 1, withdrawn: true });
    expect(await state()).toBe('ACCEPTED');
    await save(api, 'editRecognition', work.mentor, { id: made.record.id, version: 2, withdrawn: false });
    expect(await state()).toBe('READY');
    expect((await save(api, 'createRecognition', work.mentor, { ...input, scheme: 'NONE' })).reason).toBe(
      'INVALID',
    );
    expect((await save(api, 'createRecognition', region.school.teacher, input)).reason).toBe('NOT_ALLOWED');
  });
});

describe('archiving', () => {
  it('a company with slots stays; without, it leaves the list and comes back', async () => {
    const work = await makeWorkplace(region, { company: { name: 'Verdwijnbedrijf' } });
    const id = toNodeId('Company', work.companyId);
    const found = async (archived: boolean) => {
      const { data } = await api.graphql(
        `query($a: Boolean!) { companies(search: "verdwijn", archived: $a) { totalCount } }`,
        { a: archived },
        region.school.teacher,
      );
      return data.companies.totalCount as number;
    };
    const site = toNodeId('Site', work.siteId);
    expect(await archive(api, work.admin, id)).toBe('IN_USE slots 1');
    expect(await archive(api, work.admin, site)).toBe('IN_USE slots 1');
    expect(await archive(api, work.admin, work.slotNode)).toBe('Archived');
    expect(await archive(api, work.mentor, id)).toBe('NOT_ALLOWED');
    expect(await archive(api, region.school.coordinator, id)).toBe('NOT_ALLOWED');
    expect(await archive(api, work.admin, id)).toBe('Archived');
    expect([await found(false), await found(true)]).toEqual([0, 1]);
    expect(await archive(api, work.admin, work.slotNode, false)).toBe('ARCHIVED');
    expect(await archive(api, work.admin, id, false)).toBe('Archived');
    expect(await archive(api, work.admin, work.slotNode, false)).toBe('Archived');
    expect([await found(false), await found(true)]).toEqual([1, 0]);
  });

  it('and a slot that is offered there at the same time exclude each other', async () => {
    for (let round = 0; round < 5; round++) {
      const work = await makeWorkplace(region);
      await archive(api, work.admin, work.slotNode);
      const input = { siteId: toNodeId('Site', work.siteId), qualificationIds: [qualificationId()], ...slot };
      const [archived, offered] = await Promise.all([
        archive(api, work.admin, toNodeId('Company', work.companyId)),
        save(api, 'createSlot', work.admin, input),
      ]);
      expect([archived === 'Archived', offered.__typename === 'SlotChanged'].filter(Boolean)).toHaveLength(1);
    }
  });

  it('knows only records', async () => {
    const document = `mutation($id: ID!) { archive(key: "k", id: $id) { __typename } }`;
    for (const id of [toNodeId('Placement', newId()), qualificationId(), 'x']) {
      const { errors } = await api.graphql(document, { id }, region.school.coordinator);
      expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
    }
    const gone = toNodeId('Company', newId());
    expect(await archive(api, region.school.coordinator, gone)).toBe('NOT_ALLOWED');
    expect(await archive(api, { kind: 'anonymous' }, gone)).toBe('NOT_ALLOWED');
  });
});
