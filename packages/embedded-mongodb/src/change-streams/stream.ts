import { runStages } from '../aggregate/in-memory.ts';
import type { Variables } from '../aggregate/expressions.ts';
import { MongoError } from '../errors.ts';
import { runQuery } from '../query/run.ts';
import type { Engine } from '../engine.ts';
import type { StoredEntry } from '../storage/oplog.ts';
import { bytesOf } from '../storage/writer.ts';
import { sameValue } from '../values/key.ts';
import type { Doc } from '../values/types.ts';
import { eventOf, invalidateOf } from './events.ts';
import { writeToken } from './token.ts';

/** Entries looked at in one go, so that other clients are not kept waiting. */
const AT_ONCE = 2000;

/** What a stream watches: a collection, a database, or everything. */
export interface Scope {
  database: string | null;
  collection: string | null;
}

export interface StreamOptions {
  scope: Scope;
  /** The place after which it begins. */
  start: Buffer;
  pipeline: readonly Doc[];
  variables: Variables;
  /** Updates come with the document as it is when the event is read. */
  lookUp: boolean;
}

export interface StreamBatch {
  documents: Buffer[];
  /** Where a reader goes on who has seen all of the batch. */
  token: Doc;
  /** Nothing more will come. */
  over: boolean;
}

/** A change stream: a place in the oplog that moves on as it is read. */
export class ChangeStream {
  private readonly engine: Engine;
  private readonly options: StreamOptions;
  private place: Buffer;
  private over = false;

  constructor(engine: Engine, options: StreamOptions) {
    this.engine = engine;
    this.options = options;
    this.place = options.start;
  }

  /** Ends a wait that is under way. */
  kill(): void {
    this.over = true;
  }

  /** The next events, after waiting for the first one up to `milliseconds`. */
  async wait(limit: number, milliseconds: number): Promise<StreamBatch> {
    const until = Date.now() + milliseconds;
    for (;;) {
      const batch = this.next(limit);
      const left = until - Date.now();
      if (batch.documents.length > 0 || batch.over || left <= 0) return batch;
      if (Buffer.compare(this.place, this.engine.oplog.end) >= 0) await this.engine.oplog.changed(left);
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The events that are there. @throws MongoError ChangeStreamHistoryLost when some were forgotten */
  next(limit: number): StreamBatch {
    if (Buffer.compare(this.place, this.engine.oplog.pruned) < 0) throw historyLost();
    const documents: Buffer[] = [];
    let seen = 0;
    let last: Doc | null = null;
    for (const entry of this.engine.oplog.after(this.place, (ns) => this.concerns(ns))) {
      this.place = entry.place;
      if ('op' in entry) {
        const events = this.read(entry);
        documents.push(...events.map(bytesOf));
        last = (events.at(-1)?.['_id'] as Doc | undefined) ?? null;
      } else last = null;
      if (this.over || documents.length >= limit || ++seen >= AT_ONCE)
        return { documents, token: last ?? writeToken(this.place, 'mark'), over: this.over };
    }
    this.place = this.engine.oplog.end;
    return { documents, token: writeToken(this.place, 'mark'), over: this.over };
  }

  private concerns(ns: string): boolean {
    const { database, collection } = this.options.scope;
    if (database === null) return true;
    if (collection !== null) return ns === `${database}.${collection}`;
    return ns === database || ns.startsWith(`${database}.`);
  }

  private read(entry: StoredEntry): Doc[] {
    const { scope, lookUp } = this.options;
    const events: Doc[] = [];
    if (entry.op !== 'dropDatabase' || scope.collection === null)
      events.push(eventOf(entry, lookUp ? (ns, id) => this.find(ns, id) : null));
    const gone =
      (entry.op === 'drop' && scope.collection !== null) ||
      (entry.op === 'dropDatabase' && scope.database !== null);
    if (gone) events.push(invalidateOf(entry));
    this.over ||= gone;
    return events.flatMap((event) => this.transform(event));
  }

  private find(ns: string, id: unknown): Doc | null {
    const collection = this.engine.catalog.find(ns);
    return runQuery(this.engine.view, collection, { filter: { _id: { $eq: id } } })[0]?.doc ?? null;
  }

  private transform(event: Doc): Doc[] {
    const results = runStages([event], this.options.pipeline, this.options.variables);
    for (const result of results) if (!sameValue(result['_id'], event['_id'])) throw withoutToken();
    return results;
  }
}

function withoutToken(): MongoError {
  return new MongoError(
    280,
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline.',
    { labels: ['NonResumableChangeStreamError'] },
  );
}

/** The changes that a reader asks for are no longer kept. */
export function historyLost(): MongoError {
  return new MongoError(
    286,
    'ChangeStreamHistoryLost',
    'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
    { labels: ['NonResumableChangeStreamError'] },
  );
}
