import { setTimeout as sleep } from 'node:timers/promises';
import { MongoServerError, type Collection, type Db, type MongoClient } from 'mongodb';

/** What clients know of their writes: acknowledged, or sent without an answer. */
export interface Ledger {
  /** Single inserts that were acknowledged. */
  singles: Set<string>;
  /** Transactions that wrote both halves of a pair and were acknowledged. */
  pairs: Set<string>;
  /** Additions to a counter since the last crash. */
  added: Count;
  /** The same by a client that repeats by itself what got no answer. */
  repeated: Count;
}

export interface Count {
  before: number;
  acknowledged: number;
  unanswered: number;
}

const newCount = (before = 0): Count => ({ before, acknowledged: 0, unanswered: 0 });
export const newLedger = (): Ledger => ({
  singles: new Set(),
  pairs: new Set(),
  added: newCount(),
  repeated: newCount(),
});

/** Whether a counter stands where it may, after which it is counted from there. */
export function agrees(ledger: Ledger, name: 'added' | 'repeated', found: number): boolean {
  const { before, acknowledged, unanswered } = ledger[name];
  ledger[name] = newCount(found);
  return found >= before + acknowledged && found <= before + acknowledged + unanswered;
}

interface Named {
  _id: string;
  pair?: string;
  seat?: number;
  n?: number;
}

export const SEATS = 40;
export const named = (db: Db, name: string): Collection<Named> => db.collection<Named>(name);

/**
 * Writes through a crash, until the test says that it is enough: single documents, a pair in a transaction, a counter,
 * a seat that is taken once. What got no answer is not repeated.
 */
export async function writeThroughCrash(
  client: MongoClient,
  prefix: string,
  ledger: Ledger,
  enough: () => boolean,
): Promise<void> {
  const db = client.db('crash');
  for (let at = 0; !enough(); at++) {
    const name = `${prefix}-${at}`;
    try {
      await named(db, 'singles').insertOne({ _id: name, n: at });
      ledger.singles.add(name);
      await pair(client, name);
      ledger.pairs.add(name);
      await takeSeat(db, name);
    } catch {
      await sleep(20);
      continue;
    }
    try {
      await named(db, 'counters').updateOne({ _id: 'added' }, { $inc: { n: 1 } });
      ledger.added.acknowledged++;
    } catch {
      ledger.added.unanswered++;
    }
  }
}

async function pair(client: MongoClient, name: string): Promise<void> {
  const db = client.db('crash');
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await named(db, 'pairs').insertOne({ _id: `${name}/1`, pair: name }, { session });
      await named(db, 'pairs').insertOne({ _id: `${name}/2`, pair: name }, { session });
      await named(db, 'counters').updateOne({ _id: 'pairs' }, { $inc: { n: 1 } }, { session });
    }),
  );
}

async function takeSeat(db: Db, name: string): Promise<void> {
  const seat = Math.floor(Math.random() * SEATS);
  try {
    await named(db, 'seats').insertOne({ _id: name, seat });
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error;
    await named(db, 'seats').deleteOne({ seat });
  }
}

/** Adds to a counter with a client that repeats what got no answer, until the test says that it is enough. */
export async function addThroughCrash(
  client: MongoClient,
  ledger: Ledger,
  enough: () => boolean,
): Promise<void> {
  do {
    try {
      await named(client.db('crash'), 'counters').updateOne({ _id: 'repeated' }, { $inc: { n: 1 } });
      ledger.repeated.acknowledged++;
    } catch (error) {
      // A driver repeats once, which may be on another connection that broke.
      if (error instanceof MongoServerError) throw error;
      ledger.repeated.unanswered++;
    }
  } while (!enough());
}
