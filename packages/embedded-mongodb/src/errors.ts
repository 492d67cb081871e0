/** An error as MongoDB's wire protocol gives it: `code`, `codeName` and labels that drivers act on. */
export class MongoError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly labels: readonly string[];
  readonly extra: Record<string, unknown>;

  constructor(
    code: number,
    codeName: string,
    message: string,
    options: { labels?: readonly string[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.labels = options.labels ?? [];
    this.extra = options.extra ?? {};
  }
}

export const badValue = (message: string) => new MongoError(2, 'BadValue', message);
export const failedToParse = (message: string) => new MongoError(9, 'FailedToParse', message);
export const typeMismatch = (message: string) => new MongoError(14, 'TypeMismatch', message);

/** What this database does not do, by name: never a silently wrong answer. */
export const notSupported = (what: string) =>
  new MongoError(238, 'NotImplemented', `${what} is not supported by the embedded database`);

/** The document is being written by a transaction that is not yet over; the whole transaction may be retried. */
export const writeConflict = () =>
  new MongoError(112, 'WriteConflict', 'Write conflict during plan execution and yielding is disabled.', {
    labels: ['TransientTransactionError'],
  });

/** A unique index already holds these values. */
export function duplicateKey(
  namespace: string,
  index: string,
  keyPattern: Record<string, unknown>,
  keyValue: Record<string, unknown>,
): MongoError {
  const values = Object.entries(keyValue)
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
  return new MongoError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index} dup key: { ${values} }`,
    { extra: { keyPattern, keyValue } },
  );
}
