import type { PersonViewer, Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { middleOf } from '@scheldemond/domain/places/places';
import { searchKeys } from '@scheldemond/domain/text/keys';
import { contextOfRequest } from '../accounts/requests/service.ts';
import { startSession } from '../accounts/sessions/service.ts';
import { insertClosures } from '../calendars/store.ts';
import { contextFor } from '../context.ts';
import { newId } from '../database.ts';
import { say } from '../imports/sentences.ts';
import { takeFile } from '../imports/uploads/service.ts';
import { keepErrors, moveImport } from '../imports/uploads/store.ts';
import { makeJournalFile } from './journal-file.ts';
import { importJournal, importProeftuinen, importTargets } from '../proeftuinen/service.ts';
import { importQualifications } from '../qualifications/service.ts';
import { importClasses, importPeriods } from '../schools/service.ts';
import type { TestApi } from './api.ts';
import type { Life } from './lives.ts';
import { proposed, send, stored, tokenMailedTo, weekAtWork } from './placing.ts';
import type { Facts, Party, Reader } from './read-matrix.ts';
import { makeSavedPlan } from './saved-plan.ts';
import {
  makeRegion,
  makeStudent,
  makeWorkplace,
  NOW,
  someone,
  type Region,
  type School,
  type Workplace,
} from './region.ts';

/** One object of the region. */
export interface Thing {
  type: string;
  /** Its global id. */
  id: string;
  facts: Facts;
}

/** Who asks, as the viewer that their session or mailed link makes of them. */
export interface Asker extends Reader {
  name: string;
  viewer: Viewer;
}

/** A student with words that stand nowhere else. */
export interface Canary {
  facts: Facts;
  /** First name: known from the proposal on. */
  first: string;
  last: string;
  /** What a company never reads. */
  secrets: string[];
}

const STOCKTAKING = {
  from: '2027-03-04',
  to: '2027-03-05',
  kind: 'COMPANY_CLOSURE',
  name: 'Inventaris',
  reference: 'mail',
} as const;

/** A region of two schools and three companies, everybody who may ask in it, and what is true of it. */
export interface World {
  region: Region;
  works: Workplace[];
  askers: Asker[];
  things: Thing[];
  canaries: Canary[];
}

/** Makes a region in which each student has the life that is asked, and then some that the askers need. */
export async function makeWorld(api: TestApi, lives: readonly Life[]): Promise<World> {
  return new Maker(api).make(lives);
}

class Maker {
  readonly #api: TestApi;
  readonly #things: Thing[] = [];
  readonly #askers: Asker[] = [];
  readonly #canaries: Canary[] = [];
  #now = NOW.getTime();
  #region!: Region;
  #works: Workplace[] = [];
  #untaught!: { own: string; other: string };

  constructor(api: TestApi) {
    this.#api = api;
  }

  async make(lives: readonly Life[]): Promise<World> {
    this.#api.setClock(new Date(this.#now));
    await this.#places();
    for (const life of lives) await this.#live(life);
    const own = { school: 'own', taught: true, at: 0 } as const;
    const hosted = await this.#live({ ...own, life: 'accepted' });
    await this.#people(hosted);
    await this.#plan(hosted);
    // Last, while their links and the time to take a step back still last.
    await this.#linked(await this.#live({ ...own, life: 'proposed' }), false);
    await this.#linked(await this.#live({ ...own, life: 'accepted' }, { byLink: true }), true);
    await this.#live({ ...own, life: 'proposed' }, { fresh: true });
    await this.#order();
    return {
      region: this.#region,
      works: this.#works,
      askers: this.#askers,
      things: this.#things,
      canaries: this.#canaries,
    };
  }

  #add(type: string, id: string, facts: Omit<Facts, 'id'>): Thing {
    const nodeId = toNodeId(type, id);
    const thing = { type, id: nodeId, facts: { ...facts, id: nodeId } };
    this.#things.push(thing);
    return thing;
  }

  #tick(): void {
    this.#now += 11_000;
    this.#api.setClock(new Date(this.#now));
  }

  async #places(): Promise<void> {
    this.#region = await makeRegion({ studentAgrees: true });
    const { school, otherSchool, partner, qualificationId } = this.#region;
    for (const [name, change] of [
      ['Machinebouw Vliet', {}],
      ['Scheepswerf Noord', {}],
      // Free for nobody yet, so that the day is told to everybody.
      [
        'Zoutziederij',
        { paused: true, state: 'PAUSED' as const, releasedOn: '2027-06-01', earlySchoolIds: [] as string[] },
      ],
    ] as const) {
      const work = await makeWorkplace(this.#region, {
        company: {
          name,
          registrationNumber: newId(),
          mostStudents: 40,
          mostPerMentor: 20,
          mostPerSchool: 30,
        },
        recognitions: [{ scheme: 'DUAL', validTo: '2029-08-31' }, { scheme: 'SBB' }],
        site: { establishmentNumber: '2000000001' },
        slot: {
          places: 40,
          mostPerSchool: 30,
          releasedOn: '2026-09-01',
          earlySchoolIds: [school.id],
          requirements: 'Veiligheidsschoenen',
          title: `Werk ${name}`,
          ...change,
        },
      });
      this.#works.push(work);
      const { companyId, siteId, slotId } = work;
      await insertClosures([{ ...STOCKTAKING, ownerId: companyId, siteId }]);
      this.#add('Company', companyId, { companyId });
      this.#add('Site', siteId, { companyId, siteId });
      this.#add('Slot', slotId, { companyId, siteId, slotId, open: name !== 'Zoutziederij', studentIds: [] });
      this.#add('Organisation', companyId, { organisationIds: [companyId] });
      for (const id of await this.#recognitionsOf(siteId))
        this.#add('Recognition', id, { companyId, siteId });
    }
    const second = newId();
    await importQualifications([
      {
        externalKey: second,
        _id: second,
        code: 'VB-2',
        title: 'Operator',
        level: 3,
        country: 'NL',
        sector: 'CARE',
        occupations: [{ uri: 'http://esco/1', code: '1', labelNl: 'operator', labelEn: 'operator' }],
        shortage: false,
        sortKey: 'operator',
        searchKeys: searchKeys('Operator'),
      },
    ]);
    for (const id of [qualificationId, second]) this.#add('Qualification', id, {});
    const untaught = { own: newId(), other: newId() };
    this.#untaught = untaught;
    for (const [one, extra] of [
      [school, untaught.own],
      [otherSchool, untaught.other],
    ] as const) {
      const { id: schoolId, programmeId, classId, period } = one;
      await importClasses([
        { _id: extra, externalKey: extra, schoolId, programmeId, name: '6 B', schoolYear: '2026-2027' },
      ]);
      this.#add('School', schoolId, { schoolId });
      this.#add('Organisation', schoolId, { organisationIds: [schoolId] });
      this.#add('Programme', programmeId, { schoolId });
      this.#add('PlacementPeriod', period._id, { schoolId });
      for (const id of [classId, extra]) this.#add('Class', id, { schoolId });
      const own = { ...period, _id: newId(), classId };
      await importPeriods([{ ...own, externalKey: own._id }]);
      this.#add('PlacementPeriod', own._id, { schoolId });
    }
    this.#add('Organisation', partner.organisationId, { organisationIds: [partner.organisationId] });
    await this.#proeftuinen();
  }

  async #recognitionsOf(siteId: string): Promise<string[]> {
    const { data } = await this.#api.graphql(
      'query($id: ID!) { node(id: $id) { ... on Site { recognitions { id } } } }',
      { id: toNodeId('Site', siteId) },
      { kind: 'system' },
    );
    return data.node.recognitions.map(({ id }: { id: string }) => stored(id));
  }

  /** The region's own, and one in which only the other school takes part. */
  async #proeftuinen(): Promise<void> {
    const { proeftuinId, targetId, partner, otherSchool } = this.#region;
    const [id, target, entry, first] = [newId(), newId(), newId(), newId()];
    await importProeftuinen([
      {
        _id: id,
        externalKey: id,
        title: 'Zorg aan zee',
        summary: 'Leren op de afdeling',
        sector: 'CARE',
        level: 4,
        phase: 'RESEARCH',
        phases: [{ phase: 'RESEARCH', startsOn: '2026-09-01', endsOn: null }],
        hybridForms: ['LEARNING_WARD'],
        partners: [{ organisationId: otherSchool.id, part: 'leren' }],
        partnerOrganisationIds: [otherSchool.id],
        askedProgrammeIds: [otherSchool.programmeId],
        sortKey: 'zorg aan zee',
        searchKeys: searchKeys('Zorg aan zee', 'Leren op de afdeling'),
      },
    ]);
    const metric = { metric: 'MENTORS_TRAINED', startValue: 0, value: 9, startsOn: '2026-09-01' } as const;
    await importTargets([
      { _id: target, externalKey: target, proeftuinId: id, ...metric, dueOn: '2027-06-30', enteredValue: 3 },
    ]);
    await importJournal([
      {
        _id: entry,
        externalKey: entry,
        proeftuinId: id,
        writtenOn: '2026-11-02',
        text: 'Begonnen',
        authorId: otherSchool.teacher.personId,
      },
      {
        _id: first,
        externalKey: first,
        proeftuinId,
        writtenOn: '2026-11-03',
        text: 'Gestart',
        authorId: partner.personId,
      },
    ]);
    for (const [one, its, journal, author, partners] of [
      [proeftuinId, targetId, first, partner, [partner.organisationId]],
      [id, target, entry, otherSchool.teacher, [otherSchool.id]],
    ] as const) {
      const file = await makeJournalFile(journal, one, author.personId);
      const facts = { proeftuinId: one, partners: [...partners] };
      this.#add('Proeftuin', one, facts);
      this.#add('Target', its, facts);
      this.#add('JournalEntry', journal, { ...facts, personId: author.personId });
      this.#add('JournalFile', file, facts);
    }
  }

  async #people(hosted: Canary): Promise<void> {
    const { school, otherSchool, coordinator, partner } = this.#region;
    const [work, otherWork, third] = this.#works as [Workplace, Workplace, Workplace];
    const other = this.#canaries.find(({ facts }) => facts.schoolId === otherSchool.id);
    const studentOf = (one: School, studentId: string) => someone(one.id, 'STUDENT', { studentId });
    const viewers: Record<string, PersonViewer> = {
      teacher: school.teacher,
      'school coordinator': school.coordinator,
      'another school’s teacher': otherSchool.teacher,
      'another school’s coordinator': otherSchool.coordinator,
      coordinator,
      'another proeftuin’s coordinator': await someone(partner.organisationId, 'COORDINATOR'),
      partner,
      mentor: work.mentor,
      'mentor of the whole company': await someone(work.companyId, 'MENTOR'),
      'mentor of another site': await someone(work.companyId, 'MENTOR', { siteIds: [newId()] }),
      'company administrator': work.admin,
      'another company’s mentor': otherWork.mentor,
      'another company’s administrator': third.admin,
      student: await studentOf(school, hosted.facts.studentId ?? ''),
      'another school’s student': await studentOf(otherSchool, other?.facts.studentId ?? newId()),
      administrator: await someone(partner.organisationId, 'ADMIN'),
    };
    for (const viewer of [...Object.values(viewers), otherWork.admin, third.mentor]) this.#account(viewer);
    await this.#uploaded(viewers['school coordinator'] ?? school.coordinator);
    for (const [name, viewer] of Object.entries(viewers)) {
      const found = await viewerOfRequest({ sessionToken: await sessionToken(viewer) });
      this.#askers.push({ ...viewer, name, viewer: found, linked: null, spent: false });
    }
    this.#askers.push({ ...NOBODY, name: 'nobody', viewer: await viewerOfRequest({}) });
  }

  async #uploaded(viewer: PersonViewer): Promise<void> {
    const bytes = Buffer.from('Nummer;Voornaam\n1;Lotte');
    const one = await takeFile(contextFor(viewer), { kind: 'STUDENTS', name: 'lijst.csv', bytes });
    await keepErrors(one, [
      { line: 2, column: 'Voornaam', field: '', message: say('EMPTY'), value: 'Lotte' },
    ]);
    const counts = { added: 1, changed: 0, same: 0, kept: 0 };
    await moveImport(one.id, ['COLUMNS'], { state: 'REFUSED', counts, errorCount: 1 });
    this.#add('Import', one.id, { personId: viewer.personId, membershipId: viewer.membershipId });
  }

  #account({ personId, membershipId, organisationId, role }: PersonViewer): void {
    const facts = { personId, organisationIds: [organisationId], student: role === 'STUDENT' };
    this.#add('Person', personId, facts);
    this.#add('Membership', membershipId, facts);
  }

  /** Who holds the mail that asked for this student. */
  async #linked({ facts }: Canary, spent: boolean): Promise<void> {
    const placement = this.#things.findLast(
      (thing) => thing.type === 'Placement' && thing.facts.studentId === facts.studentId,
    );
    if (!placement) throw new Error('Nobody was asked.');
    this.#askers.push({
      ...NOBODY,
      role: 'LINK',
      name: spent ? 'a used link' : 'a link',
      viewer: await viewerOfRequest({ linkToken: this.#lastToken }),
      linked: placement.facts,
      spent,
    });
  }
  #lastToken = '';

  /** The student agrees with the place; the own school asks it. */
  async #agree({ studentId = '', schoolId = '' }: Facts, id: string): Promise<void> {
    await send(this.#api, 'agreeToPlacement', studentViewer(schoolId, studentId), { id });
  }

  /** The student says which place they found. */
  async #find({ facts: { schoolId = '', studentId = '' } }: Canary, needId: string): Promise<void> {
    const found = { company: 'Smederij', country: 'BE', place: 'Gent', work: 'Lassen', weekdays: [4] };
    const who = { firstName: 'Rik', lastName: 'Duin', email: 'rik@smederij.example' };
    const where = { street: 'Duinweg 7', postcode: '9000' };
    const input = { key: newId(), needId, ...found, ...who, ...where };
    await this.#api.graphql(
      'mutation($input: SuggestPlaceInput!) { suggestPlace(input: $input) { __typename } }',
      { input },
      studentViewer(schoolId, studentId),
    );
  }

  /** The student tells what they would like. */
  async #wish({ facts }: Canary, work: string): Promise<void> {
    const { studentId = '', schoolId = '' } = facts;
    const viewer = studentViewer(schoolId, studentId);
    const input = {
      key: newId(),
      choices: [{ slotId: this.#works[0]!.slotNode }, { work }],
      places: ['Gent'],
      weekdays: [4, 5],
      travelMeans: ['BICYCLE'],
      maxTravelMinutes: 60,
    };
    const { data } = await this.#api.graphql(
      'mutation($input: SaveWishesInput!) { saveWishes(input: $input) { ... on PreferenceChanged { preference { id } } } }',
      { input },
      viewer,
    );
    this.#add('Preference', stored(data.saveWishes.preference.id), facts);
  }

  /** A company puts those who are proposed to it in order. */
  async #order(): Promise<void> {
    const { slotNode: id, admin } = this.#works[0]!;
    const asked = await this.#api.graphql(
      'query($id: ID!) { node(id: $id) { ... on Slot { version } } placements(first: 100, filter: { slotId: $id, states: [PROPOSED] }) { nodes { id } } }',
      { id },
      admin,
    );
    const { node, placements } = asked.data;
    const placementIds = placements.nodes.map((one: { id: string }) => one.id);
    await this.#api.graphql(
      'mutation($input: OrderCandidatesInput!) { orderCandidates(input: $input) { __typename } }',
      { input: { key: newId(), id, version: node.version, placementIds } },
      admin,
    );
  }

  async #plan(hosted: Canary): Promise<void> {
    const { proeftuinId, coordinator } = this.#region;
    const need = this.#things.find(
      ({ type, facts }) => type === 'Need' && facts.studentId === hosted.facts.studentId,
    );
    const plan = await makeSavedPlan(proeftuinId, {
      needId: stored(need!.id),
      slotId: this.#works[0]!.slotId,
      schoolId: hosted.facts.schoolId!,
      classId: hosted.facts.classId!,
      qualificationId: this.#region.qualificationId,
      companyId: this.#works[0]!.companyId,
      madeById: coordinator.personId,
    });
    this.#add('MatchingPlan', plan, { proeftuinId });
  }

  async #live(
    { school, taught, life, at }: Life,
    how: { byLink?: boolean; fresh?: boolean } = {},
  ): Promise<Canary> {
    const from = school === 'own' ? this.#region.school : this.#region.otherSchool;
    const classId = taught ? from.classId : this.#untaught[school];
    const n = this.#canaries.length;
    const secrets = ['Straat', 'Ouder', 'Notitie', 'Droom'].map((word) => `${word}${n}kanarie`);
    const [homeStreet, parentContact, guidanceNote] = secrets as [string, string, string];
    const [firstName, lastName] = [`Voor${n}kanarie`, `Achter${n}kanarie`];
    const { studentId, needId, needNode } = await makeStudent(this.#region, from, {
      // Under 18 in the whole period, and at home in the middle of the postcode's area, so that who knows no more of either
      // reads the same of working time and journeys.
      student: {
        classId,
        firstName,
        lastName,
        homeStreet,
        parentContact,
        guidanceNote,
        birthDate: '2009-09-14',
        ...middleOf('BE', '9000'),
      },
      need: { classId, wish: `Wens${n}` },
    });
    const parties: Party[] = [];
    const { id: schoolId, proeftuinId } = from;
    const facts: Facts = { id: '', studentId, schoolId, classId, proeftuinId, parties };
    this.#add('Student', studentId, facts);
    this.#add('Need', needId, facts);
    const canary = { facts, first: firstName, last: lastName, secrets };
    this.#canaries.push(canary);
    await this.#wish(canary, secrets[3] ?? '');
    if (life === 'none') {
      await this.#find(canary, needNode);
      return canary;
    }
    const by = taught ? from.teacher : from.coordinator;
    const ask = async (work: Workplace, more: object = {}) => {
      const { companyId, siteId, slotId } = work;
      const id = await proposed(this.#api, by, {
        needId: needNode,
        slotId: work.slotNode,
        note: `Nota${n}`,
        // With half an hour of break, so that the law has something to say of it.
        week: weekAtWork('2027-02-01', '2027-05-28', [4, 5]),
        ...more,
      });
      const party = { companyId, siteId, mentorId: work.mentor.personId, accepted: life === 'accepted' };
      parties.push(party);
      this.#things
        .find((thing) => thing.type === 'Slot' && thing.facts.slotId === slotId)
        ?.facts.studentIds?.push(studentId);
      const own = { ...facts, ...party, slotId, parties: [party], proposerId: by.personId };
      this.#add('Placement', stored(id), own);
      return id;
    };
    const work = this.#works[at]!;
    const id = await ask(work);
    if (how.fresh) return canary;
    this.#tick();
    await this.#api.runJobs();
    this.#lastToken = tokenMailedTo(this.#api, work.mentor.personId);
    const mentor = how.byLink ? { link: this.#lastToken } : work.mentor;
    if (life === 'accepted') await send(this.#api, 'acceptPlacement', mentor, { id });
    if (life === 'declined')
      await send(this.#api, 'declinePlacement', mentor, {
        id,
        reason: { code: 'NO_CAPACITY', words: 'Vol' },
      });
    if (life === 'countered')
      await send(this.#api, 'counterPlacement', mentor, {
        id,
        week: weekAtWork('2027-02-08', '2027-05-21', [4, 5]),
        message: 'Liever later',
      });
    if (life === 'withdrawn')
      await send(this.#api, 'withdrawPlacement', by, { id, reason: { code: 'PROPOSAL_MISTAKE' } });
    if (life === 'replaced')
      await ask(this.#works[1 - at]!, { replacesId: id, reason: { code: 'REASSIGNED' } });
    if (life === 'accepted' && school === 'own') await this.#agree(facts, id);
    if (life === 'accepted' && n % 2 === 0)
      await send(this.#api, 'recordAgreement', by, {
        placementId: id,
        signedBy: 'Allen',
        signedOn: '2026-11-20',
        reference: `R${n}`,
      });
    return canary;
  }
}

/** A student without an account of their own. */
function studentViewer(schoolId: string, studentId: string): PersonViewer {
  return {
    kind: 'person',
    personId: newId(),
    sessionId: newId(),
    membershipId: newId(),
    role: 'STUDENT',
    organisationId: schoolId,
    classIds: [],
    siteIds: [],
    proeftuinIds: [],
    studentId,
  };
}

const NOBODY: Reader = {
  role: 'ANONYMOUS',
  personId: 'nobody',
  membershipId: 'none',
  organisationId: 'nowhere',
  classIds: [],
  siteIds: [],
  proeftuinIds: [],
  studentId: null,
  linked: null,
  spent: false,
};

/** Who the API takes the sender of a request for. */
async function viewerOfRequest(shown: { sessionToken?: string; linkToken?: string }): Promise<Viewer> {
  const { session } = contextFor({ kind: 'anonymous' });
  const { sessionToken: token, linkToken } = shown;
  const request = { requestId: newId(), language: 'nl' as const, session };
  return (await contextOfRequest({ sessionToken: token, linkToken, ...request })).viewer;
}

/** The token of a new session of this person. */
export async function sessionToken({ personId, membershipId }: PersonViewer): Promise<string> {
  let token = '';
  const session = {
    address: '127.0.0.1',
    expiresAt: null,
    give: (given: string) => {
      token = given;
    },
    clear: () => undefined,
  };
  await startSession(contextFor({ kind: 'anonymous' }, { session }), personId, membershipId);
  return token;
}
