import type { PipelineStage } from 'mongoose';
import { asStored, joinOne, type Selection } from '../selection.ts';

const STUDENT = {
  answered: {
    ...asStored('firstName', 'lastName', 'email', 'phone', 'version'),
    displayName: ['firstName', 'lastName'],
    school: ['schoolId'],
    class: ['classId'],
    programme: ['programmeId'],
  },
  hidden: ['homeStreet', 'guidanceNote', 'parentContact', 'searchKeys', 'sortKey', 'fieldVersions'],
};

/**
 * Joins the student's short form: what a list shows, and the access keys; no address, note or parent.
 *
 * @param selection - what is asked of it; left out: all of the short form
 */
export function studentJoin(
  localField: string,
  as: string,
  selection: Selection | null = null,
): PipelineStage[] {
  return joinOne(['students', localField, as], STUDENT, selection);
}
