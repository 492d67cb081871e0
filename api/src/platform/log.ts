import pino, { type Logger, type LoggerOptions } from 'pino';

/** Paths that never reach a log line, wherever they stand in an object. */
const SECRET = [
  '*.headers',
  '*.password',
  '*.token',
  '*.email',
  '*.to',
  '*.variables',
  '*.firstName',
  '*.lastName',
];

/** Redaction of every line, and errors without what they were about. */
export const LOG_OPTIONS: LoggerOptions = {
  base: null,
  redact: { paths: SECRET, remove: true },
  serializers: { err: describeError },
};

/** The log of the platform: no names, addresses, tokens or variables; an error keeps its kind and stack. */
export const systemLog: Logger = pino({
  ...LOG_OPTIONS,
  level: process.env['LOG_LEVEL'] || (process.env['VITEST'] ? 'silent' : 'info'),
});

/**
 * An error without what it was about: a database's message may quote the document, and so a person.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as { code?: unknown };
  const personal = code === 11000 || error.name.startsWith('Mongo') || error.name === 'ValidationError';
  return {
    kind: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    message: personal ? undefined : error.message,
    stack: error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')),
  };
}
