/**
 * `npm run bench`: runs every `*.bench.mjs` and `*.bench.ts` of this folder, each in a process of its own and one after the other,
 * so that none measures what another left behind. Words after `--` choose: `npm run bench -- -- matching`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const BENCH = /\.bench\.(mjs|ts)$/;
const wanted = process.argv.slice(2);
const found = readdirSync(HERE)
  .filter((file) => BENCH.test(file))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort();
if (found.length === 0) throw new Error(`No benchmark has a name with ${wanted.join(' or ')}.`);

for (const file of found) {
  console.log(`\n## ${file.replace(BENCH, '')}`);
  // What runs in processes of its own (the database, the product) is measured as it is built.
  const source = file.endsWith('.ts') ? ['--conditions', 'source'] : [];
  const args = ['--expose-gc', '--import', 'tsx', ...source, `${HERE}${file}`];
  const [code, signal] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`${file} ended with ${code ?? signal}.`);
}
