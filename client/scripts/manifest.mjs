// Makes the manifest of trusted documents: what the client may ask, by the hash that it sends instead of the text.
// Writes src/documents.generated.json (operation name -> hash) and generated/trusted-documents.json (hash -> text).
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { buildSchema, isAbstractType, Kind, parse, print, visit } from 'graphql';

/** 96 bits: enough to tell documents of our own apart, and random bytes are what a browser's first load cannot pack. */
const HASH_LENGTH = 16;

/**
 * Composes each operation with the fragments that it needs, as Apollo Client would send it.
 *
 * @param {string[]} sources - texts of `.graphql` documents
 * @returns {{ hashes: Record<string, string>, texts: Record<string, string> }}
 * @throws when a name is missing, used twice, or a fragment is unknown
 */
export function manifest(sources) {
  const operations = new Map();
  const fragments = new Map();
  for (const definition of sources.flatMap((source) => parse(source, { noLocation: true }).definitions)) {
    const into = definition.kind === Kind.FRAGMENT_DEFINITION ? fragments : operations;
    const name = definition.name?.value;
    if (!name) throw new Error('An operation has no name.');
    if (into.has(name)) throw new Error(`The name ${name} is used twice.`);
    into.set(name, definition);
  }
  const hashes = {};
  const texts = {};
  for (const [name, operation] of [...operations].sort(([a], [b]) => a.localeCompare(b))) {
    const definitions = [operation, ...spreadIn(operation, fragments)];
    const text = print(addTypenameToDocument({ kind: Kind.DOCUMENT, definitions }));
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH);
    hashes[name] = hash;
    texts[hash] = text;
  }
  return { hashes, texts };
}

function spreadIn(operation, fragments) {
  const found = new Map();
  const collect = (definition) =>
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (found.has(value)) return;
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`The fragment ${value} is unknown.`);
        found.set(value, fragment);
        collect(fragment);
      },
    });
  collect(operation);
  return [...found.values()].sort((a, b) => a.name.value.localeCompare(b.name.value));
}

/**
 * The members of every union and interface, without which the cache cannot tell whether a fragment applies.
 *
 * @param {string} sdl - the printed schema
 * @returns {Record<string, string[]>}
 */
export function possibleTypes(sdl) {
  const schema = buildSchema(sdl);
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(
    abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
}

function write(path, content) {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  write('src/possible-types.generated.json', possibleTypes(readFileSync('../api/schema.graphql', 'utf8')));
  const sources = readdirSync('src', { recursive: true })
    .filter((path) => path.endsWith('.graphql'))
    .sort()
    .map((path) => readFileSync(`src/${path}`, 'utf8'));
  const { hashes, texts } = manifest(sources);
  mkdirSync('generated', { recursive: true });
  write('src/documents.generated.json', hashes);
  write('generated/trusted-documents.json', texts);
}
