import { BSONRegExp } from 'bson';
import { badValue, notSupported } from '../errors.ts';
import { evaluate, type Variables } from '../aggregate/expressions.ts';
import { holdsText, type Collation } from '../values/collation.ts';
import { compareValues, sameValue } from '../values/key.ts';
import { conditionValues, Single } from '../values/paths.ts';
import { isDoc, isNumeric, isTrue, toNumber, typeNames, typeOrder, type Doc } from '../values/types.ts';
import { QUERY_OPERATORS } from '../supported.ts';

export type Matcher = (doc: Doc) => boolean;
type Test = (values: unknown[]) => boolean;

/** What the parts of a filter are compiled with. */
interface Setting {
  variables: Variables;
  collation: Collation | null;
}

const PLAIN: Setting = { variables: {}, collation: null };

/**
 * Compiles a filter into a predicate.
 *
 * @param variables - `let` variables that `$expr` may use
 * @param collation - how strings compare, except in regular expressions
 * @throws MongoError BadValue for a malformed filter, NotImplemented by name for an operator not supported
 */
export function compileFilter(
  filter: Doc,
  variables: Variables = {},
  collation: Collation | null = null,
): Matcher {
  return compileWith(filter, { variables, collation });
}

function compileWith(filter: Doc, setting: Setting): Matcher {
  const tests = Object.entries(filter).map(([key, condition]) => compileEntry(key, condition, setting));
  if (tests.length === 0) return () => true;
  if (tests.length === 1) return tests[0]!;
  return (doc) => tests.every((test) => test(doc));
}

function compileEntry(key: string, condition: unknown, setting: Setting): Matcher {
  if (!key.startsWith('$')) return compileField(key.split('.'), condition, setting);
  if (key === '$comment') return () => true;
  if (key === '$expr') {
    if (setting.collation) throw notSupported('The query operator $expr with a collation');
    return (doc) => isTrue(evaluate(condition, doc, setting.variables));
  }
  if (key !== '$and' && key !== '$or' && key !== '$nor') throw unknownOperator(key);
  if (!Array.isArray(condition) || condition.length === 0) throw badValue(`${key} must be a nonempty array`);
  const parts = condition.map((part) => {
    if (!isDoc(part)) throw badValue(`${key} argument's entries must be objects`);
    return compileWith(part, setting);
  });
  if (key === '$and') return (doc) => parts.every((part) => part(doc));
  if (key === '$or') return (doc) => parts.some((part) => part(doc));
  return (doc) => !parts.some((part) => part(doc));
}

function unknownOperator(name: string): Error {
  return QUERY_OPERATORS.refused.includes(name)
    ? notSupported(`The query operator ${name}`)
    : badValue(`unknown operator: ${name}`);
}

function compileField(path: string[], condition: unknown, setting: Setting): Matcher {
  const test = compileCondition(condition, setting);
  return (doc) => test(conditionValues(doc, path));
}

export function isOperators(condition: unknown): condition is Doc {
  if (!isDoc(condition)) return false;
  const first = Object.keys(condition)[0];
  return first !== undefined && first.startsWith('$') && first !== '$ref' && first !== '$id';
}

/** Compiles what a filter says of one field into a test of the values there. */
export function compileCondition(condition: unknown, setting: Setting = PLAIN): Test {
  if (!isOperators(condition)) return equals(condition, setting);
  const tests: Test[] = [];
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$options') continue;
    tests.push(compileOperator(operator, operand, condition, setting));
  }
  return tests.length === 1 ? tests[0]! : (values) => tests.every((test) => test(values));
}

function compileOperator(operator: string, operand: unknown, all: Doc, setting: Setting): Test {
  switch (operator) {
    case '$eq':
      return equals(operand, setting, false);
    case '$ne':
      return not(equals(operand, setting, false));
    case '$in':
      return oneOf(operand, '$in', setting);
    case '$nin':
      return not(oneOf(operand, '$nin', setting));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return ordered(operator, operand, setting);
    case '$exists': {
      const wanted = isTrue(operand);
      return (values) => values.some((value) => value !== undefined) === wanted;
    }
    case '$not':
      if (!isOperators(operand) && !isRegex(operand)) throw badValue('$not needs a regex or a document');
      return not(compileCondition(operand, setting));
    case '$type':
      return hasType(operand);
    case '$size': {
      const size = toNumber(operand);
      if (!isNumeric(operand) || !Number.isInteger(size) || size < 0)
        throw badValue('Failed to parse $size. Expected a non-negative integer');
      return (values) => arraysOf(values).some((list) => list.length === size);
    }
    case '$all':
      return hasAll(operand, setting);
    case '$elemMatch':
      return elementMatches(operand, setting);
    case '$regex':
      return matchesRegex(toRegExp(operand, all['$options']));
    case '$mod':
      return modulo(operand);
    default:
      throw unknownOperator(operator);
  }
}

function not(test: Test): Test {
  return (values) => !test(values);
}

/** Spreads arrays: most operators match the whole array or any of its elements. */
function some(values: unknown[], test: (value: unknown) => boolean): boolean {
  for (const value of values) {
    if (test(value instanceof Single ? value.value : value)) return true;
    if (Array.isArray(value)) for (const item of value) if (test(item)) return true;
  }
  return false;
}

function equals(operand: unknown, setting: Setting, regexMatches = true): Test {
  if (regexMatches && isRegex(operand)) return matchesRegex(toRegExp(operand, undefined));
  if (operand === null || operand === undefined)
    return (values) => some(values, (value) => value === null || value === undefined);
  const { collation } = setting;
  if (collation && holdsText(operand))
    return (values) =>
      some(values, (value) => value !== undefined && collation.compare(value, operand) === 0);
  return (values) => some(values, (value) => value !== undefined && sameValue(value, operand));
}

function oneOf(operand: unknown, name: string, setting: Setting): Test {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  const asBytes = (item: unknown): item is string => typeof item === 'string' && !setting.collation;
  const strings = new Set(operand.filter(asBytes));
  const others = operand.filter((item) => !asBytes(item)).map((item) => equals(item, setting));
  return (values) =>
    (strings.size > 0 && some(values, (value) => typeof value === 'string' && strings.has(value))) ||
    others.some((test) => test(values));
}

function ordered(operator: string, operand: unknown, setting: Setting): Test {
  const holds: Record<string, (order: number) => boolean> = {
    $gt: (order) => order > 0,
    $gte: (order) => order >= 0,
    $lt: (order) => order < 0,
    $lte: (order) => order <= 0,
  };
  const test = holds[operator]!;
  if (isRegex(operand)) throw badValue(`Can't have RegEx as arg to predicate over field '${operator}'.`);
  if (operand === null) return operator.endsWith('e') ? equals(null, setting) : () => false;
  const type = typeOrder(operand);
  const bracketed = type !== 1 && type !== 250;
  const compare = setting.collation?.compare ?? compareValues;
  const nan = isNumeric(operand) && Number.isNaN(toNumber(operand));
  return (values) =>
    some(values, (value) => {
      if (value === undefined || (bracketed && typeOrder(value) !== type)) return false;
      if (bracketed && isNumeric(value) && Number.isNaN(toNumber(value)) !== nan) return false;
      return test(compare(value, operand));
    });
}

function hasType(operand: unknown): Test {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((type) =>
    isNumeric(type) ? toNumber(type) : String(type),
  );
  for (const type of wanted)
    if (typeof type === 'string' && !TYPE_NAMES.has(type)) throw badValue(`Unknown type name alias: ${type}`);
  return (values) =>
    some(values, (value) => {
      const names = typeNames(value);
      return wanted.some((type) => names.includes(type));
    });
}
const TYPE_NAMES = new Set(
  'double string object array binData objectId bool date null regex javascript int timestamp long decimal minKey maxKey number undefined symbol dbPointer javascriptWithScope'.split(
    ' ',
  ),
);

function hasAll(operand: unknown, setting: Setting): Test {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return () => false;
  const tests = operand.map((item) =>
    isOperators(item) ? compileCondition(item, setting) : equals(item, setting),
  );
  return (values) => tests.every((test) => test(values));
}

function elementMatches(operand: unknown, setting: Setting): Test {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const logical = Object.keys(operand).every((key) => key === '$and' || key === '$or' || key === '$nor');
  if (isOperators(operand) && !logical) {
    const test = compileCondition(operand, setting);
    return (values) => arraysOf(values).some((list) => list.some((item) => test([single(item)])));
  }
  const matcher = compileWith(operand, setting);
  return (values) =>
    arraysOf(values).some((list) =>
      list.some(
        (item) => (isDoc(item) && matcher(item)) || (Array.isArray(item) && matcher({ ...item } as never)),
      ),
    );
}

/** Asks about one element as it is. */
export function single(item: unknown): unknown {
  return Array.isArray(item) ? new Single(item) : item;
}

function arraysOf(values: unknown[]): unknown[][] {
  return values.flatMap((value) =>
    value instanceof Single ? [value.value] : Array.isArray(value) ? [value] : [],
  );
}

function modulo(operand: unknown): Test {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw badValue('malformed mod, needs to be an array of two elements');
  const [divisor, remainder] = operand.map((item) => Math.trunc(toNumber(item)));
  if (!divisor) throw badValue('divisor cannot be 0');
  return (values) =>
    some(values, (value) => isNumeric(value) && Math.trunc(toNumber(value)) % divisor === remainder);
}

export function isRegex(value: unknown): value is RegExp | BSONRegExp {
  return value instanceof RegExp || value instanceof BSONRegExp;
}

/** The regular expression of an operand; options that JavaScript lacks are refused by name. */
export function toRegExp(operand: unknown, options: unknown): RegExp {
  const source =
    operand instanceof BSONRegExp ? operand.pattern : operand instanceof RegExp ? operand.source : operand;
  if (typeof source !== 'string') throw badValue('$regex has to be a string');
  const given =
    typeof options === 'string'
      ? options
      : operand instanceof BSONRegExp
        ? operand.options
        : operand instanceof RegExp
          ? operand.flags
          : '';
  for (const option of given)
    if (!'imsu'.includes(option)) throw notSupported(`The regular expression option ${option}`);
  try {
    return new RegExp(source, [...new Set(given)].join(''));
  } catch {
    throw badValue(`Regular expression is invalid: ${source}`);
  }
}

function matchesRegex(regex: RegExp): Test {
  return (values) =>
    some(values, (value) =>
      typeof value === 'string'
        ? regex.test(value)
        : isRegex(value) && toRegExp(value, undefined).source === regex.source,
    );
}
