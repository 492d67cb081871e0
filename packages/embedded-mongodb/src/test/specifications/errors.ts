import { MongoBulkWriteError, MongoClientBulkWriteError, MongoError, MongoServerError } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import type { ExpectedError } from './format.ts';
import { match, Mismatch, type MatchContext } from './match.ts';
import { plainResult } from './results.ts';

/** Compares an error of the driver with what a test expects. @throws Mismatch */
export function matchError(expected: ExpectedError, given: unknown, context: MatchContext): void {
  // A bulk write that failed as a whole wraps the error of its command.
  const error = given instanceof MongoClientBulkWriteError && given.cause ? given.cause : given;
  const require = (holds: boolean, what: string) => {
    if (!holds) throw new Mismatch(`expected an error with ${what}, found ${describeError(error)}`);
  };
  const fields = error as Doc;
  const message = String(fields['message']);
  if (expected.isClientError !== undefined)
    require(!isServerError(error) === expected.isClientError, `isClientError ${expected.isClientError}`);
  if (expected.errorContains !== undefined)
    require(message
      .toLowerCase()
      .includes(expected.errorContains.toLowerCase()), `the text "${expected.errorContains}"`);
  if (expected.errorCode !== undefined)
    require(Number(fields['code']) === expected.errorCode, `code ${expected.errorCode}`);
  if (expected.errorCodeName !== undefined)
    require(fields['codeName'] === expected.errorCodeName, `code name ${expected.errorCodeName}`);
  for (const label of expected.errorLabelsContain ?? [])
    require(error instanceof MongoError && error.hasErrorLabel(label), `the label ${label}`);
  for (const label of expected.errorLabelsOmit ?? [])
    require(!(error instanceof MongoError && error.hasErrorLabel(label)), `no label ${label}`);
  if (expected.errorResponse !== undefined)
    match(expected.errorResponse, responseOf(fields), context, true, 'errorResponse');
  if (given instanceof MongoClientBulkWriteError) matchBulkErrors(expected, given, context);
  if (expected.expectResult !== undefined)
    match(expected.expectResult, plainResult(resultOf(given, fields)), context, true, 'result');
}

function matchBulkErrors(
  { writeErrors, writeConcernErrors }: ExpectedError,
  error: MongoClientBulkWriteError,
  context: MatchContext,
): void {
  for (const [at, wanted] of Object.entries(writeErrors ?? {}))
    match(wanted, error.writeErrors.get(Number(at)), context, true, `writeErrors.${at}`);
  if (writeConcernErrors)
    match(
      writeConcernErrors,
      error.writeConcernErrors.map(({ code, message }: Doc) => ({ code, message })),
      context,
      true,
      'writeConcernErrors',
    );
}

function isServerError(error: unknown): boolean {
  return error instanceof MongoServerError || error instanceof MongoClientBulkWriteError;
}

function responseOf(fields: Doc): unknown {
  return fields['errorResponse'] ?? fields['result'] ?? fields;
}

function resultOf(error: unknown, fields: Doc): unknown {
  if (error instanceof MongoClientBulkWriteError) return didAnything(error.partialResult);
  return error instanceof MongoBulkWriteError ? toldOf(error.result) : fields['result'];
}

/** The driver says with zeros that nothing was done, where the tests ask that it says nothing. */
function didAnything(result: MongoClientBulkWriteError['partialResult']): unknown {
  const counts = ['insertedCount', 'upsertedCount', 'matchedCount', 'modifiedCount', 'deletedCount'] as const;
  return result && counts.some((name) => result[name] > 0) ? result : undefined;
}

/** The driver tells the ids too that it was going to insert after the failure. */
function toldOf(result: MongoBulkWriteError['result']): unknown {
  return { ...(plainResult(result) as Doc), insertedIds: inserted(result.insertedIds, result.insertedCount) };
}

function inserted(ids: Record<number, unknown>, count: number): Record<number, unknown> {
  return Object.fromEntries(Object.entries(ids).slice(0, count));
}

export function describeError(error: unknown): string {
  return error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error);
}
