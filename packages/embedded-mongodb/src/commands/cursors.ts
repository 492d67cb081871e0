import { Long } from 'bson';
import { MongoError } from '../errors.ts';
import { isNumeric, toBigInt, toNumber, type Doc } from '../values/types.ts';
import { Batch } from './command.ts';

const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;

interface Cursor {
  namespace: string;
  documents: readonly Buffer[];
  at: number;
  used: number;
  session: string | null;
}

/** Results that did not fit into one reply; forgotten after ten minutes without use. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private next = BigInt(Date.now()) * 1000n;

  /** The first reply of a query: a batch, and the id of a cursor when more is to come. */
  start(
    namespace: string,
    documents: readonly Buffer[],
    batchSize: unknown,
    options: { single?: boolean; session?: string | null } = {},
  ): Doc {
    const size = isNumeric(batchSize) ? toNumber(batchSize) : FIRST_BATCH;
    const count = take(documents, 0, size);
    const more = !options.single && count < documents.length;
    const id = more ? ++this.next : 0n;
    if (more)
      this.open.set(id, {
        namespace,
        documents,
        at: count,
        used: Date.now(),
        session: options.session ?? null,
      });
    return {
      cursor: { firstBatch: new Batch(documents.slice(0, count)), id: Long.fromBigInt(id), ns: namespace },
      ok: 1,
    };
  }

  more(idValue: unknown, namespace: string, batchSize: unknown): Doc {
    const id = toBigInt(idValue) ?? 0n;
    const cursor = this.open.get(id);
    if (!cursor || cursor.namespace !== namespace)
      throw new MongoError(43, 'CursorNotFound', `cursor id ${id} not found`);
    const size = isNumeric(batchSize) && toNumber(batchSize) > 0 ? toNumber(batchSize) : Infinity;
    const from = cursor.at;
    cursor.at = from + take(cursor.documents, from, size);
    cursor.used = Date.now();
    const done = cursor.at >= cursor.documents.length;
    if (done) this.open.delete(id);
    return {
      cursor: {
        nextBatch: new Batch(cursor.documents.slice(from, cursor.at)),
        id: Long.fromBigInt(done ? 0n : id),
        ns: namespace,
      },
      ok: 1,
    };
  }

  kill(ids: readonly unknown[]): Doc {
    const killed: unknown[] = [];
    const notFound: unknown[] = [];
    for (const id of ids) (this.open.delete(toBigInt(id) ?? 0n) ? killed : notFound).push(id);
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  }

  killSession(session: string): void {
    for (const [id, cursor] of this.open) if (cursor.session === session) this.open.delete(id);
  }

  reap(now: number): void {
    for (const [id, cursor] of this.open) if (cursor.used < now - IDLE_MS) this.open.delete(id);
  }
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
