import { can } from '@scheldemond/domain/access/ability';
import { pageOf, type Page } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { loadPlan, planRows, type Plan, type PlanRow } from './service.ts';

/** So many columns as one can read. */
const MOST_PLANS = 4;

/** A need to which plans give different places, with its row in each. */
export interface Difference {
  id: string;
  needId: string;
  rows: (PlanRow | null)[];
}

/**
 * The needs to which the plans give different slots: first in the order of this plan, then those that take part in the
 * others only. Taking no part and having no place are told apart in the rows, but are no difference by themselves.
 *
 * @throws AppError when a plan is not one of the same proeftuin that the viewer may read
 */
export async function differencesOf(
  context: Context,
  plan: Plan,
  args: { with: readonly string[]; first: number; after?: string | null },
): Promise<Page<Difference>> {
  const others = await Promise.all(args.with.map((id) => loadPlan(context, id)));
  const known = others.filter(
    (one): one is Plan =>
      one?.proeftuinId === plan.proeftuinId && can(context.ability, 'read', 'MatchingPlan', one),
  );
  if (known.length < others.length || known.length >= MOST_PLANS)
    throw new AppError('BAD_INPUT', `At most ${MOST_PLANS} plans of one proeftuin.`);
  const all = await Promise.all([plan, ...known].map((one) => planRows(context, one)));
  return pageOf(differing(all), args);
}

/** The needs whose slot is not the same in every list of rows. */
export function differing(lists: readonly (readonly PlanRow[])[]): Difference[] {
  const byNeed = new Map<string, (PlanRow | null)[]>();
  for (const [at, rows] of lists.entries())
    for (const row of rows) {
      const found = byNeed.get(row.needId) ?? lists.map(() => null);
      found[at] = row;
      byNeed.set(row.needId, found);
    }
  return [...byNeed].flatMap(([needId, rows]) => {
    const slots = new Set(rows.map((row) => row?.slotId ?? null));
    return slots.size > 1 ? [{ id: needId, needId, rows }] : [];
  });
}
