import type { Role } from '@scheldemond/domain/access/viewer';

/**
 * The product's read matrix, written apart from `domain/access`: data by data, reader by reader, on the facts
 * of a life instead of access keys. What it does not know it throws at, so that no new field is forgotten.
 */
export interface Reader {
  /** `LINK` is the holder of a mailed link. */
  role: Role | 'LINK' | 'ANONYMOUS';
  personId: string;
  membershipId: string;
  organisationId: string;
  classIds: string[];
  siteIds: string[];
  proeftuinIds: string[];
  studentId: string | null;
  /** Of a link: the placement that it asks about, and whether it has been answered. */
  linked: Facts | null;
  spent: boolean;
}

/** A company that was asked, and whether it said yes and hosts or hosted. */
export interface Party {
  companyId: string;
  siteId: string;
  mentorId: string;
  accepted: boolean;
}

/** What is true of an object; what does not apply is left out. */
export interface Facts {
  id: string;
  schoolId?: string;
  classId?: string;
  studentId?: string;
  proeftuinId?: string | null;
  /** Organisations that take part in the proeftuin. */
  partners?: string[];
  /** Of a student: every placement. Of a placement: its one. */
  parties?: Party[];
  companyId?: string;
  siteId?: string;
  slotId?: string;
  open?: boolean;
  /** Of a slot: students who were proposed to it. */
  studentIds?: string[];
  proposerId?: string;
  organisationIds?: string[];
  /** Of an import: the membership in which it was done. */
  membershipId?: string;
  /** Of a person: an account of a student. */
  student?: boolean;
  personId?: string;
}

type Rule = (reader: Reader, facts: Facts) => boolean;
/** Fields that are one kind of data in the matrix, and who reads it. */
type Row = readonly [fields: string, rule: Rule];

const any =
  (...rules: Rule[]): Rule =>
  (reader, facts) =>
    rules.some((rule) => rule(reader, facts));
const role =
  (...roles: Reader['role'][]): Rule =>
  (reader) =>
    roles.includes(reader.role);
const link = role('LINK');
const signedIn: Rule = (reader) => reader.role !== 'LINK' && reader.role !== 'ANONYMOUS';

// The school's side of a student, need or placement.
const self: Rule = (reader, { studentId }) => reader.role === 'STUDENT' && reader.studentId === studentId;
const teacher: Rule = (reader, { classId = '' }) =>
  reader.role === 'TEACHER' && reader.classIds.includes(classId);
const wholeSchool: Rule = (reader, { schoolId }) =>
  reader.role === 'SCHOOL_COORDINATOR' && reader.organisationId === schoolId;
const ownProeftuin: Rule = (reader, { proeftuinId }) =>
  reader.role === 'COORDINATOR' && reader.proeftuinIds.includes(proeftuinId ?? '');

// The company's side: a mentor's own company, or own sites and what was handed to them.
const isParty = (reader: Reader, party: Omit<Party, 'accepted'>): boolean =>
  reader.role === 'MENTOR' && reader.siteIds.length > 0
    ? reader.siteIds.includes(party.siteId) || party.mentorId === reader.personId
    : (reader.role === 'MENTOR' || reader.role === 'COMPANY_ADMIN') &&
      party.companyId === reader.organisationId;
const asked: Rule = (reader, { parties = [] }) => parties.some((party) => isParty(reader, party));
const hosting: Rule = (reader, { parties = [] }) =>
  parties.some((party) => party.accepted && isParty(reader, party));
const linkedStudent: Rule = ({ linked }, { studentId }) => linked?.studentId === studentId;
const linkedHost: Rule = (reader, facts) =>
  linkedStudent(reader, facts) &&
  (facts.parties ?? []).some((party) => party.accepted && party.siteId === reader.linked?.siteId);

const STUDENT: Row[] = [
  [
    'id version archived viewerCanEdit viewerCanArchive viewerCanAddNeed viewerCanNote firstName displayName',
    any(self, teacher, wholeSchool, ownProeftuin, asked, linkedStudent),
  ],
  ['programme school minor', any(self, teacher, wholeSchool, ownProeftuin, asked, linkedStudent)],
  ['lastName', any(self, teacher, wholeSchool, ownProeftuin, hosting, linkedHost)],
  ['email phone', any(self, teacher, wholeSchool, hosting, linkedHost)],
  [
    'birthDate homeStreet homePostcode homePlace homeCountry homePoint parentContact',
    any(self, teacher, wholeSchool),
  ],
  // A coordinator allocates: that asks class, means of travel and languages, and no address.
  ['class travelMeans maxTravelMinutes languages needs', any(self, teacher, wholeSchool, ownProeftuin)],
  ['preference', any(self, teacher, wholeSchool)],
  // The student asks for it; it is not shown by itself.
  ['guidanceNote', teacher],
];

const PREFERENCE: Row[] = [
  ['id student choices places weekdays version viewerCanEdit', any(self, teacher, wholeSchool)],
];

const forSchool = any(self, teacher, wholeSchool, ownProeftuin);
const linkedPlacement: Rule = ({ linked }, { id }) => linked?.id === id;
const PLACEMENT: Row[] = [
  [
    'id state student part slot company startsOn endsOn week note proposedBy proposedAt expiresAt mentor counter reason viewerCan viewerCanHandOver version',
    any(forSchool, asked, linkedPlacement),
  ],
  ['colleagues', any(asked, linkedPlacement)],
  ['need studentAnswer workingTime', forSchool],
  ['companyRank', any(teacher, wholeSchool, asked)],
  [
    'days calendars proeftuin undoUntil startConditions notReadyInTime history replaces crossBorder changedAt agreement viewerCanRecordAgreement viewerCanEdit',
    any(forSchool, asked),
  ],
];

const NEED: Row[] = [
  [
    'id student class programme period parts partsHeld openProposals state returned returnedAt version archived viewerCanPropose viewerCanEdit viewerCanArchive placements foundPlace viewerCanSuggest',
    forSchool,
  ],
  ['wish', any(self, teacher, wholeSchool)],
  ['fittingSlots fitOf', any(teacher, wholeSchool, ownProeftuin)],
];

const schoolStaff = role('TEACHER', 'SCHOOL_COORDINATOR');
const companyStaff = role('MENTOR', 'COMPANY_ADMIN');
const ownCompany: Rule = (reader, { companyId }) =>
  companyStaff(reader, { id: '' }) && reader.organisationId === companyId;
/** Open slots, and those of the student's own placements. */
const studentsSlot: Rule = (reader, { open, studentIds = [] }) =>
  reader.role === 'STUDENT' && (open === true || studentIds.includes(reader.studentId ?? ''));
const SLOT: Row[] = [
  [
    'id title tasks requirements site company qualifications startsOn endsOn offer places placesTaken placesFree mostPerSchool releasedOn earlySchools freeFrom language minimumAge mentor lastConfirmedOn state version archived viewerCanEdit viewerCanArchive viewerCanConfirm viewerCanOfferAgain viewerCanOrder',
    any(
      schoolStaff,
      role('COORDINATOR'),
      studentsSlot,
      ownCompany,
      ({ linked }, { slotId }) => linked?.slotId === slotId,
    ),
  ],
];

// Companies are open to all but other companies.
const openCompany = any(schoolStaff, role('STUDENT', 'COORDINATOR', 'PARTNER', 'ADMIN'), ownCompany);
const linkedCompany: Rule = ({ linked }, { companyId }) => linked?.companyId === companyId;
const linkedSite: Rule = ({ linked }, { siteId }) => linked?.siteId === siteId;
const COMPANY: Row[] = [
  ['id name country sector', any(openCompany, linkedCompany)],
  [
    'registrationNumber municipality mostStudents mostPerMentor mostPerSchool claimed sites closures',
    openCompany,
  ],
  ['version archived viewerCanEdit viewerCanArchive viewerCanOffer viewerCanInvite', openCompany],
  ['mentors occupancy', any(schoolStaff, role('COORDINATOR', 'ADMIN'), ownCompany)],
];
const SITE: Row[] = [
  [
    'id name company street postcode place province country latitude longitude establishmentNumber',
    any(openCompany, linkedSite),
  ],
  ['version archived viewerCanEdit viewerCanArchive', any(openCompany, linkedSite)],
  ['recognitions', openCompany],
];
const RECOGNITION: Row[] = [
  [
    'id site qualification scheme number validFrom validTo status version archived viewerCanEdit viewerCanArchive',
    openCompany,
  ],
];

const linkedSchool: Rule = ({ linked }, { schoolId }) => linked?.schoolId === schoolId;
const SCHOOL: Row[] = [
  [
    'id name shortName country municipality education registrationNumber studentAgrees version archived viewerCanEdit viewerCanArchive',
    any(signedIn, linkedSchool),
  ],
  ['programmes classes periods closures', signedIn],
];
const PROGRAMME: Row[] = [
  [
    'id title school qualification form education schoolWeek years recognitionScheme version archived viewerCanEdit viewerCanArchive',
    any(signedIn, linkedSchool),
  ],
  ['proeftuin', signedIn],
];
const QUALIFICATION: Row[] = [
  ['id code title level country sector occupations shortage', any(signedIn, link)],
];
const ofSchool: Rule = (reader, { schoolId }) =>
  any(schoolStaff, role('STUDENT'))(reader, { id: '' }) && reader.organisationId === schoolId;
const CLASS: Row[] = [
  [
    'id name schoolYear yearOfProgramme programme version archived viewerCanEdit viewerCanArchive',
    any(ofSchool, role('COORDINATOR', 'ADMIN')),
  ],
];
const PERIOD: Row[] = [
  ['id name schoolYear programme class startsOn endsOn workWeek hours deadline', signedIn],
  ['expiryDays maxOpenProposals version archived viewerCanEdit viewerCanArchive', signedIn],
];

/** Its coordinator, and who works for an organisation that takes part. */
const inside: Rule = (reader, { proeftuinId, partners = [] }) =>
  role('TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR', 'PARTNER')(reader, { id: '' }) &&
  (reader.proeftuinIds.includes(proeftuinId ?? '') || partners.includes(reader.organisationId));
/** A partner sees no slots, so no company's own places. */
const insideNoPartner: Rule = (reader, facts) => inside(reader, facts) && !role('PARTNER')(reader, facts);
const PROEFTUIN: Row[] = [
  [
    'id title summary sector level phase phases hybridForms partners programmes version archived viewerCanEdit viewerCanArchive viewerCanWriteJournal',
    signedIn,
  ],
  [
    'askedProgrammes targets journal journalCount placementCounts studentCount companyCount occupancy matchingWeights',
    inside,
  ],
  ['matchingPlans', ownProeftuin],
  ['occupancyByCompany', insideNoPartner],
];
const MATCHING_PLAN: Row[] = [
  [
    'id name proeftuin state progress madeAt madeBy basis begun proposedOn weights pins forbids leftOut fullSlots figures rows rejectedPins shortages slotsToWiden release differences from withoutCompanies onlyClasses onlyNeeds onlyCompanies onlySlots withoutSlots companies version viewerCanEdit',
    ownProeftuin,
  ],
];
const TARGET: Row[] = [
  [
    'id metric startValue value startsOn dueOn enteredValue current version archived viewerCanEdit viewerCanArchive',
    inside,
  ],
];
const JOURNAL: Row[] = [['id writtenOn text author files viewerCanArchive', inside]];
const JOURNAL_FILE: Row[] = [['id name type size', inside]];

const oneself: Rule = ({ personId }, facts) => facts.personId === personId;
const staff: Rule = (_, { student }) => student !== true;
const works: Rule = (reader, { organisationIds = [] }) => organisationIds.includes(reader.organisationId);
/** An account of a student: who runs the school's accounts. */
const schoolsAccount: Rule = (reader, facts) =>
  !staff(reader, facts) && reader.role === 'SCHOOL_COORDINATOR' && works(reader, facts);
const linkedStaff: Rule = ({ linked }, { personId, organisationIds = [], student }) =>
  linked !== null &&
  !student &&
  (linked.proposerId === personId || organisationIds.includes(linked.companyId ?? ''));
const both =
  (...rules: Rule[]): Rule =>
  (reader, facts) =>
    rules.every((rule) => rule(reader, facts));
const PERSON: Row[] = [
  [
    'id firstName lastName displayName memberships version viewerCanEdit',
    any(oneself, both(signedIn, staff), schoolsAccount, role('ADMIN'), linkedStaff),
  ],
  [
    'email phone organisations',
    any(
      oneself,
      both(staff, any(schoolStaff, companyStaff, role('COORDINATOR', 'ADMIN'))),
      both(staff, role('STUDENT'), works),
      schoolsAccount,
      linkedStaff,
    ),
  ],
];

const uploader: Rule = (reader, facts) =>
  reader.personId === facts.personId && reader.membershipId === facts.membershipId;
const IMPORT: Row[] = [
  [
    'id kind state fileName rowCount columns fields counts errorCount errors done total expiresAt version',
    uploader,
  ],
];

const runs: Rule = both(role('SCHOOL_COORDINATOR', 'COMPANY_ADMIN', 'COORDINATOR'), works);
const ORGANISATION: Row[] = [
  ['id kind name country municipality education viewerCanInvite', signedIn],
  ['memberships', any(runs, role('ADMIN'))],
];
const MEMBERSHIP: Row[] = [
  [
    'id person organisation role active classes sites version archived viewerCanEdit viewerCanArchive',
    any(oneself, runs, role('ADMIN')),
  ],
];

const MATRIX: Record<string, Row[]> = {
  Student: STUDENT,
  Preference: PREFERENCE,
  Placement: PLACEMENT,
  Need: NEED,
  Slot: SLOT,
  MatchingPlan: MATCHING_PLAN,
  Company: COMPANY,
  Site: SITE,
  Recognition: RECOGNITION,
  School: SCHOOL,
  Programme: PROGRAMME,
  Qualification: QUALIFICATION,
  Class: CLASS,
  PlacementPeriod: PERIOD,
  Proeftuin: PROEFTUIN,
  Target: TARGET,
  JournalEntry: JOURNAL,
  JournalFile: JOURNAL_FILE,
  Person: PERSON,
  Organisation: ORGANISATION,
  Membership: MEMBERSHIP,
  Import: IMPORT,
};

/**
 * Whether this reader may read this field of this object; `id` says whether it exists for them.
 *
 * @throws Error when the matrix does not know the type or field
 */
export function mayRead(reader: Reader, type: string, facts: Facts, field: string): boolean {
  const row = MATRIX[type]?.find(([fields]) => fields.split(' ').includes(field));
  if (!row) throw new Error(`The read matrix does not know ${type}.${field}.`);
  return reader.role !== 'ANONYMOUS' && row[1](reader, facts);
}

const answers: Rule = (reader, facts) =>
  asked(reader, facts) || (!reader.spent && linkedPlacement(reader, facts));
const manages = any(teacher, wholeSchool, ownProeftuin);
/** The company's members; a mentor of some sites inside those. Each company here has members of its own. */
const ofSite: Rule = (reader, { companyId = '', siteId = '' }) =>
  isParty(reader, { companyId, siteId, mentorId: '' });
const wholeCompany: Rule = (reader, facts) => ownCompany(reader, facts) && reader.siteIds.length === 0;
const ACTS: Record<string, Rule> = {
  'Student.viewerCanEdit': any(teacher, wholeSchool),
  'Student.viewerCanArchive': wholeSchool,
  'Preference.viewerCanEdit': self,
  'Student.viewerCanAddNeed': wholeSchool,
  'Student.viewerCanNote': teacher,
  'Need.viewerCanEdit': wholeSchool,
  'Need.viewerCanArchive': wholeSchool,
  'School.viewerCanEdit': any(wholeSchool, role('ADMIN')),
  'School.viewerCanArchive': role('ADMIN'),
  'Programme.viewerCanEdit': wholeSchool,
  'Programme.viewerCanArchive': wholeSchool,
  'Class.viewerCanEdit': wholeSchool,
  'Class.viewerCanArchive': wholeSchool,
  'PlacementPeriod.viewerCanEdit': wholeSchool,
  'PlacementPeriod.viewerCanArchive': wholeSchool,
  'Company.viewerCanEdit': wholeCompany,
  'Company.viewerCanArchive': both(role('COMPANY_ADMIN'), ownCompany),
  'Company.viewerCanOffer': ownCompany,
  // These companies have members of their own.
  'Company.viewerCanInvite': () => false,
  'Site.viewerCanEdit': ofSite,
  'Site.viewerCanArchive': wholeCompany,
  'Recognition.viewerCanEdit': ofSite,
  'Recognition.viewerCanArchive': ofSite,
  'Slot.viewerCanArchive': ofSite,
  'Slot.viewerCanConfirm': ofSite,
  'Slot.viewerCanOfferAgain': ofSite,
  'Slot.viewerCanOrder': ofSite,
  'Person.viewerCanEdit': oneself,
  'Membership.viewerCanEdit': any(runs, role('ADMIN')),
  'Membership.viewerCanArchive': any(runs, role('ADMIN')),
  'Need.viewerCanPropose': manages,
  'Need.viewerCanSuggest': self,
  'Slot.viewerCanEdit': ofSite,
  'Placement.viewerCan': any(manages, self, answers),
  'Placement.viewerCanHandOver': answers,
  'Placement.viewerCanEdit': manages,
  'Placement.viewerCanRecordAgreement': any(teacher, wholeSchool),
  'Placement.undoUntil': manages,
  'Proeftuin.viewerCanEdit': ownProeftuin,
  'Proeftuin.viewerCanArchive': ownProeftuin,
  'Proeftuin.viewerCanWriteJournal': any(ownProeftuin, both(role('PARTNER'), inside)),
  'Target.viewerCanEdit': ownProeftuin,
  'Target.viewerCanArchive': ownProeftuin,
  'JournalEntry.viewerCanArchive': any(ownProeftuin, both(role('PARTNER'), oneself)),
  'Organisation.viewerCanInvite': any(runs, role('ADMIN')),
};

/** Whether a field that tells what the viewer can do may say yes; null for every other field. */
export function mayAct(reader: Reader, type: string, facts: Facts, field: string): boolean | null {
  return ACTS[`${type}.${field}`]?.(reader, facts) ?? null;
}
