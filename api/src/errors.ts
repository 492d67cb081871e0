/** Stable codes that a client may rely on (`extensions.code`). */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_INPUT'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'TOO_MANY_REQUESTS';

/** An error that the caller may see, with a stable code. Everything else is masked. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}

/** A fact that explains a refusal, as the domain knows it; GraphQL's `Fact.value` is its text. */
export interface FactInput {
  name: string;
  value: string | number | boolean | null;
}

/**
 * An expected "no". Thrown inside the work of `once`, it aborts the transaction and becomes the refused member
 * of the operation's result union.
 */
export class Refusal extends Error {
  readonly reason: string;
  readonly facts: FactInput[];
  readonly current: { type: string; id: string } | undefined;
  readonly changedFields: string[];
  constructor(
    reason: string,
    facts: FactInput[] = [],
    more: { current?: { type: string; id: string }; changedFields?: string[] } = {},
  ) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
    this.facts = facts;
    this.current = more.current;
    this.changedFields = more.changedFields ?? [];
  }
}

/** The text of a fact's value: numbers in digits, truth as `true` or `false`. */
export function factText(value: FactInput['value']): string | null {
  return value === null ? null : String(value);
}
