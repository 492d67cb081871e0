// Copies the modules' *.graphql files from src to dist, where the built schema reads them.
import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
await cp(`${root}src`, `${root}dist`, {
  recursive: true,
  filter: (source) => !/\.[a-z]+$/.test(source) || source.endsWith('.graphql'),
});
