import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Engine } from '../engine.ts';
import type { Transaction } from '../transactions/transaction.ts';
import { CommitPace } from './commit-pace.ts';
import { idKeyOf } from './keys.ts';

const NAMESPACE = 'test.items';
let folder: string;
let engine: Engine;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  // What others see while a commit is on its way can be looked at only when it waits aside.
  engine = new Engine(join(folder, 'data'), new CommitPace('aside'));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const insert = (id: string) => () => engine.writer().insert(engine.catalog.ensure(NAMESPACE), { _id: id });
const read = (id: string, view = engine.view) =>
  view.get(engine.catalog.find(NAMESPACE)!, idKeyOf(id))?.doc ?? null;

it('undoes a unit that fails, and commits those that came with it', async () => {
  const undone = () => {
    insert('undone')();
    throw new Error('undone');
  };
  const results = await Promise.allSettled(
    [insert('a'), undone, insert('b')].map((unit) => engine.queue.run(unit)),
  );
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(['a', 'undone', 'b'].map((id) => read(id)?.['_id'])).toEqual(['a', undefined, 'b']);
});

it('goes on in the order of changes when who asks for it comes between a unit that failed and its commit', async () => {
  await engine.queue.run(insert('first'));
  for (let round = 0; round < 5; round++) {
    const before = engine.oplog.order;
    const fails = () => {
      queueMicrotask(() => engine.oplog.now);
      throw new Error('undone');
    };
    await Promise.allSettled([insert(`b${round}`), fails].map((unit) => engine.queue.run(unit)));
    expect(engine.oplog.order).toBeGreaterThan(before);
  }
});

it('tells of a change when it is on the disk, and a transaction of before meets its keys', async () => {
  await engine.queue.run(insert('first'));
  // A commit may be seen before it is told of, or not; here a transaction is looked for that did not see it.
  for (let round = 0, unseen = false; !unseen; round++) {
    expect(round, 'every commit was seen at once').toBeLessThan(100);
    const id = `a${round}`;
    const { end } = engine.oplog;
    let early!: Transaction;
    let told!: Buffer;
    await engine.queue.run(() => {
      insert(id)();
      // The commit is on its way when this runs.
      queueMicrotask(() => {
        early = engine.sessions.start('session', BigInt(2 * round + 1));
        told = engine.oplog.end;
      });
    });
    expect(told).toEqual(end);
    expect(Buffer.compare(engine.oplog.end, end)).toBe(1);
    expect([...engine.oplog.after(end, () => true)]).toMatchObject([{ op: 'insert', id }]);
    unseen = read(id, early.view) === null;
    expect(() => early.writer.insert(engine.catalog.find(NAMESPACE)!, { _id: id })).toThrow(
      unseen ? /[Cc]onflict/ : /duplicate key/,
    );
    engine.sessions.abort('session');
    const late = engine.sessions.start('session', BigInt(2 * round + 2));
    expect(read(id, late.view)).toEqual({ _id: id });
    late.writer.remove(engine.catalog.find(NAMESPACE)!, { _id: id });
    engine.sessions.abort('session');
  }
});
