import { ClientSession, Collection, Db, GridFSBucket, MongoClient, MongoClientBulkWriteError } from 'mongodb';
import { isDoc, type Doc } from '../../values/types.ts';
import { BUCKET } from './bucket-operations.ts';
import { COLLECTION } from './collection-operations.ts';
import { CURSOR } from './cursor-operations.ts';
import { CLIENT, DATABASE } from './database-operations.ts';
import type { Entities } from './entities.ts';
import { readOptions } from './entities.ts';
import { describeError, matchError } from './errors.ts';
import type { Operation } from './format.ts';
import { match, Mismatch } from './match.ts';
import { plainResult } from './results.ts';
import { RUNNER } from './runner-operations.ts';
import { SESSION } from './session-operations.ts';

export interface OperationContext {
  entities: Entities;
  /** For what the test looks at from outside. */
  internal: MongoClient;
  /** Runs operations within a transaction, which hears of their errors whether expected or not. */
  callback(operations: readonly Operation[]): Promise<void>;
}

export type Operations<T> = Record<string, (target: T, args: Doc, context: OperationContext) => unknown>;

/**
 * Runs one operation and compares its result or error with what the test expects.
 *
 * @returns the error, expected or ignored, for the callback of a transaction to pass on
 * @throws Mismatch
 */
export async function runOperation(operation: Operation, context: OperationContext): Promise<unknown> {
  const { entities } = context;
  let result: unknown;
  try {
    result = await call(operation, context);
  } catch (error) {
    if (error instanceof Mismatch || operation.ignoreResultAndError) {
      if (error instanceof Mismatch) throw error;
      return error;
    }
    if (!operation.expectError) throw withReasons(error);
    matchError(operation.expectError, error, entities);
    return error;
  }
  if (operation.ignoreResultAndError) return null;
  if (operation.expectError)
    throw new Mismatch(`${operation.name}: expected an error, found ${describeError(result)}`);
  if ('expectResult' in operation)
    compareResult(operation.expectResult, plainResult(result), entities, operation.name);
  if (operation.saveResultAsEntity !== undefined) entities.set(operation.saveResultAsEntity, result);
  return null;
}

/** A bulk write's error says what went wrong only in its parts. */
function withReasons(error: unknown): unknown {
  if (!(error instanceof MongoClientBulkWriteError)) return error;
  return new Error([...error.writeErrors.values()].map(({ message }) => message).join(), { cause: error });
}

/** Documents of a list count as documents at the root. */
function compareResult(expected: unknown, actual: unknown, entities: Entities, name: string): void {
  if (!Array.isArray(expected)) return match(expected, actual, entities, true, name);
  if (!Array.isArray(actual) || actual.length !== expected.length)
    match(expected, actual, entities, true, name);
  for (const [at, item] of expected.entries())
    match(item, (actual as unknown[])[at], entities, true, `${name}[${at}]`);
}

async function call(operation: Operation, context: OperationContext): Promise<unknown> {
  const { name, object } = operation;
  const target = object === 'testRunner' ? null : context.entities.entity(object);
  const table = tableOf(target);
  const run = table[name];
  if (!run) throw new Error(`Unknown operation ${name} on ${object}`);
  return run(target, readArguments(operation.arguments ?? {}, context.entities), context);
}

function tableOf(target: unknown): Operations<unknown> {
  if (target === null) return RUNNER as Operations<unknown>;
  if (target instanceof MongoClient) return CLIENT as Operations<unknown>;
  if (target instanceof Db) return DATABASE as Operations<unknown>;
  if (target instanceof Collection) return COLLECTION as Operations<unknown>;
  if (target instanceof ClientSession) return SESSION as Operations<unknown>;
  if (target instanceof GridFSBucket) return BUCKET as Operations<unknown>;
  return CURSOR as Operations<unknown>;
}

/** Names of sessions become sessions, except for the runner's own operations, which look them up. */
function readArguments(args: Doc, entities: Entities): Doc {
  const read = readOptions(args) as Doc;
  if (typeof read['session'] === 'string') read['session'] = entities.entity(read['session']);
  if (isDoc(read['id']) && '$$matchesEntity' in read['id'])
    read['id'] = entities.entity(String(read['id']['$$matchesEntity']));
  return read;
}
