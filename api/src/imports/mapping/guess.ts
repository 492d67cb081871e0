import { fold } from '@scheldemond/domain/text/fold';
import { KINDS, type ImportKind } from './kinds.ts';

/** What each column of a table holds, and by which columns a row is recognised when it comes again. */
export interface Mapping {
  /** Column number to name of a field; columns that are left out are not read. */
  fields: Record<number, string>;
  keys: number[];
}

/** A heading without what people write otherwise: case, accents, spaces and marks. */
export function headingKey(heading: string): string {
  return fold(heading).replaceAll(/[^a-z0-9]/g, '');
}

/** A mapping by headings, as it is remembered; a column that is not read has an empty field. */
export interface Remembered {
  fields: Record<string, string>;
  keys: string[];
}

/**
 * A first mapping of the columns: as this organisation had it before, and for the rest by the words of the
 * headings. Each field is given to one column.
 */
export function guess(kind: ImportKind, headings: readonly string[], before: Remembered | null): Mapping {
  const { fields, keys } = KINDS[kind];
  const names = headings.map(headingKey);
  const mapping: Mapping = { fields: {}, keys: [] };
  const given = new Set<string>();
  const remembered = new Map(Object.entries(before?.fields ?? {}));
  const unread = new Set(names.flatMap((name, at) => (remembered.get(name) === '' ? [at] : [])));
  const give = (at: number, field: string | undefined) => {
    if (at < 0 || unread.has(at) || !field || given.has(field) || at in mapping.fields) return;
    mapping.fields[at] = field;
    given.add(field);
  };
  const known = new Set(fields.map(({ name }) => name));
  names.forEach((name, at) => {
    const field = remembered.get(name);
    if (field && known.has(field)) give(at, field);
  });
  // The first heading of a field is its best: "naam" is a last name only where no column says "achternaam".
  for (const field of fields)
    for (const word of field.headings) give(names.indexOf(headingKey(word)), field.name);
  const rememberedKeys = (before?.keys ?? []).map((key) => names.indexOf(key));
  if (rememberedKeys.length > 0 && !rememberedKeys.includes(-1)) mapping.keys = rememberedKeys;
  else {
    const first = keys.map((key) => names.indexOf(headingKey(key))).find((at) => at >= 0);
    if (first !== undefined) mapping.keys = [first];
  }
  return mapping;
}

/** What to remember of a mapping: words of headings, nothing of the rows. */
export function remember(headings: readonly string[], mapping: Mapping): Remembered {
  const named = (at: number) => headingKey(headings[at] ?? '').slice(0, 100);
  return {
    fields: Object.fromEntries(
      headings.map((_, at) => [named(at), mapping.fields[at] ?? ''] as const).filter(([name]) => name !== ''),
    ),
    keys: mapping.keys.map(named),
  };
}
