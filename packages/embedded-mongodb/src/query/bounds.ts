import { BSONRegExp } from 'bson';
import { encodeKey } from '../values/key.ts';
import { holdsText } from '../values/collation.ts';
import { isDoc, typeOrder, type Doc } from '../values/types.ts';
import { isOperators } from './matcher.ts';

/** What a filter says of one field in a form that an index can answer. Bounds are encoded keys. */
export interface FieldBounds {
  /** Any of these exact values. */
  equal: unknown[] | null;
  /** `from <= key` and `key < to`, within one BSON type. */
  lower: Buffer[];
  upper: Buffer[];
}

export interface Conjunction {
  fields: Map<string, FieldBounds>;
  /** `$or` parts that stand beside the fields. */
  ors: Doc[][];
}

/**
 * Reads the parts of a filter that all must hold.
 *
 * @param collated - strings compare by a collation, which no index has, so that values with them tell nothing
 */
export function readConjunction(
  filter: Doc,
  collated: boolean,
  into: Conjunction = { fields: new Map(), ors: [] },
): Conjunction {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition))
      for (const part of condition) readConjunction(part as Doc, collated, into);
    else if (key === '$or' && Array.isArray(condition)) into.ors.push(condition as Doc[]);
    else if (!key.startsWith('$')) readField(into, key, condition, collated);
  }
  return into;
}

function readField(into: Conjunction, field: string, condition: unknown, collated: boolean): void {
  const bounds = into.fields.get(field) ?? { equal: null, lower: [], upper: [] };
  into.fields.set(field, bounds);
  if (!isOperators(condition)) {
    if (!collated || !holdsText(condition)) readOperator(bounds, '$eq', condition, {});
    return;
  }
  for (const [operator, operand] of Object.entries(condition))
    if (!collated || operator === '$regex' || !holdsText(operand))
      readOperator(bounds, operator, operand, condition);
}

function usable(value: unknown): boolean {
  return (
    value !== undefined &&
    !Array.isArray(value) &&
    !(value instanceof RegExp) &&
    !(value instanceof BSONRegExp) &&
    !isOperators(value)
  );
}

function readOperator(bounds: FieldBounds, operator: string, operand: unknown, all: Doc): void {
  if (operator === '$eq' && usable(operand)) bounds.equal = narrow(bounds.equal, [operand]);
  else if (operator === '$in' && Array.isArray(operand) && operand.every(usable))
    bounds.equal = narrow(bounds.equal, operand);
  else if (operator === '$eq' && (operand instanceof BSONRegExp || operand instanceof RegExp))
    readPrefix(
      bounds,
      operand instanceof BSONRegExp ? operand.pattern : operand.source,
      operand instanceof BSONRegExp ? operand.options : operand.flags,
    );
  else if (operator === '$regex') {
    const pattern = operand instanceof BSONRegExp ? operand.pattern : String(operand);
    readPrefix(
      bounds,
      pattern,
      `${operand instanceof BSONRegExp ? operand.options : ''}${String(all['$options'] ?? '')}`,
    );
  } else if (
    ['$gt', '$gte', '$lt', '$lte'].includes(operator) &&
    usable(operand) &&
    operand !== null &&
    !isDoc(operand)
  ) {
    const key = encodeKey(operand);
    const type = typeOrder(operand);
    if (operator === '$gt') bounds.lower.push(after(key));
    if (operator === '$gte') bounds.lower.push(key);
    if (operator === '$lt') bounds.upper.push(key);
    if (operator === '$lte') bounds.upper.push(after(key));
    if (operator.startsWith('$g')) bounds.upper.push(Buffer.of(type + 1));
    else bounds.lower.push(Buffer.of(type));
  }
}

/** Both lists hold in a document without arrays; with arrays either alone is still a superset. */
function narrow(before: unknown[] | null, next: unknown[]): unknown[] {
  return before && before.length <= next.length ? before : next;
}

function after(key: Buffer): Buffer {
  return Buffer.concat([key, Buffer.of(0xff)]);
}

/** `^abc` without options is the range of strings that begin with abc. */
function readPrefix(bounds: FieldBounds, pattern: string, options: string): void {
  const literal = /^\^((?:[^.*+?()[\]{}|\\^$]|\\[^a-zA-Z0-9])+)/.exec(pattern);
  if (!literal || options.replace('u', '') !== '') return;
  let text = literal[1]!;
  const next = pattern[literal[0].length];
  if (next === '*' || next === '?' || next === '{') text = text.replace(/\\?.$/u, '');
  if (pattern.includes('|')) return;
  text = text.replace(/\\(.)/g, '$1');
  if (!text) return;
  const key = encodeKey(text);
  const prefix = key.subarray(0, key.length - 2);
  bounds.lower.push(prefix);
  bounds.upper.push(after(prefix));
}
