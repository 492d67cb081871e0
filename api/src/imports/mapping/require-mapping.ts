import { Refusal } from '../../errors.ts';
import type { Mapping } from './guess.ts';
import { KINDS, MOST_KEY_COLUMNS, type ImportKind } from './kinds.ts';

/** What the columns of a table hold, as somebody settled it. */
export interface SettledColumns {
  /** Name of the field of each column in order, null where it is not read. */
  columns: readonly (string | null)[];
  /** Columns by which a row is recognised when it comes again. */
  keyColumns: readonly number[];
}

/**
 * The mapping that was settled.
 *
 * @throws Refusal INVALID with one fact: `column` or `columnTwice` with the field, `columnMissing` with a field that
 * the kind must have, `keyMissing`
 */
export function requireMapping(
  kind: ImportKind,
  headings: readonly string[],
  { columns, keyColumns }: SettledColumns,
): Mapping {
  const invalid = (name: string, value: string | null = null) => new Refusal('INVALID', [{ name, value }]);
  const known = new Map(KINDS[kind].fields.map((field) => [field.name, field]));
  const fields: Mapping['fields'] = {};
  columns.forEach((name, at) => {
    if (name === null) return;
    if (!known.has(name) || at >= headings.length) throw invalid('column', name);
    if (Object.values(fields).includes(name)) throw invalid('columnTwice', name);
    fields[at] = name;
  });
  const given = new Set(Object.values(fields));
  const missing = [...known.values()].find(({ name, required }) => required && !given.has(name));
  if (missing) throw invalid('columnMissing', missing.name);
  const keys = [...new Set(keyColumns)].filter((at) => at in headings);
  if (keys.length === 0 || keys.length > MOST_KEY_COLUMNS) throw invalid('keyMissing');
  return { fields, keys };
}
