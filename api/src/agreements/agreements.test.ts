import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send } from '../test/placing.ts';
import {
  linkViewer,
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  type Region,
  type Workplace,
} from '../test/region.ts';
import { stored } from '../test/placing.ts';

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

const signed = (more: Record<string, unknown> = {}) => ({
  placementId: id,
  signedBy: ' Lotte, Atheneum Zandhoek en Machinebouw Vliet ',
  signedOn: '2026-11-24',
  reference: 'Map 3, kast B',
  ...more,
});
const record = (more?: Record<string, unknown>) =>
  send(api, 'recordAgreement', region.school.teacher, signed(more));
async function remove() {
  const document = `mutation($id: ID!, $key: ID!) { removeAgreement(key: $key, placementId: $id) {
    ... on PlacementChanged { placement { state } } ... on PlacementRefused { reason } } }`;
  const key = `remove-${Math.random()}`;
  return (await api.graphql(document, { id, key }, region.school.teacher)).data.removeAgreement;
}
const SHOWN = `query($id: ID!) { node(id: $id) { ... on Placement { state viewerCanRecordAgreement
  agreement { signedBy signedOn reference enteredBy { firstName } }
  startConditions { kind met facts { name value } } } } }`;

describe('the signed agreement', () => {
  it('makes an accepted placement ready, and taking it back undoes that', async () => {
    await send(api, 'acceptPlacement', work.mentor, { id });
    expect((await record()).placement?.state).toBe('READY');
    const { data } = await api.graphql(SHOWN, { id }, region.school.teacher);
    expect(data.node).toMatchObject({
      state: 'READY',
      viewerCanRecordAgreement: true,
      agreement: {
        signedBy: 'Lotte, Atheneum Zandhoek en Machinebouw Vliet',
        signedOn: '2026-11-24',
        reference: 'Map 3, kast B',
        enteredBy: { firstName: 'Noor' },
      },
    });
    expect(data.node.startConditions[1]).toEqual({
      kind: 'AGREEMENT_SIGNED',
      met: true,
      facts: [{ name: 'signedOn', value: '2026-11-24' }],
    });
    expect(await remove()).toEqual({ placement: { state: 'ACCEPTED' } });
    expect(await remove()).toEqual({ reason: 'NOT_NOW' });
  });

  it('can be entered again, in the place of the first entry', async () => {
    await send(api, 'acceptPlacement', work.mentor, { id });
    await record();
    await record({ reference: 'Map 4' });
    const { data } = await api.graphql(SHOWN, { id }, region.school.teacher);
    expect(data.node).toMatchObject({ state: 'READY', agreement: { reference: 'Map 4' } });
  });

  it('waits for acceptance, and is not signed tomorrow or by nobody', async () => {
    expect((await record()).reason).toBe('NOT_NOW');
    await send(api, 'acceptPlacement', work.mentor, { id });
    for (const wrong of [{ signedOn: '2026-11-25' }, { signedBy: '  ' }, { reference: 'x'.repeat(201) }])
      expect((await record(wrong)).reason).toBe('INVALID');
  });

  it('is entered by the own school only, and hidden from who holds a link', async () => {
    await send(api, 'acceptPlacement', work.mentor, { id });
    for (const viewer of [work.mentor, region.coordinator, region.partner, region.otherSchool.coordinator])
      expect((await send(api, 'recordAgreement', viewer, signed())).reason).toBe('NOT_ALLOWED');
    await record();
    const shown = 'query($id: ID!) { node(id: $id) { ... on Placement { agreement { signedBy } } } }';
    const link = linkViewer(work, stored(id), lotte);
    expect((await api.graphql(shown, { id }, link)).data.node.agreement).toBeNull();
    expect((await api.graphql(shown, { id }, work.mentor)).data.node.agreement.signedBy).toContain('Lotte');
  });
});
