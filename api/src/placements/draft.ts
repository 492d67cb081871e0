import { schemeFor } from '@scheldemond/domain/qualifications/schemes';
import { zoneOf } from '@scheldemond/domain/time/working-day';
import type { Company } from '../companies/service.ts';
import type { Organisation } from '../accounts/service.ts';
import type { PlacementPeriod, Programme } from '../schools/service.ts';
import type { Slot } from '../slots/service.ts';
import type { Need, Student } from '../students/service.ts';
import { namesOf } from './names.ts';
import { derivedFrom, type PlacementDocument, type Terms } from './store.ts';

/** What a placement is made from. */
export interface PlacementParts {
  need: Need;
  student: Student;
  school: Organisation;
  programme: Programme;
  period: Pick<PlacementPeriod, 'id' | 'schoolYear'>;
  slot: Slot;
  company: Pick<Company, 'name'>;
  terms: Terms;
  part: number;
}

/**
 * A placement that was not proposed yet, with its access keys and search keys. Proposing and importing go on
 * from here with `{ ...draft, ...inState(state) }`.
 */
export function draftOf(parts: PlacementParts): Omit<PlacementDocument, '_id'> {
  const { need, student, school, programme, period, slot, company, terms, part } = parts;
  return {
    schoolId: need.schoolId,
    classId: need.classId,
    programmeId: need.programmeId,
    companyId: slot.companyId,
    siteId: slot.siteId,
    mentorPersonId: slot.mentorId,
    teacherPersonId: null,
    proeftuinId: need.proeftuinId,
    studentPersonId: student.personId,
    studentId: student.id,
    needId: need.id,
    slotId: slot.id,
    part,
    ...inState('DRAFT'),
    periodId: period.id,
    schoolYear: period.schoolYear,
    qualificationId: need.qualificationId,
    recognitionScheme: schemeFor(programme.form),
    country: slot.country,
    province: slot.province,
    siteZone: zoneOf(slot.country),
    crossBorder: school.country !== slot.country,
    ...terms,
    note: null,
    proposedAt: null,
    expiresAt: null,
    remindAt: null,
    remindedAt: null,
    undoUntil: null,
    undo: null,
    counter: null,
    reason: null,
    replacesId: null,
    replacedById: null,
    acceptedAt: null,
    changedAt: new Date(0),
    ...namesOf(student, [slot.title, company.name]),
    version: 1,
    fieldVersions: {},
  };
}

/** A state with what follows from it. */
export function inState(
  state: PlacementDocument['state'],
): Pick<PlacementDocument, 'state' | 'holds' | 'fills' | 'open'> {
  return { state, ...derivedFrom(state) };
}
