import { createHash } from 'node:crypto';
import { defineModel } from '../database.ts';

interface PrintDocument {
  /** Kind and key of the row, `students/student-0001`. */
  _id: string;
  print: string;
}

const prints = defineModel<PrintDocument>('ImportedRow', 'importedRows', { print: String }, []);

/** Makes the collection; inside a transaction that could not be done everywhere. */
export async function ensurePrints(): Promise<void> {
  await prints.createCollection();
}

function printOf(document: object, unset: readonly string[]): string {
  const given = Object.fromEntries(Object.entries(document).filter(([field]) => !unset.includes(field)));
  return createHash('sha256').update(JSON.stringify(given)).digest('base64url');
}

interface Printed<D> {
  document: D;
  _id: string;
  print: string;
}

async function changedRows<D extends { externalKey?: string }>(
  kind: string,
  documents: readonly D[],
  unset: readonly string[],
): Promise<Printed<D>[]> {
  const rows = documents.map((document) => ({
    document,
    _id: `${kind}/${document.externalKey ?? ''}`,
    print: printOf(document, unset),
  }));
  const found = await prints.find({ _id: { $in: rows.map(({ _id }) => _id) } }).lean<PrintDocument[]>();
  const before = new Map(found.map(({ _id, print }) => [_id, print]));
  return rows.filter(({ _id, print }) => before.get(_id) !== print);
}

/**
 * The documents that are not what the last import wrote. What people changed in the product since stays theirs as
 * long as the file says what it said.
 *
 * @param kind - what the documents are, so that keys of different kinds do not meet
 * @param unset - fields that the file does not give, which do not count
 */
export async function changedSince<D extends { externalKey?: string }>(
  kind: string,
  documents: readonly D[],
  unset: readonly string[],
): Promise<D[]> {
  return (await changedRows(kind, documents, unset)).map(({ document }) => document);
}

/** The same, and remembers them, in the transaction around it. */
export async function rememberChanged<D extends { externalKey?: string }>(
  kind: string,
  documents: readonly D[],
  unset: readonly string[],
): Promise<D[]> {
  const changed = await changedRows(kind, documents, unset);
  if (changed.length > 0)
    await prints.bulkWrite(
      changed.map(({ _id, print }) => ({
        updateOne: { filter: { _id }, update: { $set: { print } }, upsert: true },
      })) as never,
      { ordered: false },
    );
  return changed.map(({ document }) => document);
}
