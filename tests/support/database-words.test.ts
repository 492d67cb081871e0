import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isKnown, strangeIn } from './database-words.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The product's own sources that speak to the database, without tests and what is generated. */
function sources(): [string, string][] {
  return ['api/src', 'api/migrations'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.(test|generated)\.ts$|(^|\/)test\//.test(path))
      .map((path): [string, string] => [join(folder, path), readFileSync(join(ROOT, folder, path), 'utf8')]),
  );
}

/** Words as keys of objects; what stands in backquotes is GraphQL or words for people. */
function wordsIn(text: string): string[] {
  const said = text.replaceAll(/`[^`]*`/g, '');
  const keys = said.matchAll(/['"]?(\$[a-z][A-Za-z]*)['"]?\s*:|\[['"](\$[a-z][A-Za-z]*)['"]\]/g);
  return [...keys].map((match) => (match[1] ?? match[2])!);
}

describe('what the product says to its database', () => {
  it('is known to the embedded one, to MongoDB 7 and to MongoDB 8', () => {
    const found = sources().flatMap(([path, text]) => wordsIn(text).map((word) => ({ path, word })));
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ word }) => !isKnown(word))).toEqual([]);
  });

  it('would be found out if it were not', () => {
    expect(
      wordsIn("find({ $where: 'x', '$geoWithin': 1, `$no: T` })").filter((word) => !isKnown(word)),
    ).toEqual(['$where', '$geoWithin']);
    expect(strangeIn({ mapReduce: 'slots' })).toEqual(['the command mapReduce']);
    expect(strangeIn({ bulkWrite: 1 })).toEqual(['the command bulkWrite']);
    expect(strangeIn({ aggregate: 'slots', pipeline: [{ $graphLookup: {} }] })).toEqual([
      'the stage $graphLookup',
      '$graphLookup',
    ]);
    expect(strangeIn({ find: 'slots', filter: { place: { $near: [4, 51] } } })).toEqual(['$near']);
    const updates = [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }];
    expect(strangeIn({ update: 'slots', updates })).toEqual(['the option sort of an update']);
    expect(strangeIn({ createIndexes: 'slots', indexes: [{ key: { a: 1 }, collation: {} }] })).toEqual([
      'the index option collation',
    ]);
  });
});
