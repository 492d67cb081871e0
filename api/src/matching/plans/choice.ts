import { can } from '@scheldemond/domain/access/ability';
import { placesFree } from '@scheldemond/domain/placement/capacity';
import type { Context } from '../../context.ts';
import { candidateSlots } from '../../slots/service.ts';
import { needsOfProeftuin } from '../../students/service.ts';
import { MOST_NEEDS } from './cohort.ts';

/**
 * From whom and what one can choose for a plan of the proeftuin: classes with the number of their students' periods, and
 * companies with the free places of their slots for those qualifications.
 *
 * @returns null for who makes no plans of it
 * @param begun - also students whose period has begun
 */
export async function choiceFor(context: Context, proeftuinId: string, begun: boolean) {
  if (!can(context.ability, 'create', 'MatchingPlan', { proeftuinId })) return null;
  const needs = await needsOfProeftuin(proeftuinId, {
    today: context.clock.today(),
    begun,
    most: MOST_NEEDS,
  });
  const qualificationIds = [...new Set(needs.map(({ qualificationId }) => qualificationId))];
  const slots = await candidateSlots(qualificationIds, {});
  const classes = summed(needs, (need) => [need.classId, 1]);
  const companies = summed(slots, (slot) => [
    slot.companyId,
    slot.paused || slot.closed ? 0 : placesFree(slot),
  ]);
  return {
    classes: classes.map(([classId, count]) => ({ classId, needs: count })),
    companies: companies.map(([companyId, free]) => ({ companyId, placesFree: free })),
  };
}

function summed<T>(all: readonly T[], of: (one: T) => [id: string, count: number]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [id, count] of all.map(of)) sums.set(id, (sums.get(id) ?? 0) + count);
  return [...sums];
}
