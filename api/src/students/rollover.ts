import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { canDo, changeRecord, recordFor, requireMaker, requireSound } from '../records.ts';
import { archiveOf } from '../registries.ts';
import { classesByIds, classKind, findClasses, findPeriods, type SchoolClass } from '../schools/service.ts';
import { standing } from '../search.ts';
import { editedFields, insertNeed, studentKind } from './records.ts';
import { findNeedsOf, findStudents, type Student } from './store.ts';

export interface MoveClassUp {
  key: string;
  classId: string;
  /** A class of a later year; null: its students leave the school. */
  toClassId?: string | null;
  /** Students who go to the class of the same name and programme instead. */
  stayIds: string[];
  /** Students who leave the school. */
  leaveIds: string[];
}

/**
 * Takes the students of a class to the next school year: up, down again or away, all or nobody. Each gets a
 * need for every period of the new class; past needs and placements stay with the class of their time.
 *
 * @throws nothing; refused with IN_USE and the student's name when one who would leave has a placement that runs
 */
export function moveClassUp(context: Context, input: MoveClassUp): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'moveClassUp', input }, async () => {
    const group = await recordFor(context, classKind, 'edit', input.classId);
    await requireMaker(context, studentKind, { schoolId: group.schoolId });
    const up = input.toClassId ? await laterClass(group, input.toClassId) : null;
    const students = await findStudents({ classId: group.id, ...standing() });
    const among = (ids: string[], field: string) => {
      const strange = ids.some((id) => !students.some((student) => student.id === id));
      if (strange) requireSound([{ field, why: 'unknown' }]);
    };
    among(input.stayIds, 'stayIds');
    among(input.leaveIds, 'leaveIds');
    const down = input.stayIds.length > 0 ? await sameClass(group, up) : null;
    for (const student of students) {
      const stays = input.stayIds.includes(student.id);
      const to = input.leaveIds.includes(student.id) ? null : stays ? down : up;
      if (to) await moveTo(context, student, to);
      else await leave(context, student);
    }
    return { kind: 'changed', id: group.id };
  });
}

/** A class of the same school in a later year. */
async function laterClass(group: SchoolClass, id: string): Promise<SchoolClass> {
  const [found] = await classesByIds([id]);
  if (!found || found.schoolId !== group.schoolId || found.archivedAt) throw new Refusal('NOT_ALLOWED');
  if (found.schoolYear <= group.schoolYear) requireSound([{ field: 'toClassId', why: 'not_later' }]);
  return found;
}

/** The class of the same name and programme in the new year: that of the class above, or the next there is. */
async function sameClass(group: SchoolClass, up: SchoolClass | null): Promise<SchoolClass | null> {
  const { schoolId, programmeId, name } = group;
  const schoolYear = up ? up.schoolYear : { $gt: group.schoolYear };
  const [found] = await findClasses({ schoolId, programmeId, name, schoolYear, ...standing() });
  if (!found) requireSound([{ field: 'stayIds', why: 'class_missing' }]);
  return found ?? null;
}

async function moveTo(context: Context, student: Student, to: SchoolClass): Promise<void> {
  const { id } = await changeRecord(context, studentKind, student, {
    version: student.version,
    fields: editedFields,
    given: { classId: to.id },
  });
  const { programmeId, schoolYear } = to;
  const periods = await findPeriods({
    programmeId,
    schoolYear,
    classId: { $in: [null, to.id] },
    ...standing(),
  });
  const known = new Set((await findNeedsOf([id])).map(({ periodId }) => periodId));
  for (const period of periods)
    if (!known.has(period.id)) await insertNeed(context, id, { periodId: period.id });
}

async function leave(context: Context, student: Student): Promise<void> {
  try {
    await archiveOf('Student')?.(context, student.id, true);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'IN_USE') throw error;
    const named = { name: 'student', value: `${student.firstName} ${student.lastName}` };
    throw new Refusal('IN_USE', [...error.facts, named]);
  }
}

/** Students of classes that are to be moved, for who may move them. */
export async function studentsToMove(context: Context, group: SchoolClass): Promise<Student[]> {
  const found = await context
    .load<string, Student[]>('Student.byClass', async (ids) => {
      const students = await findStudents({ classId: { $in: [...ids] }, ...standing() });
      return ids.map((id) => students.filter(({ classId }) => classId === id));
    })
    .load(group.id);
  const mine = await Promise.all((found ?? []).map((one) => canDo(context, studentKind, 'edit', one)));
  return (found ?? []).filter((_, index) => mine[index]);
}
