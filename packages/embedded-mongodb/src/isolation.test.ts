import { MongoServerError, type ClientSession, type Collection, type MongoClient } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { findAnomalies } from './test/isolation/check.ts';
import type { Operation, Transaction } from './test/isolation/history.ts';
import { useDatabase } from './test/server.ts';

const CLIENTS = 8;
const TRANSACTIONS = 30;
const KEYS = ['a', 'b', 'c', 'd'];

interface List {
  _id: string;
  list: number[];
}

let last = 0;
const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!;

async function operate(lists: Collection<List>, session: ClientSession | undefined): Promise<Operation> {
  const key = pick(KEYS);
  const options = session ? { session } : {};
  if (Math.random() < 0.5)
    return { kind: 'read', key, list: (await lists.findOne({ _id: key }, options))?.list ?? [] };
  const value = ++last;
  await lists.updateOne({ _id: key }, { $push: { list: value } }, { ...options, upsert: true });
  return { kind: 'append', key, value };
}

/** A transaction as it went; one that met another is aborted. */
async function transact(client: MongoClient, lists: Collection<List>, id: number): Promise<Transaction> {
  const operations: Operation[] = [];
  if (Math.random() < 0.2) return { id, state: 'committed', operations: [await operate(lists, undefined)] };
  const session = client.startSession();
  session.startTransaction();
  try {
    for (let left = 1 + Math.floor(Math.random() * 4); left > 0; left--)
      operations.push(await operate(lists, session));
    if (Math.random() < 0.1) {
      await session.abortTransaction();
      return { id, state: 'aborted', operations };
    }
    await session.commitTransaction();
    return { id, state: 'committed', operations };
  } catch (error) {
    if (!(error instanceof MongoServerError) || !error.hasErrorLabel('TransientTransactionError'))
      throw error;
    if (session.inTransaction()) await session.abortTransaction();
    return { id, state: 'aborted', operations };
  } finally {
    await session.endSession();
  }
}

interface Account {
  _id: number;
  amount: number;
}

describe.each(['at once', 'aside'] as const)('commits %s', (commits) => {
  const database = useDatabase({ commits });

  it('shows no anomaly in lists that clients append to and read at the same time', async () => {
    const lists = database.client.db('test').collection<List>('lists');
    await lists.insertOne({ _id: 'none', list: [] });
    const client = async (number: number) => {
      const own: Transaction[] = [];
      for (let at = 0; at < TRANSACTIONS; at++)
        own.push(await transact(database.client, lists, number * TRANSACTIONS + at));
      return own;
    };
    const history = (
      await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
    ).flat();
    const final = KEYS.map(async (key): Promise<Operation> => ({
      kind: 'read',
      key,
      list: (await lists.findOne({ _id: key }))?.list ?? [],
    }));
    history.push({ id: -1, state: 'committed', operations: await Promise.all(final) });
    expect(findAnomalies(history)).toEqual([]);
    const states = history.map(({ state }) => state);
    expect(states.filter((state) => state === 'committed').length).toBeGreaterThan(CLIENTS);
    expect(states).toContain('aborted');
  });

  it('keeps the sum of all accounts in every snapshot while money moves', async () => {
    const ACCOUNTS = 5;
    const EACH = 100;
    const accounts = database.client.db('test').collection<Account>('accounts');
    await accounts.insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, amount: EACH })));
    const transfer = async () => {
      const [from, to, amount] = [
        Math.floor(Math.random() * ACCOUNTS),
        Math.floor(Math.random() * ACCOUNTS),
        1 + Math.floor(Math.random() * 50),
      ];
      await database.client.withSession((session) =>
        session.withTransaction(async () => {
          const giver = await accounts.findOne({ _id: from }, { session });
          if (from === to || giver!.amount < amount) return;
          await accounts.updateOne({ _id: from }, { $set: { amount: giver!.amount - amount } }, { session });
          await accounts.updateOne({ _id: to }, { $inc: { amount } }, { session });
        }),
      );
    };
    const sums: number[] = [];
    const look = () =>
      database.client.withSession((session) =>
        session.withTransaction(async () => {
          const one = (await accounts.findOne({ _id: 0 }, { session }))!.amount;
          const others = await accounts.find({ _id: { $ne: 0 } }, { session }).toArray();
          sums.push(others.reduce((sum, { amount }) => sum + amount, one));
        }),
      );
    const several = async (times: number, run: () => Promise<unknown>) => {
      for (let at = 0; at < times; at++) await run();
    };
    await Promise.all([
      ...Array.from({ length: CLIENTS }, () => several(15, transfer)),
      ...Array.from({ length: 3 }, () => several(30, look)),
    ]);
    await look();
    expect(new Set(sums)).toEqual(new Set([ACCOUNTS * EACH]));
    const amounts = (await accounts.find().toArray()).map(({ amount }) => amount);
    expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
  });
});
