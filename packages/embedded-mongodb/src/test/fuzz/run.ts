import fc from 'fast-check';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { ModelIndex } from '../model/keys.ts';
import { ModelStore, Blocked } from '../model/transaction.ts';
import { updated } from '../model/update.ts';
import { ModelError, print, type Doc } from '../model/values.ts';
import { document, indexes } from './documents.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import type { Step } from './step.ts';
import { single, step } from './steps.ts';

export interface Program {
  indexes: ModelIndex[];
  documents: Doc[];
  steps: Turn[];
}

export type Turn = { session: number | null; step: Step } | { session: number; end: 'commit' | 'abort' };

const initial = fc.uniqueArray(document, {
  maxLength: 6,
  selector: (doc) => Number(print(doc['_id']).replace(/\D/g, '')),
});
const SESSIONS = 3;

/** Operations one after the other, outside transactions. */
export const plainProgram: fc.Arbitrary<Program> = fc.record({
  indexes,
  documents: initial,
  steps: fc.array(
    step.map((one): Turn => ({ session: null, step: one })),
    { minLength: 1, maxLength: 6 },
  ),
});

/** Transactions of several sessions through one another, with operations outside them. */
export const interleavedProgram: fc.Arbitrary<Program> = fc.record({
  indexes,
  documents: initial,
  steps: fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ session: fc.nat(SESSIONS - 1), step: single }) },
      { weight: 3, arbitrary: single.map((one): Turn => ({ session: null, step: one })) },
      {
        weight: 2,
        arbitrary: fc.record({
          session: fc.nat(SESSIONS - 1),
          end: fc.constantFrom<'commit' | 'abort'>('commit', 'commit', 'abort'),
        }),
      },
    ),
    { minLength: 3, maxLength: 14 },
  ),
});

const WAITS_MS = 10_000;

/** Runs a program on a server and on the model and throws at the first difference. */
export async function runProgram(client: MongoClient, db: Db, program: Program): Promise<void> {
  const collection = db.collection<Doc & { _id?: unknown }>('fuzz');
  await collection.deleteMany({});
  await collection.dropIndexes();
  for (const { key, ...options } of program.indexes) await collection.createIndex(key, options);
  const store = new ModelStore('fuzz', program.indexes);
  const sessions = Array.from({ length: SESSIONS }, () => client.startSession());
  try {
    for (const doc of program.documents) await turn(insertOf(doc), null);
    for (const one of program.steps) {
      if ('step' in one) await turn(one.step, one.session);
      else await end(one.session, one.end);
    }
    for (const session of sessions.keys()) await end(session, 'commit');
    await compareAll();
    await compareIndexes();
  } finally {
    await Promise.all(sessions.map((session) => session.endSession()));
  }

  async function turn(given: Step, session: number | null): Promise<void> {
    const anyRunning = sessions.some((_, at) => store.isRunning(at));
    if (given.many && anyRunning) return;
    const before = [...store.committed.docs];
    let expected: Outcome;
    try {
      expected = await store.attempt(() => outcomeOf(given, () => given.model(store.of(session))));
    } catch (error) {
      if (error instanceof Blocked) return;
      throw error;
    }
    if (given.many && dependsOnOrder(given, before, expected)) {
      store.committed.docs = before;
      return;
    }
    const found = await within(
      outcomeOf(given, () => given.server({ database: db, collection, options: optionsOf(session) })),
      given,
    );
    if (found.text !== expected.text) throw new Error(difference(given, session, expected, found));
    if (expected.code !== null && session !== null) await end(session, 'abort');
    if (expected.code !== null && given.many) await adopt(given, before);
  }

  function optionsOf(session: number | null): { session?: ClientSession } {
    if (session === null) return {};
    const own = sessions[session]!;
    if (!own.inTransaction()) own.startTransaction();
    return { session: own };
  }

  async function end(session: number, how: 'commit' | 'abort'): Promise<void> {
    if (!store.isRunning(session) && !sessions[session]!.inTransaction()) return;
    if (how === 'commit') store.commit(session);
    else store.abort(session);
    await (how === 'commit' ? sessions[session]!.commitTransaction() : sessions[session]!.abortTransaction());
  }

  function stored(): Promise<Doc[]> {
    return collection
      .find({}, { promoteValues: false, promoteBuffers: false, bsonRegExp: true, sort: { _id: 1 } })
      .toArray();
  }

  async function compareAll(): Promise<void> {
    const [found, expected] = [await stored(), store.committed.find({}, { _id: 1 })];
    if (print(found) !== print(expected))
      throw new Error(`The documents differ.\nmodel:  ${print(expected)}\nserver: ${print(found)}`);
  }

  /** A failed update of many left some as they were and some as they were to be. */
  async function adopt(given: Step, before: readonly Doc[]): Promise<void> {
    const found = await stored();
    const where = { filter: given.many!.filter, arrayFilters: given.many!.arrayFilters ?? [] };
    for (const doc of found) {
      const old = before.find((one) => print(one['_id']) === print(doc['_id']));
      const allowed = [old, old && attempt(() => updated(old, given.many!.update, where, false))];
      if (!allowed.some((one) => one && print(one) === print(doc)))
        throw new Error(`${given.kind} ${print(given.spec)} left ${print(doc)} of ${print(old ?? null)}`);
    }
    if (found.length !== before.length) throw new Error(`${given.kind} ${print(given.spec)} lost a document`);
    store.committed.docs = before.map((old) => found.find((doc) => print(doc['_id']) === print(old['_id']))!);
  }

  /** Whether another order of the documents may give another answer. */
  function dependsOnOrder(given: Step, before: readonly Doc[], expected: Outcome): boolean {
    const alone = (doc: Doc) => {
      const one = new ModelStore('fuzz', program.indexes);
      one.committed.docs = [doc];
      return codeOf(() => given.model(one.committed));
    };
    const codes = new Set(before.map(alone).filter((code) => code !== null));
    const unique = program.indexes.some((index) => index.unique);
    if (codes.size > 1 || (codes.size > 0 && unique)) return true;
    const other = new ModelStore('fuzz', program.indexes);
    other.committed.docs = before.toReversed();
    return unique && (expected.code !== null || codeOf(() => given.model(other.committed)) !== null);
  }

  /** Every query that an index answers equals the scan, and every whole index holds every document. */
  async function compareIndexes(): Promise<void> {
    const filters: Doc[] = program.steps.flatMap((one) =>
      'step' in one && one.step.kind === 'find' ? [one.step.spec['filter'] as Doc] : [],
    );
    const idsOf = async (filter: Doc, hint?: string | Doc) =>
      (await collection.find(filter, { promoteValues: false, ...(hint ? { hint } : {}) }).toArray())
        .map(({ _id }) => print(_id))
        .sort()
        .join();
    for (const filter of [{}, ...filters]) {
      const scanned = await idsOf(filter, { $natural: 1 });
      const ways = program.indexes.filter((index) => !index.sparse && !index.partialFilterExpression);
      for (const hint of [undefined, ...ways.map(({ name }) => name)]) {
        const answered = await idsOf(filter, hint);
        if (answered !== scanned)
          throw new Error(
            `${print(filter)} by ${hint ?? 'plan'} finds ${answered}; the scan finds ${scanned}`,
          );
      }
    }
  }
}

function insertOf(doc: Doc): Step {
  return {
    kind: 'insert',
    spec: doc,
    server: async ({ collection }) => (await collection.insertOne({ ...doc })).acknowledged,
    model: (collection) => {
      collection.insert(doc);
      return true;
    },
  };
}

function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}

function codeOf(run: () => unknown): number | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof ModelError) return error.code;
    throw error;
  }
}

async function within<T>(answer: Promise<T>, given: Step): Promise<T> {
  let timer!: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The server does not answer ${given.kind} ${print(given.spec)}`)),
      WAITS_MS,
    );
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function difference(given: Step, session: number | null, expected: Outcome, found: Outcome): string {
  const where = session === null ? '' : ` in session ${session}`;
  return `${given.kind}${where} ${print(given.spec)}\nmodel:  ${expected.text} ${expected.message}\nserver: ${found.text} ${found.message}`;
}

/** The program as text, for the report of a difference. */
export function printProgram(program: Program): string {
  const turns = program.steps.map((one) =>
    'step' in one
      ? `  ${one.session ?? '-'} ${one.step.kind} ${print(one.step.spec)}`
      : `  ${one.session} ${one.end}`,
  );
  return [
    `indexes ${JSON.stringify(program.indexes)}`,
    ...program.documents.map((doc) => `  ${print(doc)}`),
    ...turns,
  ].join('\n');
}
