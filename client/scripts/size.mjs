// Weighs what a browser must fetch before an entry runs: its script and every script that it imports statically.
// Fails above the limits, so that a page that is meant to be light stays light.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMITS = { 'index.html': 300, 'answer.html': 150 };
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const chunks = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

function scriptsOf(key, seen = new Set()) {
  const chunk = chunks[key];
  if (seen.has(chunk.file)) return seen;
  if (chunk.file.endsWith('.js')) seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) scriptsOf(imported, seen);
  return seen;
}

let tooHeavy = false;
for (const [entry, limit] of Object.entries(LIMITS)) {
  const bytes = [...scriptsOf(entry)]
    .map((file) => gzipSync(readFileSync(dist + file)).length)
    .reduce((sum, size) => sum + size, 0);
  const kilobytes = bytes / 1000;
  tooHeavy ||= kilobytes > limit;
  console.log(`${entry}: ${kilobytes.toFixed(1)} kB of script (gzip), at most ${limit}`);
}
if (tooHeavy) process.exitCode = 1;
