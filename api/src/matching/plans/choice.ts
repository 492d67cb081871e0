import { can } from '@scheldemond/domain/access/ability';
import { placesFree } from '@scheldemond/domain/placement/capacity';
import type { Context } from '../../context.ts';
import { searchFilter } from '../../search.ts';
import { candidateSlots, type Slot } from '../../slots/service.ts';
import { needsOfProeftuin, type Need } from '../../students/service.ts';
import { MOST_NEEDS } from './cohort.ts';

/** As many as a search shows. */
const MOST_FOUND = 12;

/**
 * From whom and what one can choose for a plan of the proeftuin; each is read when it is asked for.
 *
 * @returns null for who makes no plans of it
 * @param begun - also students whose period has begun
 */
export function choiceFor(context: Context, proeftuinId: string, begun: boolean) {
  if (!can(context.ability, 'create', 'MatchingPlan', { proeftuinId })) return null;
  const today = context.clock.today();
  const needs = (most = MOST_NEEDS, search = '') =>
    needsOfProeftuin(proeftuinId, { today, begun, most, search });
  const slots = async (filter: Record<string, unknown> = {}) =>
    candidateSlots([...new Set((await needs()).map(({ qualificationId }) => qualificationId))], filter);
  return {
    /** Classes with the number of their students' periods. */
    classes: async () =>
      summed(await needs(), (need: Need) => [need.classId, 1]).map(([classId, count]) => ({
        classId,
        needs: count,
      })),
    /** Companies with the free places of their slots. */
    companies: async () =>
      summed(await slots(), (slot: Slot) => [
        slot.companyId,
        slot.paused || slot.closed ? 0 : placesFree(slot),
      ]).map(([companyId, free]) => ({ companyId, placesFree: free })),
    needs: (search: string) => needs(MOST_FOUND, search),
    slots: async (search: string) =>
      (await slots(searchFilter(search) ?? {}))
        .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
        .slice(0, MOST_FOUND),
  };
}

function summed<T>(all: readonly T[], of: (one: T) => [id: string, count: number]): [string, number][] {
  const sums = new Map<string, number>();
  for (const [id, count] of all.map(of)) sums.set(id, (sums.get(id) ?? 0) + count);
  return [...sums];
}
