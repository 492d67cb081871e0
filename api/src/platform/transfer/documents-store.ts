import mongoose, { type mongo } from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;
type Document = mongo.BSON.Document;

const PAGE = 500;
/** Values as they are stored: an integer, a long and a double stay apart. */
const TYPED = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

/** `$type` of what `$gt` compares a value with. */
function typeOf(id: unknown): string {
  if (id === null) return 'null';
  if (typeof id === 'string') return 'string';
  if (typeof id === 'boolean') return 'bool';
  if (id instanceof Date) return 'date';
  return TYPES[(id as { _bsontype?: string })._bsontype ?? ''] ?? 'object';
}

const TYPES: Record<string, string> = {
  Int32: 'number',
  Double: 'number',
  Long: 'number',
  Decimal128: 'number',
  ObjectId: 'objectId',
  Binary: 'binData',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/**
 * All documents as lines of canonical Extended JSON, in the order of `_id`, a page at a time. Comparisons
 * stay within one type, so when a type is used up, the next page is of types not seen yet.
 */
export async function* linesOf(
  collection: mongo.Collection,
  session?: mongo.ClientSession,
): AsyncGenerator<string> {
  const seen = new Set<string>();
  let after: { id: unknown } | null = null;
  for (;;) {
    const filter: Document = after ? { _id: { $gt: after.id } } : {};
    if (!after && seen.size > 0) filter['_id'] = { $not: { $type: [...seen] } };
    const page: Document[] = await collection
      .find(filter, { ...TYPED, ...(session ? { session } : {}), sort: { _id: 1 }, limit: PAGE })
      .toArray();
    for (const document of page) {
      seen.add(typeOf(document['_id']));
      yield `${EJSON.stringify(document, { relaxed: false })}\n`;
    }
    if (page.length === 0 && !after) return;
    after = page.length < PAGE ? null : { id: page.at(-1)!['_id'] };
  }
}

/** The document of a line, typed as it was stored. */
export function documentOf(line: string): Document {
  return EJSON.parse(line, { relaxed: false }) as Document;
}
