import type { FitRule } from '@scheldemond/domain/fit/rules';
import { companyOfLimit } from '@scheldemond/domain/placing/limits';
import { ruleOfEngine } from '@scheldemond/domain/placing/market';
import type { Reason } from '@scheldemond/matching/explain';
import type { Capped } from './overlapping.ts';
import type { Part } from './parts.ts';
import type { Raise } from './room-around.ts';

/** Why a need has no place, and the smallest change that would give it one. */
export interface PlanReason {
  kind: 'NO_SLOT' | 'SHORTAGE' | 'LOST' | 'CAPPED';
  /** How many slots each rule turned away, each counted under the first rule; most first. */
  rules: { rule: FitRule | 'FORBIDDEN'; slots: number }[];
  /** Of a shortage: so many students for so many places. */
  students: number | null;
  places: number | null;
  /** Companies whose cap had a part in it; then no change is told where none was proved in time. */
  cappedBy?: string[];
  change: {
    /** Slots that need one more place, each as often as it needs one. */
    places: string[];
    /** Companies that would take one student more than their limit, or let a mentor guide one more. */
    companies?: string[];
    /** Companies that would take one student more of a school than they give each, in a slot or over all of them. */
    ofSchools?: { companyId: string; schoolId: string; slotId: string | null }[];
    /** A slot with room where the fewest rules stand in the way. */
    slotId: string | null;
    rules: FitRule[];
  } | null;
}

/** Places more as a plan tells them. */
export function changeOf(
  raises: readonly Raise[],
  companyAt: (slotId: string) => string,
): Required<NonNullable<PlanReason['change']>> {
  const companies = raises.flatMap((one) => (one.kind === 'limit' ? companyOfLimit(one.limitId) : []));
  return {
    places: raises.flatMap((one) => (one.kind === 'slot' ? one.slotId : [])),
    companies: [...new Set(companies)],
    ofSchools: raises.flatMap((one) => {
      if (one.kind === 'cap') return { companyId: one.companyId, schoolId: one.schoolId, slotId: null };
      if (one.kind !== 'share') return [];
      return { companyId: companyAt(one.slotId), schoolId: one.group, slotId: one.slotId };
    }),
    slotId: null,
    rules: [],
  };
}

/**
 * Why a student has no place, from the engine's words.
 *
 * @param full - companies that give some school no more, which one more place alone would not help
 */
export function reasonOf(
  reason: Reason,
  full: ReadonlySet<string>,
  companyAt: (slotId: string) => string,
): PlanReason | null {
  if (reason.kind === 'FIXED' || reason.kind === 'PLACED') return null;
  const more = changeOf(reason.change?.places ?? [], companyAt);
  const at = [...more.places.map(companyAt), ...more.ofSchools.map(({ companyId }) => companyId)];
  const change = reason.change && {
    ...more,
    companies: [...new Set([...more.companies, ...at.filter((id) => full.has(id))])],
    slotId: reason.change.rules?.slotId ?? null,
    // Both the distance and the minutes are a matter of travel.
    rules: [...new Set((reason.change.rules?.rules ?? []).map((rule) => ruleOfEngine(rule) as FitRule))],
  };
  const rules = reason.kind === 'NO_SLOT' ? reason.rejections : [];
  return {
    kind: reason.kind,
    rules: rejectionsOf(rules),
    students: reason.kind === 'SHORTAGE' ? reason.shortage.students.length : null,
    places: reason.kind === 'SHORTAGE' ? reason.shortage.places : null,
    change,
  };
}

/**
 * Why a student who was decided upon with the caps in view has no place: caps that are reached where the student fits,
 * or else those by which the others had to go elsewhere.
 *
 * @param relaxed - why there would be none without any cap; null when there would be one
 * @param change - the smallest, where it is known
 */
export function cappedReason(
  { full }: Pick<Capped, 'full'>,
  part: Part,
  student: { index: number; schoolId: string; slotIndex: ReadonlyMap<string, number> },
  { relaxed, change }: { relaxed: PlanReason | null; change: PlanReason['change'] },
): PlanReason {
  const here = full.filter((cap) => part.caps.has(cap));
  const fits = new Set(part.choices.flatMap((one) => (one.student === student.index ? one.slot : [])));
  const own = here.filter(
    ({ schoolId, slotIds }) =>
      schoolId === student.schoolId && slotIds.some((id) => fits.has(student.slotIndex.get(id) ?? -1)),
  );
  const deciding = [own, here, [...part.caps]].find((caps) => caps.length > 0) ?? [];
  const cappedBy = [...new Set(deciding.map(({ companyId }) => companyId))];
  // With caps there is no more room than without; what would help then may be barred by one.
  if (own.length === 0 && relaxed) return { ...relaxed, change, cappedBy };
  return { kind: 'CAPPED', rules: [], students: null, places: null, change, cappedBy };
}

/** Of other programmes nothing is told: that is no reason. */
function rejectionsOf(rejections: readonly { rule: string; slots: number }[]): PlanReason['rules'] {
  const counts = new Map<FitRule | 'FORBIDDEN', number>();
  for (const { rule, slots } of rejections) {
    const name = ruleOfEngine(rule);
    if (name !== 'QUALIFICATION') counts.set(name, (counts.get(name) ?? 0) + slots);
  }
  return [...counts].map(([rule, slots]) => ({ rule, slots })).sort((a, b) => b.slots - a.slots);
}
