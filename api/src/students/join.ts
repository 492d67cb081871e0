import type { PipelineStage } from 'mongoose';
import { withId } from '../database.ts';
import { asStored, projected, type Answered, type Selection } from '../selection.ts';

const STUDENT: Answered = {
  ...asStored('firstName', 'lastName', 'email', 'phone', 'version'),
  displayName: ['firstName', 'lastName'],
  school: ['schoolId'],
  class: ['classId'],
  programme: ['programmeId'],
};
const NOT_FOR_LISTS = [
  'homeStreet',
  'guidanceNote',
  'parentContact',
  'searchKeys',
  'sortKey',
  'fieldVersions',
];

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
  const part = projected(selection, STUDENT);
  const pipeline = part ? [part] : [withId, { $unset: NOT_FOR_LISTS }];
  return [
    { $lookup: { from: 'students', localField, foreignField: '_id', as, pipeline: pipeline as never } },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}
