import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isDatabaseAway } from './database.ts';
import { AppError } from './errors.ts';
import { systemLog } from './platform/log.ts';

/** Codes of the GraphQL layer itself, and what a client gets for them. */
const PASSED_ON = new Map([
  ['GRAPHQL_PARSE_FAILED', 'BAD_INPUT'],
  ['GRAPHQL_VALIDATION_FAILED', 'BAD_INPUT'],
  ['BAD_USER_INPUT', 'BAD_INPUT'],
  ['OPERATION_RESOLUTION_FAILURE', 'BAD_INPUT'],
  ['BAD_REQUEST', 'BAD_INPUT'],
  ['BAD_INPUT', 'BAD_INPUT'],
  ['FORBIDDEN', 'FORBIDDEN'],
  ['TOO_COMPLEX', 'TOO_COMPLEX'],
]);

/**
 * What a client is told of an error: a stable code for what it may know; a surprise is masked, and its id
 * stands in the log.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? (error.originalError ?? null) : error;
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (original instanceof AppError) {
    return { message: original.message, ...place, extensions: { code: original.code } };
  }
  const code = PASSED_ON.get(String(formatted.extensions?.['code']));
  // graphql-js itself throws plain GraphQLErrors without a cause for values that do not fit.
  const own = original === null || original instanceof GraphQLError;
  if (code || (own && formatted.extensions?.['code'] === undefined)) {
    return { message: formatted.message, ...place, extensions: { code: code ?? 'BAD_INPUT' } };
  }
  if (isDatabaseAway(original)) {
    systemLog.error({ err: original }, 'the database is away');
    return {
      message: 'This cannot be answered now. Try again.',
      ...place,
      extensions: { code: 'UNAVAILABLE' },
    };
  }
  const id = randomUUID();
  systemLog.error({ err: original ?? error, errorId: id }, 'request failed');
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL', errorId: id },
  };
}
