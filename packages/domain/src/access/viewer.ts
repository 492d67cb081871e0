/** Roles of a membership (see `Role` in the API's schema). */
export const ROLES = [
  'STUDENT',
  'TEACHER',
  'SCHOOL_COORDINATOR',
  'MENTOR',
  'COMPANY_ADMIN',
  'COORDINATOR',
  'PARTNER',
  'ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person; rights follow the membership in use. All ids are 24 hex digits. */
export interface PersonViewer {
  kind: 'person';
  personId: string;
  sessionId: string;
  membershipId: string;
  role: Role;
  organisationId: string;
  /** Classes of a teacher. */
  classIds: string[];
  /** Sites of a mentor; none means every site of the company. */
  siteIds: string[];
  /** Proeftuinen of a coordinator or partner. */
  proeftuinIds: string[];
  /** The student file of a student's account. */
  studentId: string | null;
  /** Slots of the student's own placements, which stay readable when they are no longer open. */
  slotIds?: string[];
}

/** The holder of a mailed link: one placement, one purpose. */
export interface LinkViewer {
  kind: 'link';
  purpose: 'ANSWER';
  linkId: string;
  personId: string | null;
  placementId: string;
  /** The school of the student, and who proposed. */
  schoolId: string;
  proposerId: string;
  companyId: string;
  siteId: string;
  studentId: string;
  needId: string;
  slotId: string;
  /** It has answered: a repeat of that request is told the outcome, and nothing more can be done. */
  spent?: boolean;
}

/** Who is asking. `system` is the clock, the import and start-up; it never comes from a request. */
export type Viewer = { kind: 'anonymous' } | { kind: 'system' } | PersonViewer | LinkViewer;
