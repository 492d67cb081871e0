import { queryTokens } from '@scheldemond/domain/text/keys';

/**
 * The filter for what was typed: every word begins one of the document's search keys. Words are folded to
 * letters and digits, so nothing in them can be a pattern.
 */
export function searchFilter(
  text: string | null | undefined,
  field = 'searchKeys',
): Record<string, unknown> | null {
  const tokens = queryTokens(text ?? '');
  if (tokens.length === 0) return null;
  return { $and: tokens.map((token) => ({ [field]: { $regex: `^${token}` } })) };
}

/** Joins filters, leaving out what says nothing. */
export function all(
  ...filters: (Record<string, unknown> | null | undefined | false)[]
): Record<string, unknown> {
  const parts = filters.filter((filter) => filter && Object.keys(filter).length > 0) as Record<
    string,
    unknown
  >[];
  if (parts.length === 0) return {};
  return parts.length === 1 ? parts[0]! : { $and: parts };
}

/** `{field: value}`, or nothing when the value was not given. */
export function where(field: string, value: unknown): Record<string, unknown> | null {
  return value === null || value === undefined ? null : { [field]: value };
}
