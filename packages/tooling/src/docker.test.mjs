import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { ROOT } from './root.mjs';

const text = (path) => readFileSync(join(ROOT, path), 'utf8');

/** Names in the configuration's schema, as `api/src/config.ts` reads them. */
function configured() {
  const schema = /z\.object\(\{([\s\S]*?)\n\}\);/.exec(text('api/src/config.ts'))?.[1] ?? '';
  return [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
}

/** Set by Node, by tests or by developers, never by who runs the product. */
const NOT_FOR_OPERATORS = ['NODE_ENV', 'TEST_CONTROL', 'TRUSTED_DOCUMENTS'];

test('the Dockerfile has no finding of its linter', () => {
  expect(validate(text('docker/Dockerfile'))).toEqual([]);
  expect(validate('FROM node\nHEALTCHECK CMD true\n')).not.toEqual([]);
});

test('.env.example and the README name every value that an operator can set, and no other', () => {
  const expected = configured().filter((name) => !NOT_FOR_OPERATORS.includes(name));
  expect(expected).toContain('MONGODB_URI');
  const example = [...text('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(example.toSorted()).toEqual(expected.toSorted());
  const readme = text('README.md');
  for (const name of expected) expect(readme).toContain(`\`${name}\``);
});

test('the image and the composed installation set only values that exist', () => {
  const known = [...configured(), 'NODE_ENV'];
  const composed = [...text('docker/compose.yml').matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name);
  const [, image = ''] = text('docker/Dockerfile').split(/^FROM .*slim$/m);
  const set = [...image.matchAll(/([A-Z_]+)=\S/g)].map(([, name]) => name);
  expect(composed.length).toBeGreaterThan(2);
  expect(set.length).toBeGreaterThan(2);
  for (const name of [...composed, ...set]) expect(known).toContain(name);
});
