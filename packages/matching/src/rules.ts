import { QUALIFICATION_RULE, REACH_RULE, type Market, type SlotInput, type StudentInput } from './market.ts';

/**
 * The rules that reject the pair, in their order; empty when it is feasible.
 *
 * @param most - no more than so many are looked for
 */
export function failedRules<S extends StudentInput, L extends SlotInput>(
  { filters }: Pick<Market<S, L>, 'filters'>,
  student: S,
  slot: L,
  most = Infinity,
): string[] {
  const failed: string[] = [];
  if (!slot.qualifications.includes(student.qualification)) failed.push(QUALIFICATION_RULE);
  if (student.at && slot.at && student.reach !== undefined) {
    const [x, y] = [student.at.x - slot.at.x, student.at.y - slot.at.y];
    if (x * x + y * y > student.reach * student.reach) failed.push(REACH_RULE);
  }
  for (const filter of filters) {
    if (failed.length >= most) break;
    if (!filter.accepts(student, slot)) failed.push(filter.rule);
  }
  return failed;
}
