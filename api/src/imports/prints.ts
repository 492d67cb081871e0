import { createHash } from 'node:crypto';
import { defineModel } from '../database.ts';

interface PrintDocument {
  /** Kind and key of the row, `students/student-0001`. */
  _id: string;
  print: string;
  /** Of a row whose fields are told apart: the print of each, by the first of those that belong together. */
  fields?: Record<string, string>;
}

const prints = defineModel<PrintDocument>(
  'ImportedRow',
  'importedRows',
  { print: String, fields: Object },
  [],
);

/** Makes the collection; inside a transaction that could not be done everywhere. */
export async function ensurePrints(): Promise<void> {
  await prints.createCollection();
}

type Row = { externalKey?: string };

/** How the rows of a kind are compared with what was imported before. */
export interface Comparison {
  /** What the documents are, so that keys of different kinds do not meet. */
  kind: string;
  /** Fields that the file does not give, which do not count. */
  unset: readonly string[];
  /** Fields are told apart, but for these that belong together; left out, a row is one thing. */
  together?: readonly (readonly string[])[] | undefined;
}

function printOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function given(document: object, unset: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !unset.includes(field)));
}

/** The fields of a document that belong together, by the first of them. */
function partsOf(document: object, { unset, together = [] }: Comparison): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const field of Object.keys(given(document, [...unset, '_id', 'externalKey']))) {
    const first = together.find((some) => some.includes(field))?.[0] ?? field;
    parts.set(first, [...(parts.get(first) ?? []), field]);
  }
  return parts;
}

function printsOf<D extends Row>(document: D, comparison: Comparison) {
  const print = printOf(given(document, comparison.unset));
  if (!comparison.together) return { print };
  const values = document as Record<string, unknown>;
  const fields = [...partsOf(document, comparison)].map(([first, some]): [string, string] => [
    first,
    printOf(some.map((field) => values[field])),
  ]);
  return { print, fields: Object.fromEntries(fields) };
}

/** A document that is not what the last import wrote. */
export interface ChangedRow<D> {
  document: D;
  /** Fields of which it says what it said: what stands there stays. */
  stays: string[];
}

async function compared<D extends Row>(documents: readonly D[], comparison: Comparison) {
  const rows = documents.map((document) => ({
    document,
    _id: `${comparison.kind}/${document.externalKey ?? ''}`,
    prints: printsOf(document, comparison),
  }));
  const found = await prints.find({ _id: { $in: rows.map(({ _id }) => _id) } }).lean<PrintDocument[]>();
  const before = new Map(found.map((one) => [one._id, one]));
  return rows.map((row) => ({ ...row, before: before.get(row._id) }));
}

/**
 * The documents that are not what the last import wrote. What people changed in the product since stays theirs as
 * long as the file says what it said.
 */
export async function changedSince<D extends Row>(
  documents: readonly D[],
  comparison: Comparison,
): Promise<D[]> {
  const rows = await compared(documents, comparison);
  return rows.flatMap(({ document, prints: now, before }) => (before?.print === now.print ? [] : [document]));
}

/** The same, with what stays of each, and remembers them, in the transaction around it. */
export async function rememberChanged<D extends Row>(
  documents: readonly D[],
  comparison: Comparison,
): Promise<ChangedRow<D>[]> {
  const rows = await compared(documents, comparison);
  const news = rows.filter(
    ({ prints: now, before }) => before?.print !== now.print || Boolean(now.fields && !before.fields),
  );
  if (news.length > 0)
    await prints.bulkWrite(
      news.map(({ _id, prints: now }) => ({
        updateOne: { filter: { _id }, update: { $set: now }, upsert: true },
      })) as never,
      { ordered: false },
    );
  return rows.flatMap(({ document, prints: now, before }) => {
    if (before?.print === now.print) return [];
    const { fields } = now;
    if (!fields || !before?.fields) return [{ document, stays: [] }];
    const same = [...partsOf(document, comparison)].filter(
      ([first]) => before.fields?.[first] === fields[first],
    );
    return [{ document, stays: same.flatMap(([, some]) => some) }];
  });
}
