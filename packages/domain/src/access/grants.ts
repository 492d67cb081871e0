import type { Action } from './ability.ts';
import { allBut, FIELDS, type GuardedType } from './fields.ts';
import type { LinkViewer, PersonViewer, Viewer } from './viewer.ts';

/** One line of the access table: these actions on this type, on these fields (all when left out), when. */
export interface Grant {
  actions: readonly Action[];
  type: GuardedType | '*';
  fields?: readonly string[];
  when?: Record<string, unknown>;
}

/** What a company may know of a student to whom it was asked to give a place. */
const STUDENT_ASKED = [
  'id',
  'firstName',
  'displayName',
  'minor',
  'school',
  'programme',
  'version',
  'viewerCanEdit',
  'archived',
  'viewerCanArchive',
  'viewerCanAddNeed',
  'viewerCanNote',
];
/** And after it has accepted: full name and contact. */
const STUDENT_HOSTED = [...STUDENT_ASKED, 'lastName', 'email', 'phone'];
/** Of a student who has gone to another class or proeftuin, in needs and placements of before: who it was. */
const STUDENT_REMEMBERED = [...STUDENT_ASKED, 'lastName'];
/** What a proeftuin's coordinator needs to place a student: no address, no birth date, no family, no notes. */
const STUDENT_COORDINATED = [
  ...STUDENT_ASKED,
  'lastName',
  'class',
  'travelMeans',
  'maxTravelMinutes',
  'languages',
  'needs',
];
/** What a student thinks of a place is between student and school; what the law says of the week tells an age. */
const PLACEMENT_FOR_COMPANY = allBut('Placement', 'need', 'studentAnswer', 'workingTime');
const PLACEMENT_FOR_SCHOOL = allBut('Placement', 'colleagues');
/** Whom a company would rather have is between it and the school that proposed. */
const PLACEMENT_UNRANKED = allBut('Placement', 'colleagues', 'companyRank');
/** What a student would like, in own words, is told to the school. */
const NEED_COORDINATED = allBut('Need', 'wish');
/** A mailed link shows the question and what answering it needs. Named one by one: a new field is not shown. */
const PLACEMENT_FOR_LINK = [
  'id',
  'state',
  'student',
  'part',
  'slot',
  'company',
  'startsOn',
  'endsOn',
  'week',
  'note',
  'proposedBy',
  'proposedAt',
  'expiresAt',
  'mentor',
  'counter',
  'reason',
  'colleagues',
  'viewerCan',
  'viewerCanHandOver',
  'version',
];
const PROEFTUIN_OPEN = allBut(
  'Proeftuin',
  'askedProgrammes',
  'targets',
  'journal',
  'journalCount',
  'placementCounts',
  'studentCount',
  'companyCount',
  'occupancy',
  'occupancyByCompany',
  'matchingWeights',
  'matchingPlans',
);
const PERSON_NAME = ['id', 'firstName', 'lastName', 'displayName', 'memberships', 'version', 'viewerCanEdit'];
const ORGANISATION_OPEN = allBut('Organisation', 'memberships');

function read(type: GuardedType, fields?: readonly string[], when?: Record<string, unknown>): Grant {
  return { actions: ['read'], type, ...(fields ? { fields } : {}), ...(when ? { when } : {}) };
}
function may(actions: readonly Action[], type: GuardedType, when?: Record<string, unknown>): Grant {
  return { actions, type, ...(when ? { when } : {}) };
}

/** What no company keeps itself yet, others may bring in for it. */
const UNCLAIMED = { claimed: false };

/** Staff, not students: whose work names and contacts may be known. */
const STAFF = { studentOf: null };

/** The region's open facts, for everyone who is signed in. */
const COMMON: Grant[] = [
  read('Organisation', ORGANISATION_OPEN),
  read('Person', PERSON_NAME, STAFF),
  read('Qualification'),
  read('School'),
  read('Programme'),
  read('PlacementPeriod'),
  read('Proeftuin', PROEFTUIN_OPEN),
];
const COMPANIES_OPEN: Grant[] = [
  read('Company', allBut('Company', 'mentors', 'occupancy')),
  read('Site'),
  read('Recognition'),
];
const CONTACTS: Grant = read('Person', FIELDS.Person, STAFF);

/**
 * The read matrix and write rules, role by role: one grant is one line of the table.
 * Grants only add; what no line names is hidden.
 */
export function grantsFor(viewer: Viewer): Grant[] {
  switch (viewer.kind) {
    case 'anonymous':
      return [];
    case 'system':
      return [{ actions: ['*'], type: '*' }];
    case 'link':
      return linkGrants(viewer);
    case 'person':
      return [...COMMON, ...ownGrants(viewer), ...ROLE_GRANTS[viewer.role](viewer)];
  }
}

function ownGrants(viewer: PersonViewer): Grant[] {
  return [
    read('Person', undefined, { id: viewer.personId }),
    read('Membership', undefined, { personId: viewer.personId }),
    // What one uploads is one's own, in the membership in which it was done.
    read('Import', undefined, { personId: viewer.personId, membershipId: viewer.membershipId }),
    may(['edit'], 'Person', { id: viewer.personId }),
  ];
}

const WRITE: readonly Action[] = ['create', 'edit', 'archive'];

/**
 * Until a company is claimed by a member of its own, a school that works with it looks after its data; any school may
 * offer a slot there, and works with it from then on. Who is a member reads whom all schools proposed, so that only the
 * one school whose students these are may invite the first.
 */
function untilClaimed(schoolId: string): Grant[] {
  const ours = { ...UNCLAIMED, schoolIds: { $in: [schoolId] } };
  return [
    may(WRITE, 'Company', ours),
    may(['invite'], 'Company', { ...UNCLAIMED, inviterSchoolId: schoolId }),
    may(WRITE, 'Site', ours),
    may(WRITE, 'Recognition', ours),
    may(WRITE, 'Slot', ours),
    may(['create'], 'Slot', UNCLAIMED),
  ];
}

function membersOf(organisationId: string): Grant[] {
  return [
    read('Organisation', undefined, { id: organisationId }),
    read('Membership', undefined, { organisationId }),
    may(['invite'], 'Organisation', { id: organisationId }),
    may(['edit', 'archive'], 'Membership', { organisationId }),
  ];
}

/** Inside a proeftuin: totals, targets and journal; never a person's file. */
function insideProeftuin(viewer: PersonViewer, ...hidden: string[]): Grant[] {
  const fields = allBut('Proeftuin', 'matchingPlans', ...hidden);
  const partner = { partnerOrganisationIds: { $in: [viewer.organisationId] } };
  const own = { $in: viewer.proeftuinIds };
  return [
    read('Proeftuin', fields, partner),
    read('Target', undefined, partner),
    read('JournalEntry', undefined, partner),
    read('JournalFile', undefined, partner),
    read('Proeftuin', fields, { id: own }),
    read('Target', undefined, { proeftuinId: own }),
    read('JournalEntry', undefined, { proeftuinId: own }),
    read('JournalFile', undefined, { proeftuinId: own }),
  ];
}

function schoolStaff(viewer: PersonViewer, scope: Record<string, unknown>): Grant[] {
  return [
    ...COMPANIES_OPEN,
    read('Company'),
    CONTACTS,
    read('Class', undefined, { schoolId: viewer.organisationId }),
    read('Slot'),
    read('Need', undefined, scope),
    read('Placement', PLACEMENT_FOR_SCHOOL, scope),
    ...insideProeftuin(viewer),
    may(['edit'], 'Student', scope),
    // The school's own teachers; companies and proeftuinen are told no wishes.
    read('Preference', undefined, scope),
    ...untilClaimed(viewer.organisationId),
    may(['propose'], 'Need', scope),
    may(['manage', 'interrupt', 'end', 'complete', 'record'], 'Placement', scope),
  ];
}

/** Own sites when the membership names some, else every site of the company; and what was handed to oneself. */
function companyScopes(viewer: PersonViewer): Record<string, unknown>[] {
  return viewer.role === 'MENTOR' && viewer.siteIds.length > 0
    ? [{ siteId: { $in: viewer.siteIds } }, { mentorPersonId: viewer.personId }]
    : [{ companyId: viewer.organisationId }];
}

function companyStaff(viewer: PersonViewer): Grant[] {
  const company = viewer.organisationId;
  const parties =
    viewer.role === 'MENTOR' && viewer.siteIds.length > 0 ? [...viewer.siteIds, viewer.personId] : [company];
  const [scope] = companyScopes(viewer);
  const limited = viewer.role === 'MENTOR' && viewer.siteIds.length > 0;
  return [
    ...(limited
      ? [may(['edit'], 'Site', { id: { $in: viewer.siteIds } })]
      : [may(['edit'], 'Company', { id: company }), may(WRITE, 'Site', { companyId: company })]),
    may(WRITE, 'Recognition', scope),
    may([...WRITE, 'confirm', 'order'], 'Slot', scope),
    CONTACTS,
    read('Company', undefined, { id: company }),
    read('Site', undefined, { companyId: company }),
    read('Recognition', undefined, { companyId: company }),
    read('Slot', undefined, { companyId: company }),
    read('Student', STUDENT_ASKED, { proposedTo: { $in: parties } }),
    read('Student', STUDENT_HOSTED, { acceptedBy: { $in: parties } }),
    ...companyScopes(viewer).flatMap((when) => [
      read('Placement', PLACEMENT_FOR_COMPANY, when),
      may(['answer', 'interrupt', 'end'], 'Placement', when),
    ]),
  ];
}

const ROLE_GRANTS: Record<PersonViewer['role'], (viewer: PersonViewer) => Grant[]> = {
  STUDENT: (viewer) => {
    const own = { studentId: viewer.studentId ?? 'nobody' };
    return [
      ...COMPANIES_OPEN,
      read('Person', FIELDS.Person, { organisationIds: { $in: [viewer.organisationId] }, studentOf: null }),
      read('Class', undefined, { schoolId: viewer.organisationId }),
      read('Slot', undefined, { state: 'OPEN' }),
      read('Slot', undefined, { id: { $in: viewer.slotIds ?? [] } }),
      read('Student', allBut('Student', 'guidanceNote'), { id: own.studentId }),
      read('Need', allBut('Need', 'fittingSlots', 'fitOf'), own),
      may(['suggest'], 'Need', own),
      read('Placement', PLACEMENT_UNRANKED, own),
      may(['end', 'agree'], 'Placement', own),
      read('Preference', undefined, own),
      may(['create', 'edit'], 'Preference', own),
    ];
  },
  TEACHER: (viewer) => {
    const own = { classId: { $in: viewer.classIds } };
    return [
      ...schoolStaff(viewer, own),
      read('Student', undefined, own),
      read('Student', STUDENT_REMEMBERED, { rememberedBy: { $in: viewer.classIds } }),
    ];
  },
  SCHOOL_COORDINATOR: (viewer) => {
    const own = { schoolId: viewer.organisationId };
    return [
      ...schoolStaff(viewer, own),
      ...membersOf(viewer.organisationId),
      read('Student', allBut('Student', 'guidanceNote'), own),
      may(['edit'], 'School', { id: viewer.organisationId }),
      may(WRITE, 'Programme', own),
      may(WRITE, 'Class', own),
      may(WRITE, 'PlacementPeriod', own),
      may(['create', 'archive'], 'Student', own),
      may(WRITE, 'Need', own),
      may(['import'], 'Student', own),
      may(['import'], 'Programme', own),
      may(['import'], 'Class', own),
      may(['import'], 'PlacementPeriod', own),
      may(['import'], 'Need', own),
      // Accounts of students; a teacher's own students are files, of which an account tells nothing more.
      read('Person', undefined, { studentOf: viewer.organisationId }),
    ];
  },
  MENTOR: companyStaff,
  COMPANY_ADMIN: (viewer) => {
    const own = { companyId: viewer.organisationId };
    return [
      ...companyStaff(viewer),
      ...membersOf(viewer.organisationId),
      may(['archive'], 'Company', { id: viewer.organisationId }),
      may(['import'], 'Site', own),
      may(['import'], 'Slot', own),
    ];
  },
  COORDINATOR: (viewer) => {
    const own = { proeftuinId: { $in: viewer.proeftuinIds } };
    return [
      ...COMPANIES_OPEN,
      read('Company'),
      CONTACTS,
      read('Class'),
      read('Slot'),
      ...membersOf(viewer.organisationId),
      ...insideProeftuin(viewer),
      read('Student', STUDENT_COORDINATED, own),
      read('Student', STUDENT_REMEMBERED, { rememberedBy: { $in: viewer.proeftuinIds } }),
      read('Need', NEED_COORDINATED, own),
      read('Placement', PLACEMENT_UNRANKED, own),
      may(['propose'], 'Need', own),
      may(['manage'], 'Placement', own),
      // A plan tells who gets which place, of all schools together.
      read('Proeftuin', ['id', 'matchingPlans'], { id: { $in: viewer.proeftuinIds } }),
      read('MatchingPlan', undefined, own),
      may(['create', 'edit'], 'MatchingPlan', own),
      may(['edit', 'archive', 'journal'], 'Proeftuin', { id: { $in: viewer.proeftuinIds } }),
      // One that is made is the maker's own from then on, and their organisation takes part in it.
      may(['create'], 'Proeftuin', { partnerOrganisationIds: { $in: [viewer.organisationId] } }),
      may(['archive'], 'JournalEntry', own),
      may(WRITE, 'Target', own),
      may(['import'], 'Company', UNCLAIMED),
      may(['import'], 'Site', UNCLAIMED),
      may(['import'], 'Slot', UNCLAIMED),
    ];
  },
  PARTNER: (viewer) => [
    ...COMPANIES_OPEN,
    // What one company offers is its slots, which a partner does not see.
    ...insideProeftuin(viewer, 'occupancyByCompany'),
    may(['journal'], 'Proeftuin', { partnerOrganisationIds: { $in: [viewer.organisationId] } }),
    may(['archive'], 'JournalEntry', {
      authorId: viewer.personId,
      partnerOrganisationIds: { $in: [viewer.organisationId] },
    }),
  ],
  ADMIN: () => [
    ...COMPANIES_OPEN,
    read('Company'),
    read('Class'),
    read('Organisation'),
    read('Membership'),
    CONTACTS,
    // Whose account it is, also a student's; never the file.
    read('Person', PERSON_NAME),
    may(['invite'], 'Organisation'),
    may(['invite'], 'Company', UNCLAIMED),
    may(['edit', 'archive'], 'Membership'),
    may(WRITE, 'School'),
    // A whole region at its start: written, and read no more than before.
    { actions: ['import'], type: '*' },
  ],
};

function linkGrants(viewer: LinkViewer): Grant[] {
  const asked = { id: viewer.studentId, proposedTo: { $in: [viewer.siteId] } };
  const hosted = { id: viewer.studentId, acceptedBy: { $in: [viewer.siteId] } };
  return [
    read('Placement', PLACEMENT_FOR_LINK, { id: viewer.placementId }),
    ...(viewer.spent ? [] : [may(['answer'], 'Placement', { id: viewer.placementId })]),
    read('Student', STUDENT_ASKED, asked),
    read('Student', STUDENT_HOSTED, hosted),
    read('Slot', undefined, { id: viewer.slotId }),
    read('Site', allBut('Site', 'recognitions'), { id: viewer.siteId }),
    read('Company', ['id', 'name', 'country', 'sector'], { id: viewer.companyId }),
    read('School', allBut('School', 'programmes', 'classes', 'periods', 'closures'), { id: viewer.schoolId }),
    read('Programme', allBut('Programme', 'proeftuin'), { schoolId: viewer.schoolId }),
    read('Qualification'),
    read('Person', FIELDS.Person, { ...STAFF, id: viewer.proposerId }),
    read('Person', FIELDS.Person, { ...STAFF, organisationIds: { $in: [viewer.companyId] } }),
  ];
}
