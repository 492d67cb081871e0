import { assessFit } from '@scheldemond/domain/fit/assess';
import { pairOf } from '@scheldemond/domain/fit/pair';
import { BLOCKING_RULES, type FitRule } from '@scheldemond/domain/fit/rules';
import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import { placingMarket, type PlacingInput, type PlacingNeed } from '@scheldemond/domain/placing/market';
import type { Country } from '@scheldemond/domain/time/working-day';
import type { TravelMeans } from '@scheldemond/domain/travel/means';
import { compile } from '@scheldemond/matching/compile';
import { explain } from '@scheldemond/matching/explain';
import type { Capacity } from '@scheldemond/matching/capacity-tree';
import type { Market } from '@scheldemond/matching/market';
import { NOWHERE, type Plan } from '@scheldemond/matching/plan';
import { pinConflicts } from '@scheldemond/matching/terms';
import { verify } from '@scheldemond/matching/verify';
import { figuresOf } from './figures.ts';
import { solveCapped, type Capped } from './overlapping.ts';
import { cappedReason, changeOf, reasonOf, type PlanReason } from './reasons.ts';
import type { Raise } from './room-around.ts';
import { shortOf, type PlanShort } from './short.ts';
import { smallestRaises } from './smallest-raises.ts';

/** A need and a slot, by id. */
export interface Pair {
  needId: string;
  slotId: string;
}

/** A need that takes part, with what its row tells. */
export interface PlanNeed extends PlacingNeed {
  schoolId: string;
  schoolCountry: Country;
  /** The part that is placed; of a need that is placed already, its first. */
  part: number;
}

/** All that a plan is computed from; plain data, handed to a worker. */
export interface PlanInput extends Omit<PlacingInput, 'needs'> {
  needs: readonly PlanNeed[];
  /** What companies give each school over all their slots. */
  caps: readonly SchoolCap[];
  /** Accepted placements. */
  fixed: readonly Pair[];
  /** What a person decided. */
  pins: readonly Pair[];
  forbids: readonly Pair[];
  leaveOut: readonly string[];
  /** Who had which slot in the plan that this one repairs, also a slot that takes no part any more; null for a new plan. */
  before: readonly Pair[] | null;
}

export type Outcome = 'FIXED' | 'PINNED' | 'PLACED' | 'NOT_PLACED' | 'LEFT_OUT';

/** What became of one need. */
export interface PlanRow {
  needId: string;
  part: number;
  outcome: Outcome;
  slotId: string | null;
  minutes: number | null;
  means: TravelMeans | null;
  reason: PlanReason | null;
}

export interface PlanFigures {
  students: number;
  placed: number;
  fixed: number;
  /** Who told a wish for a slot or a kind of work, and how many of them get their first. */
  wishing: number;
  firstChoices: number;
  minutesMedian: number | null;
  minutesTotal: number;
  crossBorder: number;
  /** Of a repaired plan: who had a slot in the plan before it and has another now, or none. */
  moved: number | null;
  /** How many of each school take part and have a place, in order of id. */
  schools: { schoolId: string; students: number; placed: number }[];
}

/** A pair that a person decided, and the rules that do not let it be. */
export interface RejectedPin extends Pair {
  rules: FitRule[];
}

/** Proof that no plan places more, or as many with more points: the prices of the slots that are wanted. */
export interface PlanCertificate {
  gap: number;
  points: number;
  prices: { slotId: string; price: number }[];
  /**
   * Students whom HiGHS decided upon since caps overlap, the rest being proved around them, and by how much a better plan
   * could exist: so many students more, or points where that is none; left out where no cap stood in the way.
   */
  capped?: { students: number; moreStudents: number; morePoints: number | null };
}

/** A plan that is there. */
export interface Solved {
  kind: 'solved';
  rows: PlanRow[];
  figures: PlanFigures;
  certificate: PlanCertificate;
  short: PlanShort;
  /** Pairs that no rule rejects. */
  pairs: number;
}

export type PlanResult =
  | Solved
  /** Students whom a person put where a rule that blocks a proposal does not let them. */
  | { kind: 'pinned-against-rules'; pins: RejectedPin[] }
  /** More students are pinned to these slots than they have places. */
  | { kind: 'pinned-too-many'; slotIds: string[] };

/**
 * The best plan with its rows and its proof: most students placed, then most points. Pure, and the same for the same
 * input.
 *
 * @param told - how far it is, 0 to 100
 * @throws Error when the proof does not hold, which is a bug and never a result
 */
export async function computePlan(
  input: PlanInput,
  told: (percent: number) => void = () => undefined,
): Promise<PlanResult> {
  told(5);
  const pins = rejectedPins(input);
  if (pins.length > 0) return { kind: 'pinned-against-rules', pins };
  const market = compile(placingMarket(input));
  told(40);
  const wishes = {
    pins: asked([...input.fixed, ...input.pins]),
    forbid: asked(input.forbids),
    leaveOut: input.leaveOut,
  };
  const conflicts = pinConflicts(market, wishes);
  if (conflicts.length > 0)
    return {
      kind: 'pinned-too-many',
      slotIds: conflicts.flatMap(({ capacity }) => slotsIn(input, capacity)),
    };
  const beyond = pinnedBeyond(input);
  if (beyond.length > 0) return { kind: 'pinned-too-many', slotIds: beyond };
  const options = input.before ? { ...wishes, keep: asked(keptOf(input, market)) } : wishes;
  const capped = await solveCapped(market, options, input.caps);
  const { plan, decided } = capped;
  told(60);
  const { gap, violations } = verify(market, plan);
  if (gap !== 0 || violations.length > 0)
    throw new Error(`The plan does not hold: gap ${gap}, ${violations.length} violations.`);
  told(70);
  const raises = await smallestRaises(market, capped, input.caps);
  const needs = new Map(input.needs.map((need) => [need.id, need]));
  const rows = market.students.map(({ id }, at) => {
    told(70 + Math.floor((30 * at) / market.students.length));
    return rowOf(input, market, { ...capped, raises }, needs.get(id)!);
  });
  return {
    kind: 'solved',
    rows,
    figures: figuresOf(input, rows, needs),
    short: shortIn(market, capped),
    certificate: {
      gap,
      points: plan.score,
      prices: pricesOf(market, plan),
      ...(decided && {
        capped: {
          students: decided.students.size,
          moreStudents: decided.short.students,
          morePoints: decided.short.points,
        },
      }),
    },
    pairs: market.rows.slot.length,
  };
}

type AnyMarket = ReturnType<
  typeof compile<
    ReturnType<typeof placingMarket>['students'][number],
    ReturnType<typeof placingMarket>['slots'][number]
  >
>;

/** What a person decided against a rule that no proposal gets by. */
function rejectedPins(input: PlanInput): RejectedPin[] {
  return input.pins.flatMap((pair) => {
    const rules = unmetRules(input, pair).filter((rule) => BLOCKING_RULES.has(rule));
    return rules.length > 0 ? [{ ...pair, rules }] : [];
  });
}

/** The rules that a slot does not meet for a need; of one that takes no part, none. */
export function unmetRules(input: PlanInput, { needId, slotId }: Pair): FitRule[] {
  const need = input.needs.find(({ id }) => id === needId);
  const slot = input.slots.find(({ fit }) => fit.id === slotId);
  if (!need || !slot) return [];
  return assessFit(need.fit, slot.fit, input.today)
    .rules.filter(({ met }) => !met)
    .map(({ rule }) => rule);
}

const asked = (pairs: readonly Pair[]) => pairs.map(({ needId, slotId }) => ({ studentId: needId, slotId }));

/** What is left to keep of the plan before: of students and slots that still take part. */
function keptOf({ before }: PlanInput, market: AnyMarket): Pair[] {
  return (before ?? []).filter(
    ({ needId, slotId }) => market.studentIndex.has(needId) && market.slotIndex.has(slotId),
  );
}

/** The slots where a person put more students of a school than the company gives it over all of them. */
function pinnedBeyond({ needs, fixed, pins, caps }: PlanInput): string[] {
  const schoolOf = new Map(needs.map(({ id, schoolId }) => [id, schoolId]));
  return caps.flatMap(({ schoolId, slotIds, places }) => {
    const own = [...fixed, ...pins].filter(
      ({ needId, slotId }) => schoolOf.get(needId) === schoolId && slotIds.includes(slotId),
    );
    return own.length > places ? [...new Set(own.map(({ slotId }) => slotId))] : [];
  });
}

/** Where places lack: groups as without caps, which give no more room, and slots that no cap bars. */
function shortIn(market: AnyMarket, { plan, relaxed, full }: Capped): PlanShort {
  const barred = new Set(full.flatMap(({ slotIds }) => slotIds));
  const short = shortOf(market, plan);
  return {
    shortages: (plan === relaxed ? short : shortOf(market, relaxed)).shortages,
    widenSlotIds: short.widenSlotIds.filter((id) => !barred.has(id)),
  };
}

/** A plan that keeps the caps, and the smallest change for whom HiGHS left without a place. */
interface Explained extends Capped {
  raises: ReadonlyMap<number, readonly Raise[]>;
}

function rowOf(input: PlanInput, market: AnyMarket, capped: Explained, need: PlanNeed): PlanRow {
  const { plan } = capped;
  const at = plan.slot[market.studentIndex.get(need.id)!]!;
  const base = { needId: need.id, part: need.part, minutes: null, means: null, slotId: null, reason: null };
  if (at < 0) {
    if (input.leaveOut.includes(need.id)) return { ...base, outcome: 'LEFT_OUT' };
    return { ...base, outcome: 'NOT_PLACED', reason: whyNot(market, capped, need) };
  }
  const slot = market.slots[at]!;
  const { travel } = pairOf(need.fit, slot.slot.fit);
  const has = (pairs: readonly Pair[]) => pairs.some(({ needId }) => needId === need.id);
  const outcome = has(input.fixed) ? 'FIXED' : has(input.pins) ? 'PINNED' : 'PLACED';
  return {
    ...base,
    outcome,
    slotId: slot.id,
    minutes: travel?.minutes ?? null,
    means: travel?.means ?? null,
  };
}

function whyNot(market: AnyMarket, capped: Explained, { id, schoolId }: PlanNeed): PlanReason | null {
  const { plan, relaxed, decided, full } = capped;
  const companyAt = (slotId: string) => market.slots[market.slotIndex.get(slotId)!]!.slot.fit.companyId;
  const reason = (of: Plan) =>
    reasonOf(explain(market, of, id), new Set(full.map(({ companyId }) => companyId)), companyAt);
  const index = market.studentIndex.get(id)!;
  const part = decided?.students.get(index);
  if (!part) return reason(plan);
  const student = { index, schoolId, slotIndex: market.slotIndex };
  const raises = capped.raises.get(index);
  return cappedReason(capped, part, student, {
    relaxed: relaxed.slot[index] === NOWHERE ? reason(relaxed) : null,
    change: raises ? changeOf(raises, companyAt) : null,
  });
}

/** The slots that a capacity holds: itself, or all within a limit. */
function slotsIn({ slots, limits }: PlanInput, capacity: Capacity): string[] {
  if (capacity.kind !== 'limit') return [capacity.slotId];
  const inner = limits.filter(({ within }) => within === capacity.limitId).map(({ id }) => id);
  const held = new Set<string | undefined>([capacity.limitId, ...inner]);
  return slots.filter(({ within }) => within && held.has(within)).map(({ fit }) => fit.id);
}

function pricesOf(
  market: Market<never, never> | AnyMarket,
  { certificate }: Plan,
): PlanCertificate['prices'] {
  const prices = certificate?.prices ?? new Float64Array();
  return market.tree.capacity.flatMap((capacity, node) =>
    capacity.kind === 'slot' && prices[node]! > 0 ? [{ slotId: capacity.slotId, price: prices[node]! }] : [],
  );
}
