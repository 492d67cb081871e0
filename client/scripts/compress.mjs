// Puts a smaller copy beside every file that the API sends as it is, so that nothing is compressed while somebody waits.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
/** Below this a packet carries it anyway. */
const SMALLEST = 1_000;

for (const name of readdirSync(dist, { recursive: true })) {
  if (!/\.(js|css|svg|json|txt)$/.test(name) || name.startsWith('.')) continue;
  const path = join(dist, name);
  const bytes = readFileSync(path);
  if (bytes.length < SMALLEST) continue;
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  );
}
