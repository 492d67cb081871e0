import { Decimal128, Double, Int32, Long } from 'bson';
import { MongoError, notSupported } from '../errors.ts';
import { sortDocs, readSort } from '../query/sort.ts';
import { integer } from '../update/numbers.ts';
import { compareValues, encodeKey } from '../values/key.ts';
import { isDoc, isNumeric, isTrue, toBigInt, toNumber, typeNames, type Doc } from '../values/types.ts';
import { MAKERS } from './accumulators.ts';

type Operator = (values: unknown[]) => unknown;

const none = (value: unknown) => value === null || value === undefined;
const unfit = (name: string, wanted: string) =>
  new MongoError(14, 'TypeMismatch', `${name} only supports ${wanted}`);

function numbers(name: string, values: unknown[]): void {
  for (const value of values) {
    if (!isNumeric(value)) throw unfit(name, 'numeric types');
    if (value instanceof Decimal128) throw notSupported(`${name} of a Decimal128`);
  }
}

/** Integers stay integers and become doubles beyond 64 bits; one double makes the result a double. */
function arithmetic(
  name: string,
  values: unknown[],
  exact: (...all: bigint[]) => bigint,
  real: (...all: number[]) => number,
): unknown {
  if (values.some(none)) return null;
  numbers(name, values);
  const whole = values.map((value) => (value instanceof Double ? null : toBigInt(value)));
  if (whole.every((value) => value !== null)) {
    const result = exact(...whole);
    if (BigInt.asIntN(64, result) === result)
      return integer(
        result,
        values.some((value) => value instanceof Long),
      );
  }
  return new Double(real(...values.map(toNumber)));
}

const add: Operator = (values) => {
  const date = values.find((value) => value instanceof Date);
  if (!date || values.some(none))
    return arithmetic(
      '$add',
      values,
      (...all) => all.reduce((a, b) => a + b, 0n),
      (...all) => all.reduce((a, b) => a + b, 0),
    );
  const rest = values.filter((value) => value !== date);
  numbers('$add', rest);
  return new Date(rest.reduce((time: number, value) => time + Math.round(toNumber(value)), date.getTime()));
};

const subtract: Operator = ([a, b]) => {
  if (none(a) || none(b)) return null;
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  if (a instanceof Date && isNumeric(b)) return new Date(a.getTime() - Math.round(toNumber(b)));
  return arithmetic(
    '$subtract',
    [a, b],
    (x, y) => x! - y!,
    (x, y) => x! - y!,
  );
};

const divide: Operator = (values) => {
  if (values.some(none)) return null;
  numbers('$divide', values);
  const [a, b] = values.map(toNumber);
  if (b === 0) throw new MongoError(2, 'BadValue', "can't $divide by zero");
  return new Double(a! / b!);
};

const modulo: Operator = (values) => {
  if (values.every((value) => isNumeric(value)) && toNumber(values[1]) === 0)
    throw new MongoError(16610, 'Location16610', "can't $mod by zero");
  return arithmetic(
    '$mod',
    values,
    (a, b) => a! % b!,
    (a, b) => a! % b!,
  );
};

function rounding(name: string, round: (value: number) => number): Operator {
  return (values) =>
    arithmetic(
      name,
      values,
      (value) => (name === '$abs' && value! < 0n ? -value! : value!),
      (value) => round(value!),
    );
}

/** Comparison between any two values; missing comes before null. */
function order([a, b]: unknown[]): number {
  if ((a === undefined) !== (b === undefined) && none(a) && none(b)) return a === undefined ? -1 : 1;
  return compareValues(a, b);
}

function list(name: string, value: unknown, code: number): unknown[] {
  if (!Array.isArray(value))
    throw new MongoError(code, `Location${code}`, `The argument to ${name} must be an array`);
  return value;
}

/** An operator on a list, for which null is null. */
function onList(name: string, code: number, run: (items: unknown[], rest: unknown[]) => unknown): Operator {
  return ([value, ...rest]) => (none(value) ? null : run(list(name, value, code), rest));
}

/** What an accumulator makes of its arguments, or of the elements of the only one. */
function accumulated(name: string): Operator {
  return (values) => {
    const [only] = values;
    const accumulator = MAKERS[name]!();
    for (const value of values.length === 1 && Array.isArray(only) ? only : values) accumulator.add(value);
    return accumulator.result();
  };
}

const keyOf = (value: unknown) => encodeKey(value).toString('latin1');
const setOf = (name: string, value: unknown) =>
  new Map(list(name, value, 17041).map((item) => [keyOf(item), item] as const));

/** An operator on sets; null when one of them is missing. */
function onSets(name: string, run: (sets: Map<string, unknown>[]) => unknown): Operator {
  return (values) => (values.some(none) ? null : run(values.map((value) => setOf(name, value))));
}

function slice([value, first, second]: unknown[]): unknown {
  if (none(value) || none(first)) return null;
  const items = list('$slice', value, 28724);
  const from = toNumber(first);
  if (second === undefined) return from < 0 ? items.slice(from) : items.slice(0, from);
  const start = from < 0 ? Math.max(0, items.length + from) : from;
  return items.slice(start, start + toNumber(second));
}

function arrayToObject(items: unknown[]): Doc {
  return Object.fromEntries(
    items.map((item) => (Array.isArray(item) ? item : [(item as Doc)['k'], (item as Doc)['v']])) as [
      string,
      unknown,
    ][],
  );
}

function mergeObjects(values: unknown[]): Doc {
  for (const value of values)
    if (!none(value) && !isDoc(value))
      throw new MongoError(40400, 'Location40400', '$mergeObjects requires object inputs');
  return Object.assign({}, ...(values as Doc[])) as Doc;
}

function sortArray([spec]: unknown[]): unknown {
  const { input, sortBy } = spec as Doc;
  if (none(input)) return null;
  const items = list('$sortArray', input, 2942504);
  if (!isDoc(sortBy)) return items.toSorted((a, b) => compareValues(a, b) * toNumber(sortBy));
  return sortDocs(items, readSort(sortBy), (item) => (isDoc(item) ? item : {}));
}

/** Operators whose operands are evaluated first; they see and give values with their BSON types. */
export const OPERATORS: Record<string, Operator> = {
  $add: add,
  $subtract: subtract,
  $multiply: (values) =>
    arithmetic(
      '$multiply',
      values,
      (...all) => all.reduce((a, b) => a * b, 1n),
      (...all) => all.reduce((a, b) => a * b, 1),
    ),
  $divide: divide,
  $mod: modulo,
  $abs: rounding('$abs', Math.abs),
  $ceil: rounding('$ceil', Math.ceil),
  $floor: rounding('$floor', Math.floor),
  $not: ([value]) => !isTrue(value),
  $eq: (pair) => order(pair) === 0,
  $ne: (pair) => order(pair) !== 0,
  $gt: (pair) => order(pair) > 0,
  $gte: (pair) => order(pair) >= 0,
  $lt: (pair) => order(pair) < 0,
  $lte: (pair) => order(pair) <= 0,
  $cmp: (pair) => new Int32(Math.sign(order(pair))),
  $in: ([value, items]) => list('$in', items, 40081).some((item) => order([item, value]) === 0),
  $size: ([items]) => new Int32(list('$size', items, 17124).length),
  $isArray: ([value]) => Array.isArray(value),
  $isNumber: ([value]) => isNumeric(value),
  $type: ([value]) => typeNames(value).find((name) => typeof name === 'string') ?? 'missing',
  $arrayElemAt: onList('$arrayElemAt', 28689, (items, [at]) => (none(at) ? null : items.at(toNumber(at)))),
  $first: onList('$first', 28689, (items) => items[0]),
  $last: onList('$last', 28689, (items) => items.at(-1)),
  $reverseArray: onList('$reverseArray', 34435, (items) => items.toReversed()),
  $concatArrays: (values) =>
    values.some(none) ? null : values.flatMap((value) => list('$concatArrays', value, 28664)),
  $indexOfArray: onList('$indexOfArray', 40090, (items, [value, from, to]) => {
    const start = none(from) ? 0 : toNumber(from);
    const at = items
      .slice(0, none(to) ? undefined : toNumber(to))
      .findIndex((item, i) => i >= start && order([item, value]) === 0);
    return new Int32(at);
  }),
  $slice: slice,
  $arrayToObject: onList('$arrayToObject', 40386, arrayToObject),
  $objectToArray: ([value]) => {
    if (none(value)) return null;
    if (!isDoc(value)) throw new MongoError(40390, 'Location40390', '$objectToArray requires a document');
    return Object.entries(value).map(([k, v]) => ({ k, v }));
  },
  $mergeObjects: mergeObjects,
  $sortArray: sortArray,
  $sum: accumulated('$sum'),
  $avg: accumulated('$avg'),
  $min: accumulated('$min'),
  $max: accumulated('$max'),
  $anyElementTrue: ([value]) => list('$anyElementTrue', value, 17041).some(isTrue),
  $allElementsTrue: ([value]) => list('$allElementsTrue', value, 17040).every(isTrue),
  $setUnion: onSets('$setUnion', (sets) => [...new Map(sets.flatMap((set) => [...set])).values()]),
  $setIntersection: onSets('$setIntersection', ([first = new Map<string, unknown>(), ...rest]) =>
    [...first].filter(([key]) => rest.every((set) => set.has(key))).map(([, item]) => item),
  ),
  $setDifference: onSets('$setDifference', ([a, b]) =>
    [...a!].filter(([key]) => !b!.has(key)).map(([, item]) => item),
  ),
  $setEquals: onSets('$setEquals', ([a, ...rest]) =>
    rest.every((set) => set.size === a!.size && [...a!.keys()].every((key) => set.has(key))),
  ),
  $setIsSubset: onSets('$setIsSubset', ([a, b]) => [...a!.keys()].every((key) => b!.has(key))),
};
