import { Decimal128, Double, Int32, Long } from 'bson';
import { notSupported } from '../errors.ts';
import { compareValues, encodeKey } from '../values/key.ts';
import { isDoc, isNumeric, toBigInt, toNumber, type Doc } from '../values/types.ts';
import { integer } from '../update/numbers.ts';

/** Takes values one by one and gives what they come to. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** Exact for integers, double once a double took part. */
function sum(): Accumulator {
  let whole = 0n;
  let real = 0;
  let isReal = false;
  let long = false;
  return {
    add(value) {
      if (!isNumeric(value)) return;
      if (value instanceof Decimal128) throw notSupported('$sum of a Decimal128');
      const exact = value instanceof Double ? null : toBigInt(value);
      if (exact === null) {
        isReal = true;
        real += toNumber(value);
      } else {
        long ||= value instanceof Long;
        whole += exact;
      }
    },
    result: () =>
      isReal || BigInt.asIntN(64, whole) !== whole ? new Double(real + Number(whole)) : integer(whole, long),
  };
}

function average(): Accumulator {
  let total = 0;
  let count = 0;
  return {
    add(value) {
      if (!isNumeric(value)) return;
      if (value instanceof Decimal128) throw notSupported('$avg of a Decimal128');
      total += toNumber(value);
      count++;
    },
    result: () => (count === 0 ? null : new Double(total / count)),
  };
}

function extreme(way: 1 | -1): Accumulator {
  let best: unknown;
  return {
    add(value) {
      if (value === null || value === undefined) return;
      if (best === undefined || compareValues(value, best) * way > 0) best = value;
    },
    result: () => best ?? null,
  };
}

function edge(last: boolean): Accumulator {
  let seen = false;
  let kept: unknown = null;
  return {
    add(value) {
      if (last || !seen) kept = value ?? null;
      seen = true;
    },
    result: () => kept,
  };
}

function gather(): Accumulator {
  const list: unknown[] = [];
  return { add: (value) => void (value !== undefined && list.push(value)), result: () => list };
}

function gatherSet(): Accumulator {
  const set = new Map<string, unknown>();
  return {
    add(value) {
      if (value === undefined) return;
      const key = encodeKey(value).toString('latin1');
      if (!set.has(key)) set.set(key, value);
    },
    result: () => [...set.values()],
  };
}

function merge(): Accumulator {
  const merged: Doc = {};
  return { add: (value) => void (isDoc(value) && Object.assign(merged, value)), result: () => merged };
}

/** A new accumulator by its name. */
export const MAKERS: Record<string, () => Accumulator> = {
  $sum: sum,
  $avg: average,
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: () => edge(false),
  $last: () => edge(true),
  $push: gather,
  $addToSet: gatherSet,
  $mergeObjects: merge,
  $count: () => {
    let count = 0;
    return { add: () => void count++, result: () => new Int32(count) };
  },
};
