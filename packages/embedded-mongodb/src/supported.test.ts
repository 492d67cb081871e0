import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ANSWERED } from './commands/dispatch.ts';
import {
  ACCUMULATORS,
  CHANGE_STREAM,
  COMMANDS,
  EXPRESSIONS,
  INDEX_OPTIONS,
  MODIFIERS,
  OUTPUT_STAGES,
  QUERY_OPERATORS,
  STAGES,
  UPDATE_OPERATORS,
} from './supported.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const [BEGIN, END] = ['<!-- supported: begin -->', '<!-- supported: end -->'];

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/** What the code says that it does, as the README tells it. */
function list(): string {
  const answered: [string, readonly string[]][] = [
    ['Commands', COMMANDS.supported],
    ['Query operators', QUERY_OPERATORS.supported],
    ['Update operators', UPDATE_OPERATORS.supported],
    ['Modifiers', MODIFIERS.supported],
    ['Stages', [...STAGES.supported, ...OUTPUT_STAGES.supported, '$changeStream']],
    ['Accumulators', ACCUMULATORS.supported],
    ['Expressions', EXPRESSIONS.supported],
    ['Options of an index', INDEX_OPTIONS.supported],
    ['Options of `$changeStream`', Object.keys(CHANGE_STREAM)],
  ];
  const refused: [string, readonly string[]][] = [
    ['Commands that are refused', COMMANDS.refused],
    ['Query operators that are refused', QUERY_OPERATORS.refused],
    ['Stages that are refused', STAGES.refused],
  ];
  return [...answered, ...refused].map(([title, names]) => `- **${title}**: ${codes(names)}.`).join('\n');
}

it('answers the commands that it names, and no others', () => {
  expect(ANSWERED.toSorted()).toEqual(COMMANDS.supported.toSorted());
});

it('says in its README what the code supports; `npx vitest run -u` in this folder brings it up to date', async () => {
  const readme = readFileSync(README, 'utf8');
  const [before, rest] = readme.split(BEGIN) as [string, string];
  const after = rest.slice(rest.indexOf(END));
  await expect(`${before}${BEGIN}\n\n${list()}\n\n${after}`).toMatchFileSnapshot(README);
});
