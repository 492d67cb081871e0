import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { clock } from '../platform/clock.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { membershipsOf, personsByEmail, personsByIds } from '../accounts/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds, studentsByIds } from '../students/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { archive } from '../test/records.ts';
import { proposed, send, tokenMailedTo, weekAtWork, weekOfLine } from '../test/placing.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type Workplace,
} from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
let lotte: Awaited<ReturnType<typeof makeStudent>>;
let id: string;
let link: { link: string };
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
  id = await propose(work);
  await mailsLeave(60);
  link = { link: tokenMailedTo(api, work.mentor.personId) };
});

function propose(at: Workplace): Promise<string> {
  return proposed(api, region.school.teacher, {
    needId: lotte.needNode,
    slotId: at.slotNode,
    note: 'Lotte last graag.',
  });
}
async function mailsLeave(seconds: number): Promise<void> {
  api.setClock(new Date(NOW.getTime() + seconds * 1_000));
  await api.runJobs();
}
const mailsTo = (personId: string) =>
  api.sentMails().filter(({ to }) => to.email === `${personId}@zandhoek.example`);

const LINKED = `{ linkedPlacement {
  id state note startsOn week viewerCan viewerCanHandOver expiresAt
  student { firstName lastName displayName minor email phone birthDate homeStreet school { name } programme { title } class { name } }
  slot { title site { place } } company { name } proposedBy { firstName lastName } mentor { firstName }
  colleagues { id } need { id } proeftuin { title }
} }`;

describe('the mailed link', () => {
  it('comes with a sentence that ends once, also after "17.00 u."', () => {
    const [mail] = mailsTo(work.mentor.personId);
    expect(mail?.text).toMatch(/Tot .* u\. kan je antwoorden, zonder wachtwoord\./);
    expect(mail?.text).not.toContain('..');
  });

  it('shows what the company may know before it accepts, and nothing else', async () => {
    const { data, errors } = await api.graphql(LINKED, {}, link);
    expect(errors).toEqual([]);
    expect(data.linkedPlacement).toMatchObject({
      id,
      state: 'PROPOSED',
      note: 'Lotte last graag.',
      viewerCan: ['ACCEPT', 'COUNTER', 'DECLINE'],
      viewerCanHandOver: true,
      student: {
        firstName: 'Lotte',
        displayName: 'Lotte',
        minor: true,
        lastName: null,
        email: null,
        phone: null,
        birthDate: null,
        homeStreet: null,
        class: null,
        school: { name: 'Atheneum Zandhoek' },
        programme: { title: 'Elektrotechnieken' },
      },
      slot: { site: { place: 'Gent' } },
      company: { name: 'Machinebouw Vliet' },
      colleagues: [{ id: toNodeId('Person', work.admin.personId) }],
      need: null,
      proeftuin: null,
    });
  });

  it('accepts: takes the place, shows name and contact, and ends', async () => {
    const document = `mutation($input: PlacementStepInput!) { acceptPlacement(input: $input) {
      ... on PlacementChanged { placement { state viewerCan student { displayName email phone birthDate } } }
      ... on PlacementRefused { reason } } }`;
    const { data } = await api.graphql(document, { input: { key: 'tap', id, version: 1 } }, link);
    expect(data.acceptPlacement.placement).toEqual({
      state: 'ACCEPTED',
      viewerCan: [],
      student: {
        displayName: 'Lotte Baekelandt',
        email: 'lotte@zandhoek.example',
        phone: '0470 55 01 28',
        birthDate: null,
      },
    });
    const [slot] = await slotsByIds([work.slotId]);
    expect(slot).toMatchObject({ placesTaken: 1, placesFree: 0, state: 'FULL' });
    const [need] = await needsByIds([lotte.needId]);
    expect(need).toMatchObject({ state: 'PLACED', partsHeld: 1, openProposals: 0 });
    const [student] = await studentsByIds([lotte.studentId]);
    expect(student?.acceptedBy).toContain(work.companyId);
    expect((await api.graphql(LINKED, {}, link)).data.linkedPlacement).toBeNull();
    await mailsLeave(61);
    expect(mailsTo(region.school.teacher.personId).map(({ subject }) => subject)).toEqual([
      'Machinebouw Vliet neemt Lotte aan',
    ]);
  });

  it('tells a repeat of the same request what was done, when the first answer was lost, and then no more', async () => {
    const input = { id, key: 'lost', version: 1 };
    await send(api, 'acceptPlacement', link, input);
    const repeat = await send(api, 'acceptPlacement', link, input);
    expect(repeat.placement?.state).toBe('ACCEPTED');
    expect((await send(api, 'acceptPlacement', link, { ...input, key: 'new' })).reason).toBe('NOT_ALLOWED');
    api.setClock(new Date(clock.now().getTime() + 121_000));
    expect((await send(api, 'acceptPlacement', link, input)).reason).toBe('NOT_ALLOWED');
  });

  it('belongs to one placement', async () => {
    const other = await makeStudent(region);
    const elsewhere = await makeWorkplace(region);
    const foreign = await proposed(api, region.school.teacher, {
      needId: other.needNode,
      slotId: elsewhere.slotNode,
    });
    expect(await send(api, 'acceptPlacement', link, { id: foreign })).toMatchObject({
      reason: 'NOT_ALLOWED',
      current: null,
    });
  });

  it('works once even when it is tapped twice at the same moment', async () => {
    const taps = await Promise.all(
      [1, 2, 3].map(() => send(api, 'acceptPlacement', link, { id, key: 'tap' })),
    );
    expect(taps.filter(({ placement }) => placement?.state === 'ACCEPTED').length).toBeGreaterThan(0);
    const [slot] = await slotsByIds([work.slotId]);
    expect(slot?.placesTaken).toBe(1);
  });
});

describe('declining', () => {
  it('asks a reason, with words for another one', async () => {
    expect((await send(api, 'declinePlacement', link, { id })).reason).toBe('REASON_MISSING');
    expect((await send(api, 'declinePlacement', link, { id, reason: { code: 'OTHER' } })).reason).toBe(
      'REASON_MISSING',
    );
    expect((await send(api, 'declinePlacement', link, { id, reason: { code: 'ILLNESS' } })).reason).toBe(
      'INVALID',
    );
    const reason = { code: 'OTHER', words: 'We verhuizen.' };
    expect((await send(api, 'declinePlacement', link, { id, reason })).placement?.state).toBe('DECLINED');
    const [need] = await needsByIds([lotte.needId]);
    expect(need).toMatchObject({ state: 'WITHOUT_PLACE', returned: 'DECLINED', openProposals: 0 });
    await mailsLeave(61);
    const [mail] = mailsTo(region.school.teacher.personId);
    expect(mail?.subject).toBe('Machinebouw Vliet kan Lotte niet ontvangen');
    expect(mail?.text).toContain('Reden: We verhuizen.');
  });
});

describe('a counter-proposal', () => {
  const line = 'di en vr bedrijf 8:00-16:30 (60 min pauze)';
  const terms = { week: weekOfLine(line, '2027-03-01', '2027-06-25'), message: 'Liever dinsdag.' };

  it('takes the place when the teacher takes it up, on the company’s terms', async () => {
    expect((await send(api, 'counterPlacement', link, { id, ...terms })).placement?.state).toBe('COUNTERED');
    await mailsLeave(61);
    expect(mailsTo(region.school.teacher.personId)[0]?.text).toContain('di en vr');
    const document = `query($id: ID!) { node(id: $id) { ... on Placement {
      state startsOn week viewerCan counter { week message } } } }`;
    const before = await api.graphql(document, { id }, region.school.teacher);
    expect(before.data.node).toEqual({
      state: 'COUNTERED',
      startsOn: '2027-02-01',
      week: weekOfLine('do-vr bedrijf 8:00-16:30 (60 min pauze)', '2027-02-01', '2027-05-28'),
      viewerCan: ['ACCEPT_COUNTER', 'REFUSE_COUNTER', 'WITHDRAW'],
      counter: terms,
    });
    expect((await send(api, 'acceptCounterProposal', work.mentor, { id })).reason).toBe('NOT_ALLOWED');
    await send(api, 'acceptCounterProposal', region.school.teacher, { id });
    const after = await api.graphql(document, { id }, region.school.teacher);
    expect(after.data.node).toMatchObject({ state: 'ACCEPTED', startsOn: '2027-03-01', week: terms.week });
    expect((await slotsByIds([work.slotId]))[0]?.placesTaken).toBe(1);
    await mailsLeave(62);
    expect(mailsTo(work.mentor.personId).at(-1)?.subject).toBe('Je voorstel voor Lotte is aangenomen');
  });

  it('may be refused, and the need comes back', async () => {
    await send(api, 'counterPlacement', link, { id, ...terms });
    expect((await send(api, 'refuseCounterProposal', region.school.teacher, { id })).placement?.state).toBe(
      'WITHDRAWN',
    );
    expect((await needsByIds([lotte.needId]))[0]).toMatchObject({ returned: 'WITHDRAWN' });
  });

  it('refuses dates that cannot be', async () => {
    const week = { ...terms.week, endsOn: '2027-02-01' };
    const answer = await send(api, 'counterPlacement', link, { id, week });
    expect(answer).toMatchObject({ reason: 'INVALID', facts: [{ name: 'endsOn', value: 'before_start' }] });
  });
});

describe('handing over', () => {
  it('asks a colleague anew and ends the old link', async () => {
    const personId = toNodeId('Person', work.admin.personId);
    expect((await send(api, 'handOverPlacement', link, { id, personId })).placement?.state).toBe('PROPOSED');
    expect((await api.graphql(LINKED, {}, link)).data.linkedPlacement).toBeNull();
    await mailsLeave(61);
    const [mail] = mailsTo(work.admin.personId);
    expect(mail?.text).toContain('Een collega gaf deze vraag aan jou door.');
    const next = { link: tokenMailedTo(api, work.admin.personId) };
    expect((await send(api, 'acceptPlacement', next, { id })).placement?.state).toBe('ACCEPTED');
  });

  it('invites an address that is not yet a member, for this site only', async () => {
    await send(api, 'handOverPlacement', link, { id, email: 'Geert@Vliet.example ' });
    await mailsLeave(61);
    const mail = api.sentMails().at(-1);
    expect(mail?.to.email).toBe('geert@vliet.example');
    const { data } = await api.graphql(
      'query($id: ID!) { node(id: $id) { ... on Placement { mentor { id firstName } } } }',
      { id },
      region.school.teacher,
    );
    expect(data.node.mentor.firstName).toBe('geert');
    const token = mail?.link?.split('#')[1] ?? '';
    const { data: seen } = await api.graphql(LINKED, {}, { link: token });
    expect(seen.linkedPlacement.student.firstName).toBe('Lotte');
  });

  it('brings no membership back that its organisation ended; who may invite does', async () => {
    const geert = { id, email: 'geert@vliet.example' };
    await send(api, 'handOverPlacement', link, geert);
    await mailsLeave(61);
    const back = { link: api.sentMails().at(-1)?.link?.split('#')[1] ?? '' };
    await send(api, 'handOverPlacement', back, { id, personId: toNodeId('Person', work.mentor.personId) });
    await mailsLeave(122);
    const mentor = { link: tokenMailedTo(api, work.mentor.personId) };
    const [person] = await personsByEmail([geert.email]);
    const standing = async () => (await membershipsOf(person?.id ?? ''))[0]!;
    const before = await standing();
    expect(await archive(api, work.admin, toNodeId('Membership', before.id))).toBe('Archived');
    for (const as of [mentor, work.mentor])
      for (const to of [{ email: geert.email }, { personId: toNodeId('Person', before.personId) }]) {
        const [name] = Object.keys(to);
        expect(await send(api, 'handOverPlacement', as, { id, ...to })).toMatchObject({
          reason: 'INVALID',
          facts: [{ name, value: 'not_a_member' }],
        });
      }
    expect((await standing()).archivedAt).not.toBeNull();
    expect((await send(api, 'handOverPlacement', work.admin, geert)).placement?.state).toBe('PROPOSED');
    expect((await standing()).archivedAt).toBeNull();
  });

  it('leaves the scope that an invitation gave as it is', async () => {
    const invite = `mutation($input: InvitePersonInput!) { invitePerson(input: $input) { __typename } }`;
    const input = {
      key: 'k',
      organisationId: toNodeId('Organisation', work.companyId),
      role: 'MENTOR',
      email: 'geert@vliet.example',
      firstName: 'Geert',
      lastName: 'Maes',
      scopeIds: [],
    };
    await api.graphql(invite, { input }, work.admin);
    const [person] = await personsByEmail([input.email]);
    await send(api, 'handOverPlacement', link, { id, email: input.email });
    const standing = await membershipsOf(person?.id ?? '');
    expect(standing).toMatchObject([{ siteIds: [], namedBySchoolIds: null }]);
  });

  it('goes to nobody outside the company', async () => {
    const personId = toNodeId('Person', region.school.teacher.personId);
    expect((await send(api, 'handOverPlacement', link, { id, personId })).reason).toBe('INVALID');
    expect((await send(api, 'handOverPlacement', link, { id, email: 'geen adres' })).reason).toBe('INVALID');
    expect(
      (await send(api, 'handOverPlacement', region.school.teacher, { id, email: 'a@b.example' })).reason,
    ).toBe('NOT_ALLOWED');
  });
});

describe('several companies', () => {
  it('are told when another one accepted first', async () => {
    const other = await makeWorkplace(region, { company: { name: 'Scheepswerf Noord' } });
    const second = await propose(other);
    await mailsLeave(120);
    const otherLink = { link: tokenMailedTo(api, other.mentor.personId) };
    await send(api, 'acceptPlacement', work.mentor, { id });
    expect(await send(api, 'acceptPlacement', other.mentor, { id: second })).toMatchObject({
      reason: 'STUDENT_PLACED',
      current: { state: 'WITHDRAWN' },
    });
    expect((await api.graphql(LINKED, {}, otherLink)).data.linkedPlacement).toBeNull();
    await mailsLeave(121);
    const mail = mailsTo(other.mentor.personId).at(-1);
    expect(mail?.subject).toBe('De vraag over Lotte is ingetrokken');
    expect(mail?.text).toContain('Een ander bedrijf nam eerst aan');
    expect(mail?.text).not.toContain('Vliet');
  });

  it('share a student in parts, and an acceptance of one part leaves the other’s proposals open', async () => {
    const two = await makeStudent(region, region.school, { need: { parts: 2 } });
    const other = await makeWorkplace(region);
    const third = await makeWorkplace(region, { slot: { places: 2 } });
    const part = (at: Workplace, number: number, days: number[]) =>
      proposed(api, region.school.teacher, {
        needId: two.needNode,
        slotId: at.slotNode,
        part: number,
        week: weekAtWork('2027-02-01', '2027-05-28', days),
      });
    const first = await part(third, 1, [4, 5]);
    const second = await part(other, 2, [3, 4]);
    await send(api, 'acceptPlacement', third.mentor, { id: first });
    expect((await needsByIds([two.needId]))[0]).toMatchObject({
      state: 'PROPOSED',
      partsHeld: 1,
      openProposals: 1,
    });
    // The first Thursday is at both: one student, one week.
    const clash = await send(api, 'acceptPlacement', other.mentor, { id: second });
    expect(clash).toMatchObject({
      reason: 'CLASHES',
      facts: [
        { name: 'day', value: '2027-02-04' },
        { name: 'from', value: '08:00' },
        { name: 'to', value: '16:30' },
      ],
    });
    expect((await slotsByIds([other.slotId]))[0]?.placesTaken).toBe(0);
    const edit = (id: string, days: number[], as = region.school.teacher) =>
      send(api, 'editPlacement', as, { id, version: 1, week: weekAtWork('2027-02-01', '2027-05-28', days) });
    expect((await edit(second, [5])).reason).toBe('CLASHES');
    expect((await edit(second, [1, 3])).placement?.version).toBe(2);
    await send(api, 'acceptPlacement', other.mentor, { id: second });
    expect((await needsByIds([two.needId]))[0]).toMatchObject({ state: 'PLACED', partsHeld: 2 });
  });
});

describe('check 9: a decision on terms that changed', () => {
  it('is refused with what changed, and nothing is lost', async () => {
    const week = weekOfLine('ma-di bedrijf 8:00-16:30 (60 min pauze)', '2027-02-01', '2027-05-28');
    await send(api, 'editPlacement', region.school.teacher, { id, version: 1, week });
    const late = await send(api, 'acceptPlacement', link, { id, version: 1 });
    expect(late).toMatchObject({
      reason: 'STALE',
      changedFields: ['week'],
      current: { state: 'PROPOSED', version: 2 },
    });
    expect((await slotsByIds([work.slotId]))[0]?.placesTaken).toBe(0);
    expect((await send(api, 'acceptPlacement', link, { id, version: 2 })).placement?.state).toBe('ACCEPTED');
  });

  it('is not stale when only the note changed', async () => {
    await send(api, 'editPlacement', region.school.teacher, { id, version: 1, note: 'Nog iets.' });
    expect((await send(api, 'acceptPlacement', link, { id, version: 1 })).placement?.state).toBe('ACCEPTED');
  });

  it('goes for edits too: after the answer only the school’s coordinator edits', async () => {
    await send(api, 'acceptPlacement', link, { id });
    const week = weekOfLine('do-vr bedrijf 8:00-16:30 (60 min pauze)', '2027-02-01', '2027-05-21');
    const edit = (as: typeof work.mentor, version: number) =>
      send(api, 'editPlacement', as, { id, version, week });
    expect((await edit(region.school.teacher, 2)).reason).toBe('NOT_ALLOWED');
    expect(await edit(region.school.coordinator, 1)).toMatchObject({
      reason: 'STALE',
      changedFields: ['state'],
    });
    expect((await edit(region.school.coordinator, 2)).placement?.version).toBe(3);
    expect((await edit(region.otherSchool.coordinator, 3)).reason).toBe('NOT_ALLOWED');
  });
});

describe('mentors', () => {
  it('answer for their own sites only, and for what was handed to them', async () => {
    const elsewhere = await someone(work.companyId, 'MENTOR', { siteIds: ['0'.repeat(24)] });
    expect((await send(api, 'acceptPlacement', elsewhere, { id })).reason).toBe('NOT_ALLOWED');
    const personId = toNodeId('Person', elsewhere.personId);
    await send(api, 'handOverPlacement', work.mentor, { id, personId });
    expect((await send(api, 'acceptPlacement', elsewhere, { id })).placement?.state).toBe('ACCEPTED');
    const [person] = await personsByIds([elsewhere.personId]);
    expect((await membershipsOf(person?.id ?? '')).map(({ role }) => role)).toEqual(['MENTOR']);
  });
});

// The tries stay until the end of their quarter of an hour, so this comes last.
describe('guessing at links', () => {
  it('does not keep who has one from opening it, at the same address', async () => {
    const guess = () =>
      api.graphql('{ linkedPlacement { id } }', {}, { link: 'A'.repeat(43) }).catch((error: Error) => error);
    for (let count = 0; count < 60; count++) await guess();
    expect(await guess()).toBeInstanceOf(Error);
    expect((await api.graphql('{ linkedPlacement { id } }', {}, link)).data.linkedPlacement.id).toBe(id);
  });
});
