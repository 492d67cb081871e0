import type { Doc } from '../../values/types.ts';

/** Codes after which a write or a read may be tried again ("Retryable Writes" specification). */
const RETRYABLE = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
/** Codes that end a transaction which may be tried again as a whole. */
const TRANSIENT = new Set([24, 112, 246, 251, 267]);
/** Codes after which a change stream resumes ("Change Streams" specification). */
const RESUMABLE = new Set([
  6, 7, 43, 63, 89, 91, 133, 150, 189, 234, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
]);

/** Names of the codes that the tests ask by name. */
const NAMES: Record<number, string> = {
  6: 'HostUnreachable',
  7: 'HostNotFound',
  8: 'UnknownError',
  24: 'LockTimeout',
  43: 'CursorNotFound',
  50: 'MaxTimeMSExpired',
  64: 'WriteConcernFailed',
  89: 'NetworkTimeout',
  91: 'ShutdownInProgress',
  100: 'UnsatisfiableWriteConcern',
  112: 'WriteConflict',
  189: 'PrimarySteppedDown',
  251: 'NoSuchTransaction',
  262: 'ExceededTimeLimit',
  9001: 'SocketException',
  10107: 'NotWritablePrimary',
  11600: 'InterruptedAtShutdown',
  11601: 'Interrupted',
  11602: 'InterruptedDueToReplStateChange',
  13435: 'NotPrimaryNoSecondaryOk',
  13436: 'NotPrimaryOrSecondary',
};

export function nameOf(code: number): string {
  return NAMES[code] ?? `Location${code}`;
}

/** The labels that a server gives to an error which a fail point made up. */
export function labelsOf(code: number, command: Doc, name: string): string[] {
  const ending = name === 'commitTransaction' || name === 'abortTransaction';
  const transient = TRANSIENT.has(code) || (!ending && RETRYABLE.has(code));
  if (command['autocommit'] === false && transient) return ['TransientTransactionError'];
  return concernLabels(code, command, name);
}

/** The labels of an error of the write concern: the write itself was done. */
export function concernLabels(code: number, command: Doc, name: string): string[] {
  const ending = name === 'commitTransaction' || name === 'abortTransaction';
  const retryable = command['autocommit'] === undefined ? command['txnNumber'] !== undefined : ending;
  return retryable && RETRYABLE.has(code) ? ['RetryableWriteError'] : [];
}

/** The labels of an error with which a change stream's cursor fails. */
export function streamLabels(code: number): string[] {
  return RESUMABLE.has(code) ? ['ResumableChangeStreamError'] : [];
}
