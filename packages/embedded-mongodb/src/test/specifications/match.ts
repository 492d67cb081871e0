import { EJSON } from 'bson';
import { isDoc, isNumeric, typeNames, type Doc } from '../../values/types.ts';

/** What special operators may ask of the test that is running. */
export interface MatchContext {
  /** A saved result, for `$$matchesEntity`. */
  entity(name: string): unknown;
  /** The id of a session, for `$$sessionLsid`. */
  sessionId(name: string): unknown;
}

/** What was found is not what a test expects. */
export class Mismatch extends Error {}

function refuse(path: string, expected: unknown, actual: unknown): never {
  throw new Mismatch(`${path || 'result'}: expected ${print(expected)}, found ${print(actual)}`);
}

export function print(value: unknown): string {
  return value === undefined ? 'nothing' : EJSON.stringify(value, { relaxed: true }).slice(0, 600);
}

/**
 * Compares as the "Unified Test Format" says: numbers by value, keys in any order, further keys only in
 * documents at the root.
 *
 * @throws Mismatch that says where they differ
 */
export function match(
  expected: unknown,
  actual: unknown,
  context: MatchContext,
  root: boolean,
  path = '',
): void {
  if (actual instanceof Map) return match(expected, Object.fromEntries(actual), context, root, path);
  if (isDoc(expected)) {
    const [operator] = Object.keys(expected);
    if (operator?.startsWith('$$')) return special(operator, expected[operator], actual, context, root, path);
    return matchDocument(expected, actual, context, root, path);
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) refuse(path, expected, actual);
    for (const [at, item] of expected.entries()) match(item, actual[at], context, root, `${path}[${at}]`);
    return;
  }
  if (isNumeric(expected) && isNumeric(actual)) {
    if (numberOf(expected) !== numberOf(actual)) refuse(path, expected, actual);
    return;
  }
  if (EJSON.stringify({ value: expected }) !== EJSON.stringify({ value: actual ?? undefined }))
    if (expected !== null || actual !== null) refuse(path, expected, actual);
}

/** The driver has classes of its own for BSON's numbers. */
function numberOf(value: unknown): number {
  return Number(String(value));
}

function matchDocument(
  expected: Doc,
  actual: unknown,
  context: MatchContext,
  root: boolean,
  path: string,
): void {
  if (!isObject(actual)) refuse(path, expected, actual);
  for (const [key, value] of Object.entries(expected))
    match(value, actual[key], context, false, path ? `${path}.${key}` : key);
  if (root) return;
  for (const key of Object.keys(actual))
    if (!(key in expected) && actual[key] !== undefined) refuse(`${path}.${key}`, undefined, actual[key]);
}

/** A document, or a result of the driver, which is an instance of a class. */
function isObject(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function special(
  operator: string,
  operand: unknown,
  actual: unknown,
  context: MatchContext,
  root: boolean,
  path: string,
): void {
  switch (operator) {
    case '$$exists':
      if ((actual !== undefined) !== operand) refuse(path, { $$exists: operand }, actual);
      return;
    case '$$unsetOrMatches':
      if (actual !== undefined && actual !== null) match(operand, actual, context, root, path);
      return;
    case '$$type': {
      const names = typeNames(actual);
      if (!([operand].flat() as string[]).some((name) => names.includes(name)))
        refuse(path, { $$type: operand }, actual);
      return;
    }
    case '$$matchesEntity':
      return match(context.entity(String(operand)), actual, context, root, path);
    case '$$sessionLsid':
      return match(context.sessionId(String(operand)), actual, context, false, path);
    case '$$matchesHexBytes':
      if (!(actual instanceof Uint8Array) || Buffer.from(actual).toString('hex') !== operand)
        refuse(path, operand, actual);
      return;
    case '$$lte':
      if (!(numberOf(actual) <= numberOf(operand))) refuse(path, { $$lte: operand }, actual);
      return;
    case '$$matchAsRoot':
      return match(operand, actual, context, true, path);
    case '$$matchAsDocument':
      return match(operand, EJSON.parse(String(actual)), context, root, path);
    default:
      throw new Error(`Unknown operator ${operator}`);
  }
}
