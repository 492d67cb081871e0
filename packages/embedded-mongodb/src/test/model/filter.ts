import type { BSONRegExp } from 'bson';
import { truthy, valueOf, type Variables } from './expression.ts';
import {
  compare,
  equal,
  isDocument,
  isNaNumber,
  isNumber,
  kindOf,
  ModelError,
  plain,
  tagOf,
  type Doc,
} from './values.ts';

const INDEX = /^(0|[1-9]\d*)$/;
const bad = (message: string) => new ModelError(2, message);

/**
 * The values that a condition on a path is asked about. Arrays on the way are searched one level deep, and a
 * number may name one of their elements. `leaf` tells whether an array at the end is asked about element by
 * element before it is asked about as a whole. A document without the field gives `undefined`.
 */
export function reach(doc: unknown, path: readonly string[], leaf: boolean): unknown[] {
  const [name, ...rest] = path;
  if (name === undefined) return Array.isArray(doc) && leaf ? [...(doc as unknown[]), doc] : [doc];
  if (Array.isArray(doc)) {
    return doc.flatMap((item: unknown, at) => {
      const inside = isDocument(item) ? reach(item, path, leaf) : [];
      if (!INDEX.test(name) || Number(name) !== at) return inside;
      if (rest.length === 0) return [...inside, item];
      return isDocument(item) || Array.isArray(item) ? [...inside, ...reach(item, rest, leaf)] : inside;
    });
  }
  return isDocument(doc) ? reach(doc[name], rest, leaf) : [undefined];
}

/** Whether a document matches a filter, read from the manual's page of each operator. */
export function matches(doc: Doc, filter: Doc, variables: Variables = {}): boolean {
  return Object.entries(filter).every(([key, condition]) => {
    if (key === '$expr') return truthy(valueOf(condition, doc, variables));
    if (key.startsWith('$')) {
      const parts = condition as Doc[];
      if (key === '$and') return parts.every((part) => matches(doc, part, variables));
      if (key === '$or') return parts.some((part) => matches(doc, part, variables));
      if (key === '$nor') return !parts.some((part) => matches(doc, part, variables));
      throw bad(`unknown top level operator: ${key}`);
    }
    return holds((leaf) => reach(doc, key.split('.'), leaf), condition);
  });
}

export function isOperators(condition: unknown): condition is Doc {
  return isDocument(condition) && (Object.keys(condition)[0]?.startsWith('$') ?? false);
}

type Reach = (leaf: boolean) => unknown[];

/** Whether a condition holds for what a path reaches. */
function holds(values: Reach, condition: unknown): boolean {
  if (!isOperators(condition)) return values(true).some((value) => same(value, condition));
  return Object.entries(condition).every(([operator, operand]) => one(values, operator, operand, condition));
}

function one(values: Reach, operator: string, operand: unknown, all: Doc): boolean {
  const some = (test: (value: unknown) => boolean) => values(true).some(test);
  switch (operator) {
    case '$eq':
      return some((value) => same(value, operand));
    case '$ne':
      return !some((value) => same(value, operand));
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return some((value) => ordered(operator, value, operand));
    case '$in':
      return some((value) => (operand as unknown[]).some((item) => same(value, item)));
    case '$nin':
      return !some((value) => (operand as unknown[]).some((item) => same(value, item)));
    case '$exists':
      return values(false).some((value) => value !== undefined) === truthy(operand);
    case '$not':
      return !holds(values, operand);
    case '$type':
      return some((value) => [operand].flat().some((name) => typesOf(value).includes(name as string)));
    case '$size':
      return values(false).some((value) => Array.isArray(value) && value.length === plain(operand));
    case '$all':
      return (operand as unknown[]).length > 0 && (operand as unknown[]).every((item) => holds(values, item));
    case '$elemMatch':
      return values(false).some(
        (value) => Array.isArray(value) && value.some((item) => element(item, operand)),
      );
    case '$mod': {
      const [divisor, rest] = (operand as unknown[]).map(plain) as [number, number];
      return some(
        (value) =>
          isNumber(value) && Number.isFinite(plain(value)) && Math.trunc(plain(value)) % divisor === rest,
      );
    }
    case '$regex': {
      const regex = new RegExp(operand as string, (all['$options'] as string | undefined) ?? '');
      return some((value) => typeof value === 'string' && regex.test(value));
    }
    case '$options':
      return true;
    default:
      throw bad(`unknown operator: ${operator}`);
  }
}

/** Whether one element satisfies `$elemMatch`, by operators on itself or by a filter on its fields. */
export function element(item: unknown, condition: unknown): boolean {
  const names = Object.keys(condition as Doc);
  const onValue = isOperators(condition) && !names.every((name) => ['$and', '$or', '$nor'].includes(name));
  if (onValue) return holds(() => [item], condition);
  if (Array.isArray(item)) return matches(Object.fromEntries(item.entries()) as Doc, condition as Doc);
  return isDocument(item) && matches(item, condition as Doc);
}

function same(value: unknown, wanted: unknown): boolean {
  if (kindOf(wanted) === 'regex') {
    const { pattern, options } = wanted as BSONRegExp;
    return typeof value === 'string' && new RegExp(pattern, options).test(value);
  }
  return wanted === null
    ? value === null || value === undefined
    : value !== undefined && equal(value, wanted);
}

/** Comparisons hold only within one kind; what is not a number is only equal to itself. */
function ordered(operator: string, value: unknown, operand: unknown): boolean {
  if (kindOf(value) !== kindOf(operand)) return false;
  const equals = operator.endsWith('e');
  if (operand === null) return equals;
  if (isNaNumber(value) || isNaNumber(operand)) return equals && isNaNumber(value) && isNaNumber(operand);
  const order = compare(value, operand);
  return (equals && order === 0) || (operator.startsWith('$g') ? order > 0 : order < 0);
}

const NUMBER_TYPES: Record<string, string> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
};

function typesOf(value: unknown): string[] {
  if (value === undefined) return [];
  const name = NUMBER_TYPES[tagOf(value) ?? ''];
  return name ? [name, 'number'] : [kindOf(value)];
}
