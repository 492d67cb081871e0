import { Int32, Timestamp } from 'bson';
import { badValue, failedToParse, MongoError, typeMismatch } from '../errors.ts';
import { runStages, UPDATE_STAGES } from '../aggregate/in-memory.ts';
import type { Variables } from '../aggregate/expressions.ts';
import { isOperators, isRegex } from '../query/matcher.ts';
import { UPDATE_OPERATORS } from '../supported.ts';
import { compareValues } from '../values/key.ts';
import { bsonType, clone, isDoc, isNumeric, isTrue, toBigInt, toNumber, type Doc } from '../values/types.ts';
import { addToSet, pop, pull, pullAll, push } from './arrays.ts';
import { arithmetic, integer } from './numbers.ts';
import { expandPath, readArrayFilters, comparePaths, refuseConflicts, type Positions } from './positions.ts';
import { placeOf, read, write } from './target.ts';

export type Update = (doc: Doc, filter: Doc, inserting: boolean) => Doc;

/**
 * Compiles an update: operators, a replacement, or a pipeline of `$set`, `$unset`, `$replaceWith`.
 *
 * @throws MongoError for operators not known, or paths in conflict
 */
export function compileUpdate(
  update: unknown,
  options: { arrayFilters?: Doc[]; variables?: Variables } = {},
): Update {
  if (Array.isArray(update)) {
    const stages = update as Doc[];
    for (const stage of stages) {
      const name = Object.keys(stage)[0]!;
      if (!UPDATE_STAGES.includes(name)) throw badValue(`${name} is not allowed to be used within an update`);
    }
    return (doc) => {
      const { _id = doc['_id'], ...rest } = runStages([doc], stages, options.variables ?? {})[0]!;
      return _id === undefined ? rest : { _id, ...rest };
    };
  }
  if (!isDoc(update)) throw failedToParse('The update must be a document or an array of stages');
  const keys = Object.keys(update);
  if (isReplacement(update)) {
    if (keys.some((key) => key.startsWith('$')))
      throw failedToParse('A replacement document may not hold update operators');
    return (doc) => ('_id' in doc ? { _id: doc['_id'], ...clone(without(update)) } : clone(update));
  }
  const arrayFilters = readArrayFilters(options.arrayFilters ?? []);
  const steps = keys.flatMap((operator) => {
    if (!UPDATE_OPERATORS.supported.includes(operator)) throw failedToParse(`Unknown modifier: ${operator}`);
    const operands = update[operator];
    if (!isDoc(operands))
      throw failedToParse(`Modifiers operate on fields but we found another type for ${operator}`);
    return Object.entries(operands).map(([path, operand]) => {
      refuseOperand(operator, operand);
      return { operator, path, operand };
    });
  });
  steps.sort((a, b) => comparePaths(targetOf(a), targetOf(b)));
  refuseConflicts(
    steps.flatMap(({ operator, path, operand }) =>
      operator === '$rename' ? [path, String(operand)] : [path],
    ),
  );
  const used = new Set(
    steps.flatMap(({ path }) => [...path.matchAll(/\$\[(\w+)\]/g)].map((match) => match[1]!)),
  );
  for (const name of arrayFilters.keys())
    if (!used.has(name))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  return (doc, filter, inserting) => {
    const next = clone(doc);
    const positions: Positions = { filter, arrayFilters };
    for (const { operator, path, operand } of steps) {
      if (operator === '$setOnInsert' && !inserting) continue;
      for (const parts of expandPath(next, path, positions)) step(next, operator, parts, operand);
    }
    return next;
  };
}

/** Whether an update is a whole document that takes the place of the one before. */
export function isReplacement(update: unknown): boolean {
  return isDoc(update) && !Object.keys(update)[0]?.startsWith('$');
}

/** Refuses an operand that no document could make right. */
function refuseOperand(operator: string, operand: unknown): void {
  if ((operator === '$inc' || operator === '$mul') && !isNumeric(operand))
    throw typeMismatch(`Cannot ${operator === '$inc' ? 'increment' : 'multiply'} with non-numeric argument`);
  if (operator === '$pop' && ![1, -1].includes(toNumber(operand)))
    throw failedToParse('$pop expects 1 or -1');
  if (operator === '$pullAll' && !Array.isArray(operand))
    throw badValue('$pullAll requires an array argument');
}

const targetOf = (step: { operator: string; path: string; operand: unknown }): string =>
  step.operator === '$rename' ? String(step.operand) : step.path;

function without(update: Doc): Doc {
  const rest = { ...update };
  delete rest['_id'];
  return rest;
}

function step(doc: Doc, operator: string, path: string[], operand: unknown): void {
  if (operator === '$unset') return unset(doc, path);
  if (operator === '$rename') return rename(doc, path, operand);
  const current = read(placeOf(doc, path, false));
  if (operator === '$pull' || operator === '$pullAll' || operator === '$pop') {
    if (current === undefined) return;
  }
  const value = compute(operator, current, operand, path.join('.'));
  if (value !== SAME) write(placeOf(doc, path, true)!, value);
}

const SAME = Symbol('SAME');

function compute(operator: string, current: unknown, operand: unknown, path: string): unknown {
  switch (operator) {
    case '$set':
    case '$setOnInsert':
      return clone(operand);
    case '$inc':
    case '$mul':
      return arithmetic(operator, current, operand);
    case '$min':
      return current === undefined || compareValues(operand, current) < 0 ? clone(operand) : SAME;
    case '$max':
      return current === undefined || compareValues(operand, current) > 0 ? clone(operand) : SAME;
    case '$push':
      return push(current, operand, path);
    case '$addToSet':
      return addToSet(current, operand, path);
    case '$pull':
      return pull(current, operand, path);
    case '$pullAll':
      return pullAll(current, operand, path);
    case '$pop':
      return pop(current, operand, path);
    case '$currentDate':
      return isDoc(operand) && operand['$type'] === 'timestamp'
        ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
        : new Date();
    default:
      return bit(current, operand);
  }
}

function bit(current: unknown, operand: unknown): unknown {
  if (!isDoc(operand)) throw badValue('The $bit modifier needs a document');
  const start = current ?? new Int32(0);
  const masks = Object.entries(operand);
  if (![start, ...Object.values(operand)].every(isBits))
    throw badValue('The $bit modifier works on integers of 32 or 64 bits');
  let value = toBigInt(start)!;
  for (const [name, mask] of masks) value = bitwise(name, value, toBigInt(mask)!);
  return integer(
    value,
    [start, ...Object.values(operand)].some((one) => bsonType(one) === 'Long'),
  );
}

const isBits = (value: unknown): boolean => bsonType(value) === 'Int32' || bsonType(value) === 'Long';

function bitwise(name: string, value: bigint, mask: bigint): bigint {
  if (name === 'and') return value & mask;
  if (name === 'or') return value | mask;
  if (name === 'xor') return value ^ mask;
  throw badValue('The $bit modifier only supports and, or, xor');
}

function unset(doc: Doc, path: string[]): void {
  const place = placeOf(doc, path, false);
  if (!place || read(place) === undefined) return;
  if (Array.isArray(place.holder)) place.holder[place.key as number] = null;
  else delete place.holder[place.key as string];
}

function rename(doc: Doc, path: string[], to: unknown): void {
  if (typeof to !== 'string' || !isTrue(to)) throw badValue('The to field for $rename must be a string');
  const place = placeOf(doc, path, false);
  const value = read(place);
  if (value === undefined) return;
  if (Array.isArray(place!.holder)) throw badValue('The source field for $rename may not be in an array');
  unset(doc, path);
  const target = placeOf(doc, to.split('.'), true)!;
  if (Array.isArray(target.holder))
    throw badValue('The destination field for $rename may not be in an array');
  write(target, value);
}

/** The document that an upsert starts from: the filter's equalities. */
export function seedOf(filter: Doc): Doc {
  const equalities = new Map<string, unknown>();
  readEqualities(filter, equalities);
  const seed: Doc = {};
  for (const [path, value] of [...equalities].sort(([a], [b]) => comparePaths(a, b)))
    write(placeOf(seed, path.split('.'), true)!, clone(value));
  return seed;
}

function readEqualities(filter: Doc, into: Map<string, unknown>): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition))
      for (const part of condition) readEqualities(part as Doc, into);
    if (key.startsWith('$')) continue;
    const equal = isOperators(condition) ? condition['$eq'] : condition;
    if (equal === undefined || isRegex(equal)) continue;
    if (into.has(key))
      throw new MongoError(
        54,
        'NotSingleValueField',
        `cannot infer query fields to set, path '${key}' is matched twice`,
      );
    into.set(key, equal);
  }
}
