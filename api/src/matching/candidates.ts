import { can } from '@scheldemond/domain/access/ability';
import { MOST_CANDIDATES, standingOrder } from '@scheldemond/domain/fit/company-order';
import { z } from 'zod';
import { groupedBy } from '../by-id.ts';
import type { Context } from '../context.ts';
import { once, type Outcome } from '../once.ts';
import { placementsByIds, placementsOfNeeds, type Placement } from '../placements/service.ts';
import { changeRecord, recordFor, requireSound, type RecordKind } from '../records.ts';
import { slotKind, slotsByIds, type Slot, type SlotDocument } from '../slots/service.ts';

/** A slot of which only the order is written, so that nothing else of it is judged. */
const orderKind: RecordKind<SlotDocument> = { type: 'Slot', store: slotKind.store };
const orderFields = z.object({ candidateNeedIds: z.array(z.string()).max(MOST_CANDIDATES) });

interface OrderInput {
  key: string;
  id: string;
  version: number;
  placementIds: string[];
}

/** The company says in which order it would take those who wait for its answer at a slot; replaces the order before. */
export function orderCandidates(context: Context, input: OrderInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'orderCandidates', input }, async () => {
    const slot = await recordFor(context, slotKind, 'order', input.id);
    const found = await placementsByIds(input.placementIds);
    const needIds = found.flatMap((one) => (one?.open && one.slotId === slot.id ? [one.needId] : []));
    if (needIds.length < found.length) requireSound([{ field: 'placementIds', why: 'not_open' }]);
    await changeRecord(context, orderKind, slot, {
      version: input.version,
      fields: orderFields,
      given: { candidateNeedIds: [...new Set(needIds)] },
    });
    return { kind: 'changed', id: slot.id };
  });
}

/** By need and slot, where the slot's company put it. */
export type CompanyRanks = ReadonlyMap<string, Readonly<Record<string, number>>>;

/**
 * Where companies put these needs among those who were proposed to their slots.
 *
 * @param sees - whether the reader may know it of a placement
 */
export async function companyRanks(
  needIds: readonly string[],
  slots: readonly Slot[],
  sees: (placement: Placement) => boolean = () => true,
): Promise<CompanyRanks> {
  const asked = new Set(needIds);
  const ordered = slots.filter(({ candidateNeedIds }) => candidateNeedIds.some((id) => asked.has(id)));
  const candidates = [...new Set(ordered.flatMap(({ candidateNeedIds }) => candidateNeedIds))];
  const placements = candidates.length === 0 ? [] : await placementsOfNeeds(candidates);
  const slotIds = ordered.map(({ id }) => id);
  const bySlot = groupedBy(slotIds, placements, ({ slotId }) => slotId);
  const ranks = new Map<string, Record<string, number>>();
  for (const [at, { id, candidateNeedIds }] of ordered.entries())
    for (const [index, placement] of standingOrder(candidateNeedIds, bySlot[at]!).entries()) {
      const { needId } = placement;
      if (asked.has(needId) && sees(placement)) ranks.set(needId, { ...ranks.get(needId), [id]: index + 1 });
    }
  return ranks;
}

/** The same, as far as the viewer may read it. */
export function readableRanks(
  context: Context,
  needIds: readonly string[],
  slots: readonly Slot[],
): Promise<CompanyRanks> {
  return companyRanks(needIds, slots, (placement) =>
    can(context.ability, 'read', 'Placement', placement, 'companyRank'),
  );
}

/** The rank of a student whose proposal waits; null where the company gave none. */
export async function companyRankOf(context: Context, { open, needId, slotId }: Placement) {
  if (!open) return null;
  const rank = await context
    .load<Pick<Placement, 'needId' | 'slotId'>, number | null>('Placement.companyRank', async (asked) => {
      const slots = await slotsByIds([...new Set(asked.map((one) => one.slotId))]);
      const known = slots.filter((slot): slot is Slot => slot !== null);
      const ranks = await companyRanks(
        asked.map((one) => one.needId),
        known,
      );
      return asked.map((one) => ranks.get(one.needId)?.[one.slotId] ?? null);
    })
    .load({ needId, slotId });
  return rank ?? null;
}
