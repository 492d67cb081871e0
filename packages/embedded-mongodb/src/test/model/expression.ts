import { Double, Int32, Long } from 'bson';
import {
  compare,
  equal,
  isDocument,
  isNumber,
  kindOf,
  ModelError,
  plain,
  tagOf,
  type Doc,
} from './values.ts';

export type Variables = Record<string, unknown>;

/** `$$REMOVE`: the field is left out. */
export const REMOVED = Symbol('removed');

/** An expression met a value that it cannot work on. */
export const unfit = (name: string) => new ModelError(-1, `${name} cannot work on this value`);

/** Truth as conditions see it: false, null, missing and zero are false. */
export function truthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return isNumber(value) ? plain(value) !== 0 : true;
}

/** The value of an aggregation expression; `undefined` when it is missing. */
export function valueOf(expression: unknown, doc: Doc, variables: Variables = {}): unknown {
  const at = (inner: unknown) => valueOf(inner, doc, variables);
  if (typeof expression === 'string')
    return expression.startsWith('$') ? field(expression, doc, variables) : expression;
  if (Array.isArray(expression)) return expression.map((item) => at(item) ?? null);
  if (!isDocument(expression)) return expression;
  const [name] = Object.keys(expression);
  if (!name?.startsWith('$')) {
    const entries = Object.entries(expression).map(([key, inner]) => [key, at(inner)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== REMOVED));
  }
  const operand = expression[name];
  if (name === '$literal') return operand;
  if (name in LAZY) return LAZY[name]!(operand, doc, variables);
  const run = STRICT[name];
  if (!run) throw new ModelError(168, `Unrecognized expression '${name}'`);
  return run(Array.isArray(operand) ? operand.map(at) : [at(operand)]);
}

function field(path: string, doc: Doc, variables: Variables): unknown {
  if (path === '$$REMOVE') return REMOVED;
  if (!path.startsWith('$$')) return follow(doc, path.slice(1).split('.'));
  const [name, ...rest] = path.slice(2).split('.');
  const start = name === 'ROOT' || name === 'CURRENT' ? (variables['ROOT'] ?? doc) : variables[name!];
  return follow(start, rest);
}

/** Through an array a path gives the list of what its elements have. */
function follow(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value))
    return value.map((item) => follow(item, path)).filter((item) => item !== undefined);
  return isDocument(value) ? follow(value[name], rest) : undefined;
}

type Lazy = (operand: unknown, doc: Doc, variables: Variables) => unknown;

/** Operators that decide themselves what to evaluate. */
const LAZY: Record<string, Lazy> = {
  $cond: (operand, doc, variables) => {
    const [test, then, otherwise] = Array.isArray(operand)
      ? (operand as unknown[])
      : [(operand as Doc)['if'], (operand as Doc)['then'], (operand as Doc)['else']];
    return valueOf(truthy(valueOf(test, doc, variables)) ? then : otherwise, doc, variables);
  },
  $ifNull: (operand, doc, variables) => {
    const values = (operand as unknown[]).map((item) => valueOf(item, doc, variables));
    return values.find((value) => value !== null && value !== undefined) ?? values.at(-1);
  },
  $switch: (operand, doc, variables) => {
    const { branches, default: otherwise } = operand as {
      branches: { case: unknown; then: unknown }[];
      default: unknown;
    };
    const taken = branches.find((branch) => truthy(valueOf(branch.case, doc, variables)));
    return valueOf(taken ? taken.then : otherwise, doc, variables);
  },
  $and: (operand, doc, variables) =>
    (operand as unknown[]).every((item) => truthy(valueOf(item, doc, variables))),
  $or: (operand, doc, variables) =>
    (operand as unknown[]).some((item) => truthy(valueOf(item, doc, variables))),
  $filter: (operand, doc, variables) => {
    const { input, as = 'this', cond } = operand as { input: unknown; as?: string; cond: unknown };
    return list('$filter', valueOf(input, doc, variables), (items) =>
      items.filter((item) => truthy(valueOf(cond, doc, { ...variables, [as]: item }))),
    );
  },
  $map: (operand, doc, variables) => {
    const { input, as = 'this', in: inside } = operand as { input: unknown; as?: string; in: unknown };
    return list('$map', valueOf(input, doc, variables), (items) =>
      items.map((item) => valueOf(inside, doc, { ...variables, [as]: item }) ?? null),
    );
  },
  $let: (operand, doc, variables) => {
    const { vars, in: inside } = operand as { vars: Doc; in: unknown };
    const own = Object.entries(vars).map(([name, value]) => [name, valueOf(value, doc, variables)]);
    return valueOf(inside, doc, { ...variables, ...(Object.fromEntries(own) as Variables) });
  },
};

const none = (value: unknown) => value === null || value === undefined;

function list(name: string, value: unknown, then: (items: unknown[]) => unknown): unknown {
  if (none(value)) return null;
  if (!Array.isArray(value)) throw unfit(name);
  return then(value);
}

/** Arithmetic on decimals is refused by name. */
export function refuseDecimals(values: readonly unknown[]): void {
  if (values.some((value) => tagOf(value) === 'Decimal128')) throw new ModelError(238, 'Decimal128');
}

/** Integers stay integers, a long stays long, and one double makes the result a double. */
export function number(result: number, parts: readonly unknown[]): unknown {
  refuseDecimals(parts);
  if (parts.some((part) => tagOf(part) === 'Double')) return new Double(result);
  if (parts.some((part) => tagOf(part) === 'Long') || Math.abs(result) > 2 ** 31)
    return Long.fromNumber(result);
  return new Int32(result);
}

function arithmetic(name: string, run: (values: number[]) => number) {
  return (values: unknown[]) => {
    if (values.some(none)) return null;
    if (!values.every(isNumber)) throw unfit(name);
    return number(run(values.map(plain)), values);
  };
}

function comparing(holds: (order: number) => boolean) {
  return ([a, b]: unknown[]) => {
    if ((a === undefined) !== (b === undefined)) return holds(a === undefined ? -1 : 1);
    return holds(compare(a, b));
  };
}

const numbersOf = (values: unknown[]) =>
  (values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values).filter(isNumber);
const valuesOf = (values: unknown[]) =>
  (values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values).filter(
    (value) => !none(value),
  );

/** The least (-1) or greatest (1) value, or null. */
export function extreme(values: readonly unknown[], way: 1 | -1): unknown {
  return values.reduce<unknown>((a, b) => (a === null || compare(b, a) * way > 0 ? b : a), null);
}

/** Operators whose arguments are all evaluated first. */
const STRICT: Record<string, (values: unknown[]) => unknown> = {
  $add: arithmetic('$add', (values) => values.reduce((a, b) => a + b, 0)),
  $multiply: arithmetic('$multiply', (values) => values.reduce((a, b) => a * b, 1)),
  $subtract: arithmetic('$subtract', ([a, b]) => a! - b!),
  $abs: arithmetic('$abs', ([a]) => Math.abs(a!)),
  $eq: comparing((order) => order === 0),
  $ne: comparing((order) => order !== 0),
  $gt: comparing((order) => order > 0),
  $gte: comparing((order) => order >= 0),
  $lt: comparing((order) => order < 0),
  $lte: comparing((order) => order <= 0),
  $not: ([value]) => !truthy(value),
  $in: ([value, items]) => {
    if (!Array.isArray(items)) throw unfit('$in');
    // A field that is not there is no null here.
    return value !== undefined && items.some((item) => equal(item, value));
  },
  $size: ([items]) => {
    if (!Array.isArray(items)) throw unfit('$size');
    return new Int32(items.length);
  },
  $isArray: ([value]) => Array.isArray(value),
  $isNumber: ([value]) => isNumber(value),
  $arrayElemAt: ([items, at]) => {
    if (none(items)) return null;
    if (!Array.isArray(items) || !isNumber(at)) throw unfit('$arrayElemAt');
    return items.at(plain(at)) as unknown;
  },
  $first: ([items]) => (none(items) ? null : list('$first', items, (all) => all[0])),
  $last: ([items]) => (none(items) ? null : list('$last', items, (all) => all.at(-1))),
  $concatArrays: (lists) => {
    if (lists.some(none)) return null;
    if (!lists.every(Array.isArray)) throw unfit('$concatArrays');
    return lists.flat(1);
  },
  $reverseArray: ([items]) => list('$reverseArray', items, (all) => all.toReversed()),
  $concat: (values) => {
    if (values.some(none)) return null;
    if (!values.every((value) => typeof value === 'string')) throw unfit('$concat');
    return values.join('');
  },
  $strLenCP: ([text]) => {
    if (typeof text !== 'string') throw unfit('$strLenCP');
    return new Int32([...text].length);
  },
  $type: ([value]) => (value === undefined ? 'missing' : nameOf(value)),
  $sum: (values) => {
    const numbers = numbersOf(values);
    return number(
      numbers.map(plain).reduce((a, b) => a + b, 0),
      numbers,
    );
  },
  $avg: (values) => {
    const numbers = numbersOf(values);
    refuseDecimals(numbers);
    return numbers.length === 0
      ? null
      : new Double(numbers.map(plain).reduce((a, b) => a + b, 0) / numbers.length);
  },
  $min: (values) => extreme(valuesOf(values), -1),
  $max: (values) => extreme(valuesOf(values), 1),
  $mergeObjects: (values) => {
    if (!values.every((value) => none(value) || isDocument(value))) throw unfit('$mergeObjects');
    return Object.assign({}, ...(values as Doc[])) as Doc;
  },
  $objectToArray: ([value]) => {
    if (none(value)) return null;
    if (!isDocument(value)) throw unfit('$objectToArray');
    return Object.entries(value).map(([k, v]) => ({ k, v }));
  },
};

function nameOf(value: unknown): string {
  if (tagOf(value) === 'Int32') return 'int';
  if (tagOf(value) === 'Double') return 'double';
  if (tagOf(value) === 'Long') return 'long';
  return isNumber(value) ? 'decimal' : kindOf(value);
}
