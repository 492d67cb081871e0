import { Distances } from './distances.ts';
import type { Market } from './market.ts';
import type { Plan } from './plan.ts';
import { Residual } from './residual.ts';

/** What explanations of a plan share: found once, at the first question. */
export interface Analysis {
  readonly market: Market;
  readonly net: Residual;
  readonly distances: Distances;
  /** Cost of freeing a place at each node for nothing in return, and of taking one; see `Distances`. */
  readonly fromSink: Float64Array;
  readonly toSink: Float64Array;
}

const known = new WeakMap<Plan, Analysis>();

/** The analysis of a plan; throws RangeError for a stable plan, which has no prices. */
export function analyse(market: Market, plan: Plan): Analysis {
  const before = known.get(plan);
  if (before?.market === market) return before;
  const net = new Residual(market, plan);
  const distances = new Distances(net);
  const made = {
    market,
    net,
    distances,
    fromSink: distances.fromSink(),
    toSink: distances.toSink(),
  };
  known.set(plan, made);
  return made;
}
