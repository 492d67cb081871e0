import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { regionFolder } from '@scheldemond/demo-region';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryCompiler } from '../http/compiled-queries.ts';
import { rebuildSummaries } from '../placements/service.ts';
import { buildSchema } from '../schema.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { executeBothWays } from '../test/both-executions.ts';
import { importFolder, type ImportResult } from './service.ts';
import { changed, SMALL } from './test/small-folder.ts';

type Stored = Record<string, unknown> & { _id: string };
const all = (name: string) =>
  mongoose.connection.collection<Stored>(name).find({}).sort({ _id: 1 }).toArray();
async function everything(): Promise<Record<string, Stored[]>> {
  const names = (await mongoose.connection.listCollections()).map(({ name }) => name).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await all(name)] as const)));
}

const clientDocuments = JSON.parse(
  readFileSync(new URL('../../../client/generated/trusted-documents.json', import.meta.url), 'utf8'),
) as Record<string, string>;

const NODES = {
  Student: 'students',
  Need: 'needs',
  Placement: 'placements',
  Slot: 'slots',
  Company: 'companies',
  Site: 'sites',
  Proeftuin: 'proeftuinen',
  School: 'schools',
  Class: 'classes',
  Programme: 'programmes',
  Qualification: 'qualifications',
};
/** Global ids of two of each type. */
async function someNodes(): Promise<string[]> {
  const found = Object.entries(NODES).map(async ([type, name]) => {
    const few = await mongoose.connection.collection<Stored>(name).find({}).limit(2).toArray();
    return few.map(({ _id }) => toNodeId(type, _id));
  });
  return (await Promise.all(found)).flat();
}

/** One who is signed in of each role, nobody, and the system. */
async function someViewers(): Promise<Viewer[]> {
  const byRole = new Map((await all('memberships')).map((one) => [one['role'], one]));
  const persons = [...byRole.values()].map(
    ({ _id, ...membership }) =>
      ({
        ...membership,
        kind: 'person',
        sessionId: 'none',
        membershipId: _id,
        slotIds: [],
      }) as unknown as Viewer,
  );
  return [...persons, { kind: 'anonymous' }, { kind: 'system' }];
}

describe('the demo region', () => {
  let api: TestApi;
  let first: ImportResult;
  beforeAll(async () => {
    api = await startTestApi();
    first = await importFolder(regionFolder);
  }, 120_000);
  afterAll(() => api.stop());

  it('is imported whole', async () => {
    expect(first).toMatchObject({ ok: true, errors: [] });
    expect(first.lines).toContain('students.csv: 1200 rows, 1200 new, 0 changed');
    expect(first.lines).toContain('placements.csv: 900 rows, 900 new, 0 changed');
    for (const [name, count] of [
      ['students', 1200],
      ['slots', 500],
      ['placements', 900],
      ['proeftuinen', 7],
    ] as const)
      expect(await mongoose.connection.collection(name).countDocuments({}), `${name}`).toBe(count);
  });

  it('has summaries that say what its placements say, and that a rebuild does not change', async () => {
    const placements = await all('placements');
    const holding = new Set(['ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED']);
    const filling = new Set([...holding, 'COMPLETED', 'CLOSED']);
    for (const need of await all('needs')) {
      const own = placements.filter(({ needId }) => needId === need._id);
      const held = own.filter(({ state }) => filling.has(String(state))).length;
      const open = own.filter(({ state }) => state === 'PROPOSED' || state === 'COUNTERED').length;
      expect(need).toMatchObject({ partsHeld: held, openProposals: open });
      expect(need['state']).toBe(held > 0 ? 'PLACED' : open > 0 ? 'PROPOSED' : 'WITHOUT_PLACE');
    }
    for (const slot of await all('slots')) {
      const taken = placements.filter(
        ({ slotId, state }) => slotId === slot._id && holding.has(String(state)),
      ).length;
      expect(slot['placesTaken']).toBe(taken);
      expect(slot['placesFree']).toBe(Number(slot['places']) - taken);
    }
    const before = await everything();
    await rebuildSummaries();
    expect(await everything()).toEqual(before);
  });

  it('is answered to every query of the client the same, compiled and by graphql-js', async () => {
    const schema = buildSchema();
    const compile = queryCompiler(schema);
    const ids = await someNodes();
    const viewers = await someViewers();
    const without: string[] = [];
    for (const text of Object.values(clientDocuments)) {
      if (!/^query/m.test(text)) continue;
      const well = (runs: number) => executeBothWays(schema, text, compile, { viewers, ids, runs });
      if ((await well(5)) === 0 && (await well(15)) === 0) without.push(/query (\w+)/.exec(text)?.[1] ?? '');
    }
    // Some ask for what the region has not, such as a plan.
    expect(without.length).toBeLessThan(12);
  }, 60_000);

  it('changes in nothing when it is imported again', async () => {
    const before = await everything();
    const again = await importFolder(regionFolder);
    expect(again.lines.filter((line) => !line.endsWith('0 new, 0 changed'))).toEqual([]);
    const after = await everything();
    for (const [name, documents] of Object.entries(before)) expect(after[name], `${name}`).toEqual(documents);
  }, 60_000);
});

describe('npm run import -- FOLDER', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'scheldemond-import-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** The command as npm runs it: in the package's folder, told where it was typed. */
  async function command(...args: string[]): Promise<{ code: number | null; output: string }> {
    const { MONGODB_URI: _, ...rest } = process.env;
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--import',
        'tsx',
        fileURLToPath(new URL('../import.ts', import.meta.url)),
        ...args,
      ],
      {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...rest, INIT_CWD: home, DATA_DIR: join(home, 'data'), LOG_LEVEL: 'error' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }
  async function folderOf(name: string, files: Record<string, string>): Promise<void> {
    await mkdir(join(home, name), { recursive: true });
    for (const [file, text] of Object.entries(files)) await writeFile(join(home, name, `${file}.csv`), text);
  }

  it('asks for a folder or a file, and says when there is none', async () => {
    const wrong = await command('a', 'b', '--kind', 'students');
    expect(wrong.code).toBe(2);
    expect(wrong.output).toMatch(/^Name a folder or a file: npm run import -- FOLDER\n/);
    const { code, output } = await command('nowhere');
    expect(code).toBe(1);
    expect(output).toBe(`There is no folder or file ${join(home, 'nowhere')}.\n`);
  }, 60_000);

  it('is not run through a second npm, which would forget where it was typed', () => {
    const root = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    const { scripts } = JSON.parse(root) as { scripts: Record<string, string> };
    expect(scripts['import']).toBe('node api/dist/import.js');
  });

  it('finds a folder or a file from where it was typed and prints a line for each file or wrong row', async () => {
    await folderOf('autumn', SMALL);
    const { code, output } = await command('autumn');
    expect(output).toContain('students.csv: 1 rows, 1 new, 0 changed\n');
    expect(output.trim().split('\n')).toHaveLength(Object.keys(SMALL).length);
    expect(code).toBe(0);
    await writeFile(join(home, 'lijst.csv'), 'Leerlingnummer;Voornaam;Naam;Klas\n7001;Ilse;Maes;6 EX');
    expect(await command('lijst.csv', '--kind', 'students', '--organisation', 'zandhoek')).toEqual({
      code: 1,
      output: 'line 2, Klas: names "6 EX", which is not in classes\nNothing was written: 1 refused.\n',
    });
  }, 60_000);

  it('prints what it refuses and ends with a failure', async () => {
    await folderOf('wrong', changed('students', '2009-03-14', '31-02-2009'));
    const { code, output } = await command('wrong');
    expect(output).toBe(
      'students.csv line 2, birthDate: is not a date like 2027-03-28\nNothing was written: 1 refused.\n',
    );
    expect(code).toBe(1);
  }, 60_000);
});
