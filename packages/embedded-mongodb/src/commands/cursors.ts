import { Long } from 'bson';
import { ChangeStream } from '../change-streams/stream.ts';
import { MongoError } from '../errors.ts';
import { isNumeric, toBigInt, toNumber, type Doc } from '../values/types.ts';
import { encode } from '../values/encode.ts';
import { Batch } from './command.ts';

const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;

interface Cursor {
  namespace: string;
  used: number;
  session: string | null;
  /** What is left of a list, or what goes on for ever. */
  source: List | ChangeStream;
}

interface List {
  documents: readonly Buffer[];
  at: number;
}

/** How long a reader of changes waits when it does not say. */
const AWAIT_MS = 1000;

/** Results that did not fit into one reply; forgotten after ten minutes without use. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private next = BigInt(Date.now()) * 1000n;

  /** The first reply of a query: a batch, and the id of a cursor when more is to come. */
  start(
    namespace: string,
    documents: readonly Buffer[],
    batchSize: unknown,
    options: { single?: boolean; session?: () => string | null } = {},
  ): Doc {
    const size = sizeOf(batchSize, FIRST_BATCH);
    const count = take(documents, 0, size);
    const more = !options.single && count < documents.length;
    const id = more ? this.keep(namespace, { documents, at: count }, options.session?.() ?? null) : 0n;
    return {
      cursor: new Batch(
        'firstBatch',
        more ? documents.slice(0, count) : documents,
        besideBatch(id, namespace),
      ),
      ok: 1,
    };
  }

  /** The first reply of a change stream: what is there already. */
  startStream(namespace: string, stream: ChangeStream, batchSize: unknown, session: string | null): Doc {
    const { documents, token, over } = stream.next(sizeOf(batchSize, FIRST_BATCH));
    const id = over ? 0n : this.keep(namespace, stream, session);
    return {
      cursor: new Batch('firstBatch', documents, besideBatch(id, namespace, token)),
      ok: 1,
    };
  }

  private keep(namespace: string, source: Cursor['source'], session: string | null): bigint {
    const id = ++this.next;
    this.open.set(id, { namespace, source, session, used: Date.now() });
    return id;
  }

  more(idValue: unknown, namespace: string, batchSize: unknown, maxTimeMS: unknown): Doc | Promise<Doc> {
    const id = toBigInt(idValue) ?? 0n;
    const cursor = this.open.get(id);
    if (!cursor || cursor.namespace !== namespace)
      throw new MongoError(43, 'CursorNotFound', `cursor id ${id} not found`);
    const size = sizeOf(batchSize, Infinity) || Infinity;
    cursor.used = Date.now();
    if (cursor.source instanceof ChangeStream) return this.moreOf(cursor, cursor.source, id, size, maxTimeMS);
    const { source } = cursor;
    const from = source.at;
    source.at = from + take(source.documents, from, size);
    const done = source.at >= source.documents.length;
    if (done) this.open.delete(id);
    return {
      cursor: new Batch(
        'nextBatch',
        source.documents.slice(from, source.at),
        besideBatch(done ? 0n : id, namespace),
      ),
      ok: 1,
    };
  }

  private async moreOf(
    cursor: Cursor,
    stream: ChangeStream,
    id: bigint,
    size: number,
    maxTimeMS: unknown,
  ): Promise<Doc> {
    const patience = isNumeric(maxTimeMS) ? toNumber(maxTimeMS) : AWAIT_MS;
    const { documents, token, over } = await stream.wait(size, patience);
    cursor.used = Date.now();
    if (over) this.open.delete(id);
    return {
      cursor: new Batch('nextBatch', documents, besideBatch(over ? 0n : id, cursor.namespace, token)),
      ok: 1,
    };
  }

  kill(ids: readonly unknown[]): Doc {
    const killed: unknown[] = [];
    const notFound: unknown[] = [];
    for (const id of ids) (this.end(toBigInt(id) ?? 0n) ? killed : notFound).push(id);
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  }

  private end(id: bigint): boolean {
    const source = this.open.get(id)?.source;
    if (source instanceof ChangeStream) source.kill();
    return this.open.delete(id);
  }

  killSession(session: string): void {
    for (const [id, cursor] of this.open) if (cursor.session === session) this.end(id);
  }

  reap(now: number): void {
    for (const [id, cursor] of this.open) if (cursor.used < now - IDLE_MS) this.end(id);
  }
}

/** Of batches that are whole, by namespace: nearly all replies are such. */
const WHOLE = new Map<string, Buffer>();
const MOST_NAMESPACES = 1000;

function besideBatch(id: bigint, ns: string, token?: Doc): Buffer {
  if (token) return encode({ id: Long.fromBigInt(id), ns, postBatchResumeToken: token });
  if (id !== 0n) return encode({ id: Long.fromBigInt(id), ns });
  let bytes = WHOLE.get(ns);
  if (!bytes) {
    if (WHOLE.size === MOST_NAMESPACES) WHOLE.clear();
    WHOLE.set(ns, (bytes = encode({ id: Long.ZERO, ns })));
  }
  return bytes;
}

function sizeOf(batchSize: unknown, otherwise: number): number {
  return isNumeric(batchSize) ? toNumber(batchSize) : otherwise;
}

function take(documents: readonly Buffer[], from: number, size: number): number {
  let bytes = 0;
  let count = 0;
  while (from + count < documents.length && count < size) {
    bytes += documents[from + count]!.length;
    if (count > 0 && bytes > BATCH_BYTES) break;
    count++;
  }
  return count;
}
