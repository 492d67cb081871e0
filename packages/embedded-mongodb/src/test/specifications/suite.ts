import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { EJSON } from 'bson';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VERSION } from '../../commands/administration.ts';
import { expectedFailure } from './expected-failures.ts';
import { isMeant, type SpecificationFile, type SpecificationTest } from './format.ts';
import { runTest } from './run-test.ts';
import { startTestServer, type TestServer } from './server.ts';

/** Runs a folder of MongoDB's specification tests against a database of its own. */
export function runSpecification(name: string): void {
  let server: TestServer;
  let internal: MongoClient;
  beforeAll(async () => {
    server = await startTestServer();
    internal = await new MongoClient(server.uri).connect();
  });
  afterAll(async () => {
    await internal.close();
    await server.close();
  });
  const cases = casesOf(name).map((one) => [one.title, one] as const);
  it.each(cases.filter(([, { failure }]) => failure === undefined))('%s', (_title, { file, test }) =>
    runTest(server, internal, file, test),
  );
  it.each(cases.filter(([, { failure }]) => failure !== undefined))(
    'expected to fail: %s',
    (_title, { file, test, failure }) =>
      expect(runTest(server, internal, file, test)).rejects.toThrow(failure),
  );
}

interface Case {
  title: string;
  file: SpecificationFile;
  test: SpecificationTest;
  /** What is said when the test fails as it must. */
  failure?: string;
}

function casesOf(name: string): Case[] {
  return filesOf(name).flatMap(([path, file]) =>
    file.tests
      .filter((test) => isForUs(file, test))
      .map((test): Case => {
        const failure = expectedFailure(path, test.description);
        return { title: `${path}: ${test.description}`, file, test, ...(failure ? { failure } : {}) };
      }),
  );
}

function isForUs(file: SpecificationFile, test: SpecificationTest): boolean {
  return (
    test.skipReason === undefined &&
    isMeant(file.runOnRequirements, VERSION) &&
    isMeant(test.runOnRequirements, VERSION)
  );
}

/** The files of a specification, by their path; those in other formats are not for a server. */
export function filesOf(name: string): [string, SpecificationFile][] {
  const root = process.env['MONGODB_SPECIFICATIONS']!;
  const folder = join(root, name, 'tests');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path): [string, SpecificationFile] => [
      relative(root, join(folder, path)),
      EJSON.parse(readFileSync(join(folder, path), 'utf8')) as SpecificationFile,
    ])
    .filter(([, file]) => 'schemaVersion' in file);
}
