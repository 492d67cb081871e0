import type { Context } from '../context.ts';
import { loadSchool, schoolsByIds } from '../schools/service.ts';
import type { CheckCondition } from './conditions.ts';
import type { Placement } from './store.ts';

/** Whether the student's school asks that a student agrees with the place. */
export async function asksStudent(
  context: Context,
  { schoolId }: Pick<Placement, 'schoolId'>,
): Promise<boolean> {
  return (await loadSchool(context, schoolId))?.studentAgrees ?? false;
}

/** The student agrees with these dates and days; asked only by schools that want it. */
export const studentAgreed: CheckCondition = async (placements) => {
  const schools = await schoolsByIds([...new Set(placements.map(({ schoolId }) => schoolId))]);
  const asking = new Set(schools.flatMap((school) => (school?.studentAgrees ? [school.id] : [])));
  return placements.map(({ schoolId, studentAnswer }) => {
    if (!asking.has(schoolId)) return null;
    const met = studentAnswer?.agrees === true;
    // Why a student would rather not is no fact here: the company reads these.
    return { met, facts: [{ name: 'agreedAt', value: met ? studentAnswer.at.toISOString() : null }] };
  });
};
