import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import type { Market, SlotInput, StudentInput } from '@scheldemond/matching/market';
import { entryOf, FREE, NOWHERE, type Pair, type Plan, type Terms } from '@scheldemond/matching/plan';
import { solve, type SolveOptions } from '@scheldemond/matching/solve';
import type { AnyMarket } from './bounds.ts';
import { partsOf, type Part } from './parts.ts';
import { bestChoices, type Answer, type Short } from './programme.ts';

/** What HiGHS may take, within what the thread of a plan has. */
const MOST_MS = 20_000;

/** A plan that keeps the caps, and what they took to keep. */
export interface Capped {
  plan: Plan;
  /** The best plan as if there were no caps: the same, unless a cap stood in its way. */
  relaxed: Plan;
  /** Who was decided with the caps in view, by index, in which part, and how far that may be from the best. */
  decided: { students: ReadonlyMap<number, Part>; short: Short } | null;
  /** Caps that are reached, and give no more. */
  full: readonly SchoolCap[];
}

/**
 * The best plan that keeps the caps too, which cross the tree of capacities that the engine knows. A plan without them
 * that keeps them all the same is the best; else the parts of the market where one is exceeded are decided by HiGHS, and
 * the engine solves the rest around them.
 *
 * @throws Error when what HiGHS says does not keep every rule, which is a bug and never a result
 */
export async function solveCapped<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  options: SolveOptions,
  caps: readonly SchoolCap[],
): Promise<Capped> {
  const market = given as unknown as AnyMarket;
  const relaxed = solve(given, options);
  const fullIn = ({ slot }: Plan) => exceeded(market, slot, caps, true);
  if (exceeded(market, relaxed.slot, caps).length === 0)
    return { plan: relaxed, relaxed, decided: null, full: fullIn(relaxed) };
  const parts = partsOf(market, relaxed.terms, caps);
  const answers = new Map<Part, Answer>();
  const start = keepingCaps(given, options, caps, relaxed);
  const until = performance.now() + MOST_MS;
  let plan = relaxed;
  // Solved again, the rest may differ where as good, and exceed a cap that it kept before.
  for (;;) {
    const over = exceeded(market, plan.slot, caps);
    if (over.length === 0) break;
    const reached = parts.filter((part) => !answers.has(part) && over.some((cap) => part.caps.has(cap)));
    if (reached.length === 0) throw new Error('A cap is exceeded where every part is decided.');
    for (const part of reached) {
      const seconds = Math.max(1, (until - performance.now()) / 1_000);
      const known = { start: takenIn(part, start), relaxed: takenIn(part, relaxed) };
      answers.set(part, await bestChoices(part, { ...known, seconds }));
    }
    plan = solve(given, around(market, options, answers));
  }
  const broken = brokenBy(market, relaxed.terms, plan.slot);
  if (broken.length > 0) throw new Error(`HiGHS does not keep the rules: ${broken.join('; ')}.`);
  const students = new Map(
    [...answers.keys()].flatMap((part) => part.choices.map(({ student }) => [student, part] as const)),
  );
  return { plan, relaxed, decided: { students, short: shortOf([...answers.values()]) }, full: fullIn(plan) };
}

/** The caps that more students of the school are at than they give; with `full`, as many. */
export function exceeded(
  market: { students: readonly StudentInput[]; slotIndex: ReadonlyMap<string, number> },
  slot: Int32Array,
  caps: readonly SchoolCap[],
  full = false,
): SchoolCap[] {
  return caps.filter(({ schoolId, slotIds, places }) => {
    const own = new Set(slotIds.flatMap((id) => market.slotIndex.get(id) ?? []));
    const inside = slot.reduce(
      (sum, at, i) => sum + Number(own.has(at) && market.students[i]!.group === schoolId),
      0,
    );
    return full ? inside >= places : inside > places;
  });
}

/**
 * A plan that keeps the caps, though others may be better: of a cap that is exceeded those with most points stay, and
 * the others of the school may go there no more.
 */
function keepingCaps<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  options: SolveOptions,
  caps: readonly SchoolCap[],
  relaxed: Plan,
): Plan {
  const market = given as unknown as AnyMarket;
  const { pinned } = relaxed.terms;
  const forbid = [...(options.forbid ?? [])];
  let plan = relaxed;
  for (;;) {
    const over = exceeded(market, plan.slot, caps);
    if (over.length === 0) return plan;
    for (const { schoolId, slotIds, places } of over) {
      const own = new Set(slotIds.flatMap((id) => market.slotIndex.get(id) ?? []));
      const school = [...pinned.keys()].filter((i) => market.students[i]!.group === schoolId);
      const points = (i: number) => market.rows.score[entryOf(market, i, plan.slot[i]!)]!;
      const there = school.filter((i) => own.has(plan.slot[i]!));
      const free = there.filter((i) => pinned[i] === FREE).toSorted((a, b) => points(b) - points(a));
      const stay = new Set(free.slice(0, places - (there.length - free.length)));
      for (const i of school)
        if (pinned[i] === FREE && !stay.has(i))
          for (const slotId of slotIds) forbid.push({ studentId: market.students[i]!.id, slotId });
    }
    plan = solve(given, { ...options, forbid });
  }
}

const takenIn = ({ choices }: Part, { slot }: Plan): number[] =>
  choices.flatMap((choice, at) => (slot[choice.student] === choice.slot ? [at] : []));

/** What the engine is told of the parts that are decided: who is placed is fixed, who is not takes no part. */
function around(market: AnyMarket, options: SolveOptions, answers: ReadonlyMap<Part, Answer>): SolveOptions {
  const pins: Pair[] = [];
  const left = new Set<number>();
  for (const [{ choices }, { chosen }] of answers) {
    for (const { student } of choices) left.add(student);
    for (const at of chosen) {
      const { student, slot } = choices[at]!;
      left.delete(student);
      pins.push({ studentId: market.students[student]!.id, slotId: market.slots[slot]!.id });
    }
  }
  return {
    ...options,
    pins: [...(options.pins ?? []), ...pins],
    leaveOut: [...(options.leaveOut ?? []), ...[...left].map((i) => market.students[i]!.id)],
  };
}

/** Every rule and capacity that the answer breaks, counted anew from the market. */
function brokenBy(market: AnyMarket, { pinned, forbidden, places }: Terms, slot: Int32Array): string[] {
  const { students, slots, tree } = market;
  const broken: string[] = [];
  const use = new Int32Array(tree.parent.length);
  for (const [i, at] of slot.entries()) {
    const fixed = pinned[i]!;
    if (fixed !== FREE && fixed !== at) broken.push(`${students[i]!.id} is not where it was fixed`);
    if (at === NOWHERE) continue;
    const allowed = entryOf(market, i, at) >= 0 && !forbidden.has(i * slots.length + at);
    if (fixed === FREE && !allowed) broken.push(`${students[i]!.id} may not be in ${slots[at]!.id}`);
    for (let v = tree.enter(at, students[i]!.group); v >= 0; v = tree.parent[v]!) use[v]!++;
  }
  for (const [v, count] of use.entries())
    if (count > places[v]!) broken.push(`${count} in ${JSON.stringify(tree.capacity[v])} of ${places[v]}`);
  return broken;
}

function shortOf(answers: readonly Answer[]): Short {
  const students = answers.reduce((sum, { short }) => sum + short.students, 0);
  const points = answers.map(({ short }) => short.points);
  return {
    students,
    points: points.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
  };
}
