import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Environment } from './environment.ts';
import { KEEP_BYTES, KEEP_MS, Oplog, type OplogEntry } from './oplog.ts';

let folder: string;
let env: Environment;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  env = new Environment(join(folder, 'data'));
});
afterEach(async () => {
  await env.close();
  rmSync(folder, { recursive: true });
});

/** Runs a unit as the queue of writes does. */
function write<T>(oplog: Oplog, unit: () => T): T {
  let value!: T;
  try {
    env.writeAtOnce(() => {
      value = unit();
      oplog.settle();
    });
  } catch (error) {
    oplog.forget();
    throw error;
  }
  oplog.announce();
  return value;
}

const insert = (id: string, bytes = 0): OplogEntry => ({
  op: 'insert',
  ns: 'a.b',
  id,
  ...(bytes > 0 ? { document: Buffer.alloc(bytes) } : {}),
});
const idsAfter = (oplog: Oplog, place: Buffer) =>
  [...oplog.after(place, () => true)].map((entry) => 'id' in entry && entry.id);

it('keeps its order over an undone write and a new start', () => {
  const oplog = new Oplog(env);
  const begin = oplog.end;
  write(oplog, () => oplog.append([insert('a'), insert('b')]));
  expect(() =>
    write(oplog, () => {
      oplog.append([insert('undone')]);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  const again = new Oplog(env);
  expect(again.now).toEqual(oplog.now);
  write(again, () => again.append([insert('c')]));
  expect(idsAfter(again, begin)).toEqual(['a', 'b', 'c']);
  expect(idsAfter(again, again.end)).toEqual([]);
});

it('forgets only what is older than an hour and does not fit', () => {
  const oplog = new Oplog(env);
  const part = KEEP_BYTES / 4;
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) write(oplog, () => oplog.append([insert(id, part)]));
  const begin = Buffer.alloc(12);
  write(oplog, () => oplog.prune(Date.now()));
  expect(idsAfter(oplog, begin)).toHaveLength(6);
  write(oplog, () => oplog.prune(Date.now() + KEEP_MS + 5000));
  expect(idsAfter(oplog, begin)).toEqual(['d', 'e', 'f']);
  expect(Buffer.compare(oplog.pruned, begin)).toBe(1);
  expect(new Oplog(env).pruned).toEqual(oplog.pruned);
});
