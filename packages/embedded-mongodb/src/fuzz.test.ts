import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedMongo, type EmbeddedMongo } from './index.ts';
import { interleavedProgram, plainProgram, printProgram, runProgram, type Program } from './test/fuzz/run.ts';

/** How many programs each property runs with a fresh seed; `FUZZ_SEED` repeats one that failed. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 60);
const FIXED_SEED = 20_270_328;
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

let folder: string;
let server: EmbeddedMongo;
let client: MongoClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  server = await startEmbeddedMongo({ dataDir: folder });
  client = await new MongoClient(server.uri).connect();
});
afterAll(async () => {
  await client.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function check(programs: fc.Arbitrary<Program>, seed: number, numRuns: number): Promise<void> {
  const run = async (program: Program) => {
    await runProgram(client, client.db('fuzz'), program);
  };
  const details = await fc.check(fc.asyncProperty(programs, run), { seed, numRuns });
  if (!details.failed) return;
  const [program] = details.counterexample ?? [];
  const shown = program ? printProgram(program) : '';
  expect.fail(
    `FUZZ_SEED=${seed} after ${details.numRuns} programs:\n${shown}\n${String(details.errorInstance)}`,
  );
}

describe('random programs answer as the model does', () => {
  it.each([
    ['plain operations', plainProgram],
    ['interleaved transactions', interleavedProgram],
  ])('%s, of a fixed seed', (_name, programs) => check(programs, FIXED_SEED, 60), 0);

  it.each([
    ['plain operations', plainProgram],
    ['interleaved transactions', interleavedProgram],
  ])(`%s, of seed ${SEED}`, (_name, programs) => check(programs, SEED, CASES), 0);
});
