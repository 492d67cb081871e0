import type { PersonViewer, Role, Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { personSortKey, searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { importMemberships, importOrganisations, importPersons } from '../accounts/service.ts';
import {
  importCompanies,
  importRecognitions,
  importSites,
  type CompanyDocument,
  type RecognitionDocument,
  type SiteDocument,
} from '../companies/service.ts';
import { newId } from '../database.ts';
import { recordStart } from '../record-store.ts';
import { offerOf, patternOf } from './placing.ts';
import { importProeftuinen, importTargets } from '../proeftuinen/service.ts';
import { importQualifications } from '../qualifications/service.ts';
import { importClasses, importPeriods, importProgrammes, type PeriodDocument } from '../schools/service.ts';
import { importSlots, type SlotDocument } from '../slots/service.ts';
import { importNeeds, importStudents, type NeedDocument, type StudentDocument } from '../students/service.ts';

/** Ten in the morning in Gent, on the day the region stands still. */
export const NOW = new Date('2026-11-24T09:00:00Z');

interface Named {
  _id: string;
  externalKey: string;
}
function named(): Named {
  const _id = newId();
  return { _id, externalKey: _id };
}

type Scope = Partial<Pick<PersonViewer, 'classIds' | 'siteIds' | 'proeftuinIds' | 'studentId' | 'slotIds'>>;

/** A person with one membership, as a viewer; by mail at `<their id>@zandhoek.example`. */
export async function someone(organisationId: string, role: Role, scope: Scope = {}): Promise<PersonViewer> {
  const person = named();
  const membership = named();
  const { slotIds, ...stored } = {
    classIds: [],
    siteIds: [],
    proeftuinIds: [],
    studentId: null,
    ...scope,
  };
  await importPersons([
    {
      ...person,
      firstName: 'Noor',
      lastName: `Verhelst ${person._id.slice(-4)}`,
      email: `${person._id}@zandhoek.example`,
      phone: '09 555 01 27',
      language: 'nl',
      organisationIds: [organisationId],
      studentOf: role === 'STUDENT' ? organisationId : null,
      disabledAt: null,
    },
  ]);
  await importMemberships([
    { ...membership, personId: person._id, organisationId, role, ...stored, active: true, invitedAt: null },
  ]);
  return {
    kind: 'person',
    personId: person._id,
    sessionId: newId(),
    membershipId: membership._id,
    role,
    organisationId,
    ...stored,
    ...(slotIds ? { slotIds } : {}),
  };
}

async function organisation(
  kind: 'SCHOOL' | 'COMPANY' | 'PARTNER',
  name: string,
  country: 'BE' | 'NL',
  studentAgrees = false,
): Promise<string> {
  const own = named();
  await importOrganisations([
    {
      ...own,
      kind,
      name,
      shortName: name,
      country,
      municipality: country === 'BE' ? 'Gent' : 'Terneuzen',
      education: kind === 'SCHOOL' ? (country === 'BE' ? 'SECONDARY' : 'MBO') : null,
      registrationNumber: kind === 'SCHOOL' ? (country === 'BE' ? '123456' : '25PL') : null,
      studentAgrees,
    },
  ]);
  return own._id;
}

/** A school in a proeftuin or outside it, with one programme, class and period, and its staff. */
export interface School {
  id: string;
  country: 'BE' | 'NL';
  programmeId: string;
  classId: string;
  proeftuinId: string | null;
  period: PeriodDocument;
  teacher: PersonViewer;
  coordinator: PersonViewer;
}

export interface Region {
  qualificationId: string;
  proeftuinId: string;
  targetId: string;
  /** Flemish, dual learning, in the proeftuin. */
  school: School;
  /** Dutch, bpv, outside it. */
  otherSchool: School;
  coordinator: PersonViewer;
  partner: PersonViewer;
}

async function schoolOf(
  name: string,
  country: 'BE' | 'NL',
  qualificationId: string,
  proeftuinId: string | null,
  studentAgrees = false,
): Promise<School> {
  const id = await organisation('SCHOOL', name, country, studentAgrees);
  const [programme, schoolClass, period] = [named(), named(), named()];
  await importProgrammes([
    {
      ...programme,
      schoolId: id,
      qualificationId,
      title: 'Elektrotechnieken',
      education: country === 'BE' ? 'SECONDARY' : 'MBO',
      form: country === 'BE' ? 'DUAL_SAO' : 'BPV_BOL',
      schoolWeek: country === 'BE' ? null : patternOf('ma-wo school 8:30-16:00'),
      years: country === 'BE' ? null : 3,
      proeftuinId,
    },
  ]);
  await importClasses([
    {
      ...schoolClass,
      schoolId: id,
      programmeId: programme._id,
      name: '6 ET',
      schoolYear: '2026-2027',
      yearOfProgramme: 2,
    },
  ]);
  const document: PeriodDocument = {
    ...period,
    ...recordStart(),
    schoolId: id,
    programmeId: programme._id,
    classId: null,
    name: 'Stage 2',
    schoolYear: '2026-2027',
    startsOn: '2027-02-01',
    endsOn: '2027-05-28',
    workWeek: patternOf('do-vr bedrijf 8:30-16:30'),
    hours: 200,
    deadline: '2027-01-15',
    expiryDays: 10,
    maxOpenProposals: 3,
  };
  await importPeriods([document]);
  return {
    id,
    country,
    programmeId: programme._id,
    classId: schoolClass._id,
    proeftuinId,
    period: document,
    teacher: await someone(id, 'TEACHER', { classIds: [schoolClass._id] }),
    coordinator: await someone(id, 'SCHOOL_COORDINATOR'),
  };
}

/**
 * A small region: one proeftuin with a Flemish school, a Dutch school beside it, and who looks after them.
 *
 * @param more.studentAgrees - whether the Flemish school asks that a student agrees with a place
 */
export async function makeRegion(more: { studentAgrees?: boolean } = {}): Promise<Region> {
  const [qualification, proeftuin, target] = [named(), named(), named()];
  await importQualifications([
    {
      ...qualification,
      code: 'VB-1',
      title: 'Elektrotechnicus',
      level: 4,
      country: 'BE',
      sector: 'TECHNOLOGY',
      occupations: [],
      shortage: true,
      sortKey: sortKey('Elektrotechnicus'),
      searchKeys: searchKeys('Elektrotechnicus'),
    },
  ]);
  const partner = await organisation('PARTNER', 'Provincie', 'BE');
  await importProeftuinen([
    {
      ...proeftuin,
      title: 'Mechanica',
      summary: 'Leren op de vloer',
      sector: 'TECHNOLOGY',
      level: 4,
      phase: 'IMPLEMENTATION',
      phases: [],
      hybridForms: ['DUAL_SAO'],
      partners: [{ organisationId: partner, part: 'leiding' }],
      partnerOrganisationIds: [partner],
      sortKey: 'mechanica',
      searchKeys: ['mechanica'],
    },
  ]);
  await importTargets([
    {
      ...target,
      proeftuinId: proeftuin._id,
      metric: 'PLACEMENTS',
      startValue: 2,
      value: 20,
      startsOn: '2026-09-01',
      dueOn: '2027-06-30',
      enteredValue: null,
    },
  ]);
  return {
    qualificationId: qualification._id,
    proeftuinId: proeftuin._id,
    targetId: target._id,
    school: await schoolOf('Atheneum Zandhoek', 'BE', qualification._id, proeftuin._id, more.studentAgrees),
    otherSchool: await schoolOf('Scheldecollege', 'NL', qualification._id, null),
    coordinator: await someone(partner, 'COORDINATOR', { proeftuinIds: [proeftuin._id] }),
    partner: await someone(partner, 'PARTNER', { proeftuinIds: [proeftuin._id] }),
  };
}

/** A student of a school with one need for its period. */
export async function makeStudent(
  region: Region,
  school: School = region.school,
  change: { student?: Partial<StudentDocument>; need?: Partial<NeedDocument> } = {},
): Promise<{ studentId: string; schoolId: string; needId: string; needNode: string }> {
  const [student, need] = [named(), named()];
  const keys = {
    schoolId: school.id,
    classId: school.classId,
    programmeId: school.programmeId,
    proeftuinId: school.proeftuinId,
    proposedTo: [],
    acceptedBy: [],
  };
  const document: Parameters<typeof importStudents>[0][number] = {
    ...student,
    ...recordStart(),
    ...keys,
    personId: null,
    firstName: 'Lotte',
    lastName: 'Baekelandt',
    birthDate: '2009-03-14',
    email: 'lotte@zandhoek.example',
    phone: '0470 55 01 28',
    homeStreet: 'Kerkstraat 1',
    homePostcode: '9000',
    homePlace: 'Gent',
    homeCountry: 'BE',
    lat: 51.05,
    lon: 3.72,
    travelMeans: ['BICYCLE', 'PUBLIC_TRANSPORT'],
    maxTravelMinutes: 60,
    languages: ['nl'],
    parentContact: 'Papa 0470 55 01 29',
    guidanceNote: 'Heeft rust nodig',
    sortKey: '',
    searchKeys: [],
    ...change.student,
  };
  document.sortKey = personSortKey(document.firstName, document.lastName);
  document.searchKeys = searchKeys(document.firstName, document.lastName);
  await importStudents([document]);
  await importNeeds([
    {
      ...need,
      ...keys,
      studentId: student._id,
      studentPersonId: document.personId,
      qualificationId: region.qualificationId,
      periodId: school.period._id,
      schoolYear: school.period.schoolYear,
      startsOn: school.period.startsOn,
      endsOn: school.period.endsOn,
      weekdays: weekdaysOf(school.period.workWeek),
      parts: 1,
      wish: null,
      partsHeld: 0,
      openProposals: 0,
      state: 'WITHOUT_PLACE',
      returned: null,
      returnedAt: null,
      version: 1,
      sortKey: document.sortKey,
      searchKeys: document.searchKeys,
      ...change.need,
    },
  ]);
  return {
    studentId: student._id,
    schoolId: school.id,
    needId: need._id,
    needNode: toNodeId('Need', need._id),
  };
}

export interface Workplace {
  companyId: string;
  siteId: string;
  slotId: string;
  slotNode: string;
  mentor: PersonViewer;
  admin: PersonViewer;
}

/** A recognised company with a site in Gent, a slot, its mentor and its administrator. */
export async function makeWorkplace(
  region: Region,
  change: {
    company?: Partial<CompanyDocument>;
    site?: Partial<SiteDocument>;
    slot?: Partial<SlotDocument>;
    recognitions?: Partial<RecognitionDocument>[];
  } = {},
): Promise<Workplace> {
  const name = change.company?.name ?? 'Machinebouw Vliet';
  const companyId = await organisation('COMPANY', name, 'BE');
  const [site, slot] = [named(), named()];
  await importCompanies([
    {
      _id: companyId,
      externalKey: companyId,
      name,
      country: 'BE',
      sector: 'TECHNOLOGY',
      municipality: 'Gent',
      registrationNumber: null,
      mostStudents: null,
      mostPerMentor: null,
      mostPerSchool: null,
      claimed: true,
      sortKey: sortKey(name),
      searchKeys: searchKeys(name),
      ...change.company,
    },
  ]);
  const place: SiteDocument = {
    ...site,
    ...recordStart(),
    companyId,
    name: 'Hoofdvestiging',
    street: 'Kaai 1',
    postcode: '9000',
    place: 'Gent',
    province: 'OOST_VLAANDEREN',
    country: 'BE',
    lat: 51.06,
    lon: 3.73,
    establishmentNumber: null,
    ...change.site,
  };
  await importSites([place]);
  await importRecognitions(
    (change.recognitions ?? [{ scheme: 'DUAL' }, { scheme: 'SBB' }]).map((one) => ({
      ...named(),
      siteId: site._id,
      companyId,
      qualificationId: region.qualificationId,
      scheme: 'DUAL',
      number: '12-345',
      validFrom: '2024-01-01',
      validTo: null,
      withdrawn: false,
      ...one,
    })),
  );
  const mentor = await someone(companyId, 'MENTOR', { siteIds: [site._id] });
  const places = change.slot?.places ?? 1;
  await importSlots([
    {
      ...slot,
      companyId,
      siteId: site._id,
      country: place.country,
      province: place.province,
      qualificationIds: [region.qualificationId],
      levels: [4],
      title: 'Onderhoud machines',
      tasks: 'Meten en herstellen',
      requirements: null,
      startsOn: '2026-09-01',
      endsOn: '2027-08-31',
      offer: offerOf('ma-vr 8:00-16:30'),
      places,
      placesTaken: 0,
      placesFree: places,
      language: 'nl',
      minimumAge: 16,
      mentorId: mentor.personId,
      lastConfirmedOn: '2026-11-01',
      paused: false,
      closed: false,
      state: 'OPEN',
      sortKey: 'onderhoud machines',
      searchKeys: searchKeys('Onderhoud machines', name, place.place),
      ...change.slot,
    },
  ]);
  return {
    companyId,
    siteId: site._id,
    slotId: slot._id,
    slotNode: toNodeId('Slot', slot._id),
    mentor,
    admin: await someone(companyId, 'COMPANY_ADMIN'),
  };
}

/** The viewer of the link that a mentor of this workplace holds. */
export function linkViewer(
  work: Workplace,
  placementId: string,
  student: { studentId: string; schoolId: string; needId: string },
  proposerId = '',
): Viewer {
  return {
    kind: 'link',
    purpose: 'ANSWER',
    linkId: newId(),
    personId: work.mentor.personId,
    placementId,
    schoolId: student.schoolId,
    proposerId,
    companyId: work.companyId,
    siteId: work.siteId,
    studentId: student.studentId,
    needId: student.needId,
    slotId: work.slotId,
  };
}
