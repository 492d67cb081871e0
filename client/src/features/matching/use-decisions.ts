import { useState } from 'react';
import type { PlanFactsFragment } from './plans.generated.ts';

/** What a person decides for the next plan: begins with what was decided for this one. */
export interface Decisions {
  /** Slot by need. */
  pins: ReadonlyMap<string, string>;
  /** Slots by need. */
  forbids: ReadonlyMap<string, ReadonlySet<string>>;
  leaveOut: ReadonlySet<string>;
}

/** The decisions of a plan. */
export function decisionsOf({ pins, forbids, leftOut }: PlanFactsFragment): Decisions {
  const byNeed = new Map<string, Set<string>>();
  for (const { needId, slotId } of forbids) byNeed.set(needId, (byNeed.get(needId) ?? new Set()).add(slotId));
  return {
    pins: new Map(pins.map(({ needId, slotId }) => [needId, slotId])),
    forbids: byNeed,
    leaveOut: new Set(leftOut.map(({ id }) => id)),
  };
}

/** As the API takes them. */
export function asInput({ pins, forbids, leaveOut }: Decisions) {
  return {
    pins: [...pins].map(([needId, slotId]) => ({ needId, slotId })),
    forbids: [...forbids].flatMap(([needId, slotIds]) => [...slotIds].map((slotId) => ({ needId, slotId }))),
    leaveOut: [...leaveOut],
  };
}

export type Decide = (needId: string, what: 'PIN' | 'FORBID' | 'LEAVE_OUT' | 'FREE', slotId?: string) => void;

/** Decisions that are changed on the page, and how many changed. */
export function useDecisions(plan: PlanFactsFragment): {
  decisions: Decisions;
  decide: Decide;
  changed: ReadonlySet<string>;
} {
  const [decisions, setDecisions] = useState(() => decisionsOf(plan));
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const decide: Decide = (needId, what, slotId) => {
    setChanged((all) => new Set(all).add(needId));
    setDecisions((before) => decided(before, needId, what, slotId));
  };
  return { decisions, decide, changed };
}

/** The decisions after one more; whoever is pinned is neither left out nor ruled out there. */
export function decided(
  before: Decisions,
  needId: string,
  what: Parameters<Decide>[1],
  slotId?: string,
): Decisions {
  const pins = new Map(before.pins);
  const forbids = new Map(before.forbids);
  const leaveOut = new Set(before.leaveOut);
  pins.delete(needId);
  leaveOut.delete(needId);
  if (what === 'FREE') forbids.delete(needId);
  if (what === 'LEAVE_OUT') leaveOut.add(needId);
  const ruledOut = new Set(forbids.get(needId));
  if (what === 'PIN' && slotId) {
    pins.set(needId, slotId);
    ruledOut.delete(slotId);
  }
  if (what === 'FORBID' && slotId) ruledOut.add(slotId);
  if (what !== 'FREE') forbids.set(needId, ruledOut);
  return { pins, forbids, leaveOut };
}
