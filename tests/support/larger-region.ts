import type { Db, Document } from 'mongodb';

/** What grows; schools, companies, persons and the rest stay as many as they are. */
const COPIED = ['students', 'needs', 'slots', 'placements'];

/** Copies students with their needs and placements, and slots, until there are so many placements. */
export async function enlargeRegion(db: Db, placements: number): Promise<void> {
  const originals = new Map<string, Document[]>();
  for (const name of COPIED) originals.set(name, await db.collection(name).find().toArray());
  const ids = new Set([...originals.values()].flat().map(({ _id }) => String(_id)));
  for (let copy = 1; (await db.collection('placements').estimatedDocumentCount()) < placements; copy++)
    for (const [name, documents] of originals)
      await db.collection(name).insertMany(documents.map((one) => copyOf(one, ids, copy) as Document));
}

/** The document with its own ids, and those of what is copied with it, made anew. */
function copyOf(value: unknown, ids: ReadonlySet<string>, copy: number): unknown {
  if (typeof value === 'string')
    return ids.has(value) ? copy.toString(16).padStart(4, '0') + value.slice(4) : value;
  if (Array.isArray(value)) return value.map((item) => copyOf(item, ids, copy));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      field === 'externalKey' && typeof inner === 'string' ? `${inner}-${copy}` : copyOf(inner, ids, copy),
    ]),
  );
}
