import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Market } from '@scheldemond/matching/market';

/** LEMON's network simplex as a native anchor: Debian's `liblemon-dev` and a C++ compiler. */
export interface Lemon {
  run(market: Market): { placed: number; score: number; seconds: number };
  remove(): void;
}

/** Builds the driver, or says in a word why there is none. */
export function buildLemon(): Lemon | string {
  if (!existsSync('/usr/include/lemon/network_simplex.h')) return 'liblemon-dev is not installed';
  if (spawnSync('g++', ['--version']).status !== 0) return 'there is no C++ compiler';
  const folder = mkdtempSync(join(tmpdir(), 'lemon-'));
  const program = join(folder, 'anchor');
  const source = fileURLToPath(new URL('lemon-anchor.cc', import.meta.url));
  execFileSync('g++', ['-O3', '-DNDEBUG', '-o', program, source, '-llemon']);
  return {
    run({ rows, tree, students, slots }) {
      // A student without a place costs more than all that scores can differ by.
      const unplaced = -1001 * (students.length + 1);
      const lines = [`${students.length} ${slots.length} ${rows.slot.length} ${unplaced}`];
      lines.push(Array.from(tree.slotNode, (node) => tree.places[node]).join(' '));
      for (let i = 0; i < students.length; i++)
        for (let e = rows.start[i]!; e < rows.start[i + 1]!; e++)
          lines.push(`${i} ${rows.slot[e]} ${rows.score[e]}`);
      const answer = execFileSync(program, { input: lines.join('\n'), maxBuffer: 1e6 }).toString();
      const [placed, score, seconds] = answer.trim().split(' ').map(Number);
      return { placed: placed!, score: score!, seconds: seconds! };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
