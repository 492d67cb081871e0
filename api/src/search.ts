import { queryTokens } from '@scheldemond/domain/text/keys';
import { AppError } from './errors.ts';
import { localId } from './node.ts';

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

/** Rows that were chosen one by one: only these, or all but these. */
export interface Chosen {
  ids?: readonly string[] | null;
  exceptIds?: readonly string[] | null;
}
const MOST_CHOSEN = 1_000;

/** The stored ids of chosen rows of one type; BAD_INPUT for an id of another type. */
export function localChosen(chosen: Chosen | null | undefined, type: string): Chosen {
  const local = (ids: readonly string[] | null | undefined) => ids?.map((id) => localId(id, type)) ?? null;
  return { ids: local(chosen?.ids), exceptIds: local(chosen?.exceptIds) };
}

/** The filter for chosen rows; BAD_INPUT for more than a thousand. */
export function chosenFilter({ ids, exceptIds }: Chosen): Record<string, unknown> | null {
  if ((ids?.length ?? 0) > MOST_CHOSEN || (exceptIds?.length ?? 0) > MOST_CHOSEN)
    throw new AppError('BAD_INPUT', `At most ${MOST_CHOSEN} ids.`);
  return all(ids && { _id: { $in: [...ids] } }, exceptIds && { _id: { $nin: [...exceptIds] } });
}

/** The filter that leaves archived records out, or shows only those. */
export function standing(archived?: boolean | null): Record<string, unknown> {
  return { archivedAt: archived ? { $ne: null } : null };
}
