import { runAuction } from './auction.ts';
import { placeWaiting } from './augment.ts';
import { Flow } from './flow.ts';
import { indexOf, type Market, type SlotInput, type StudentInput } from './market.ts';
import { NOWHERE, scoreOf, type Objective, type Pair, type Plan, type Terms } from './plan.ts';
import { proposeAndDefer } from './stable.ts';
import { conflictsOf, termsOf, type Wishes } from './terms.ts';
import { scoresOf, weightsFor } from './weights.ts';

/** What `solve` may be told. */
export interface SolveOptions extends Wishes {
  readonly objective?: Objective;
  /** Slots that students had in a plan before this one: after the most students placed, as many keep them as can. */
  readonly keep?: readonly Pair[];
  /** Looked at now and then; an AbortSignal, or anything that another thread can set. */
  readonly signal?: { readonly aborted: boolean };
}

/** Thrown by `solve` and `whatIf` when the signal says so. */
export class SolveAborted extends Error {
  override readonly name = 'SolveAborted';
}

/**
 * The best plan, with its proof. The same market and options give the same plan. Throws RangeError on unknown ids, on
 * students fixed beyond the places (`pinConflicts` tells first), and on scores too far apart; SolveAborted on the signal.
 */
export function solve<S extends StudentInput, L extends SlotInput>(
  market: Market<S, L>,
  options: SolveOptions = {},
): Plan {
  const terms = termsOf(market as unknown as Market, options.objective ?? 'cardinality-score', options);
  const keep = options.keep && { slot: keptSlots(market, options.keep), bonus: 0 };
  return solveTerms(market, keep ? { ...terms, keep } : terms, options.signal);
}

function keptSlots<S extends StudentInput, L extends SlotInput>(
  { students, studentIndex, slotIndex }: Market<S, L>,
  keep: readonly Pair[],
): Int32Array {
  const slots = new Int32Array(students.length).fill(NOWHERE);
  for (const { studentId, slotId } of keep)
    slots[indexOf(studentIndex, studentId, 'student')] = indexOf(slotIndex, slotId, 'slot');
  return slots;
}

/** As `solve`, of terms. */
export function solveTerms<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  terms: Terms,
  signal?: { readonly aborted: boolean },
): Plan {
  const market = given as unknown as Market;
  const [conflict] = conflictsOf(market, terms);
  if (conflict)
    throw new RangeError(
      `${conflict.pinned} students fixed in ${JSON.stringify(conflict.capacity)}, which has ${conflict.places} places`,
    );
  const check = () => {
    if (signal?.aborted) throw new SolveAborted('The plan was no longer wanted');
  };
  check();
  if (terms.objective === 'stable') {
    const { slot, scans } = proposeAndDefer(market, terms, check);
    return { terms, slot, ...totals(given, slot), certificate: null, scans };
  }
  const { unplaced, bonus } = weightsFor(market, terms.objective, terms.keep !== null);
  const weighted = terms.keep ? { ...terms, keep: { ...terms.keep, bonus } } : terms;
  const flow = new Flow(market, weighted, unplaced);
  runAuction(flow, check);
  placeWaiting(flow, check);
  const slot = terms.pinned.map((fixed, i) => (fixed >= 0 ? fixed : slotAt(market, flow.at[i]!)));
  const certificate = { prices: pricesOf(market, flow, bonus), unplaced };
  return { terms: weighted, slot, ...totals(given, slot), certificate, scans: flow.scans };
}

function slotAt({ tree, slotIndex }: Market, node: number): number {
  if (node < 0) return NOWHERE;
  const capacity = tree.capacity[node]!;
  return capacity.kind === 'limit' ? NOWHERE : slotIndex.get(capacity.slotId)!;
}

function totals<S extends StudentInput, L extends SlotInput>(market: Market<S, L>, slot: Int32Array) {
  let [placed, score] = [0, 0];
  for (const [student, at] of slot.entries()) {
    if (at === NOWHERE) continue;
    placed++;
    score += scoreOf(market, student, at);
  }
  return { placed, score };
}

/** Own price of each node, 0 and up, out of the flow's prices to enter. What has no room costs more than it can bring. */
function pricesOf({ rows }: Market, flow: Flow, bonus: number): Float64Array {
  const beyond = scoresOf(rows.score).high + bonus - flow.unplaced + 1;
  const entry = flow.price.slice();
  return Float64Array.from(entry, (_, node) => {
    const parent = flow.parent[node]!;
    const outer = parent < 0 ? 0 : entry[parent]!;
    entry[node] = Math.max(flow.room[node] === 0 ? beyond : entry[node]!, outer);
    return entry[node]! - outer;
  });
}
