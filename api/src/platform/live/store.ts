import { defineModel, newId } from '../../database.ts';

/** What happened, as it is told from process to process; ids only. */
export interface NewsDocument {
  _id: string;
  /** `CHANGED`: an object. `ENDED`: a session, or every session of a person. */
  kind: 'CHANGED' | 'ENDED';
  type: string;
  subjectId: string;
  /** The part that changed, for who may read it; null for the object as such. */
  field: string | null;
  version: number;
  keys: Record<string, unknown>;
  at: Date;
}
export type News = Omit<NewsDocument, '_id' | 'at'>;

/** Long enough for a process that lost its database for a while. */
const HOUR = 3_600;

const news = defineModel<NewsDocument>(
  'News',
  'news',
  { kind: String, type: String, subjectId: String, field: String, version: Number, keys: {}, at: Date },
  [{ key: { at: 1 }, keptForSeconds: HOUR }],
);

export async function insertNews(items: readonly News[], at: Date): Promise<void> {
  await news.insertMany(items.map((item) => ({ _id: newId(), ...item, at })));
}

/** A stream of what is inserted from a moment on, and where it stands. */
export interface NewsStream {
  next(): Promise<News>;
  /** From here a later stream goes on. */
  place(): unknown;
  close(): Promise<void>;
}

/**
 * Follows the collection's change stream.
 *
 * @param from - `place()` of a stream before, to miss nothing; null begins now
 */
export async function followNews(from: unknown): Promise<NewsStream> {
  const start = from === null ? { startAtOperationTime: await operationTime() } : { resumeAfter: from };
  const stream = news.collection.watch<NewsDocument>(
    [{ $match: { operationType: 'insert' } }],
    start as object,
  );
  return {
    async next() {
      for (;;) {
        const change = await stream.next();
        if (change.operationType === 'insert') return change.fullDocument;
      }
    },
    place: () => stream.resumeToken ?? null,
    close: () => stream.close(),
  };
}

/** The database's own time, from before which nothing is missed. */
async function operationTime(): Promise<unknown> {
  const reply = await news.db.db?.command({ ping: 1 });
  return reply?.['operationTime'];
}
