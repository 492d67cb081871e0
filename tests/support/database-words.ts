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
} from '@scheldemond/embedded-mongodb/supported';
import type { SentCommand } from './command-log.ts';

/**
 * What the product may say to its database: the embedded one's own list, without what MongoDB 7 does not know.
 * Everything else on that list is in MongoDB 7 and 8 alike.
 */
const commands = new Set(COMMANDS.supported.filter((name) => !COMMANDS.notInMongo7.includes(name)));
const stages = new Set([...STAGES.supported, ...OUTPUT_STAGES.supported, '$changeStream']);
const updates = new Set(UPDATE_OPERATORS.supported);
const inside = new Set(
  [QUERY_OPERATORS, UPDATE_OPERATORS, MODIFIERS, STAGES, OUTPUT_STAGES, ACCUMULATORS, EXPRESSIONS].flatMap(
    ({ supported }) => supported,
  ),
);
const indexOptions = new Set(INDEX_OPTIONS.supported);
/** What the driver itself puts into every command. */
const OF_THE_DRIVER = new Set(['$db', '$clusterTime', '$readPreference']);

/** Whether a word that begins with `$` is one that every database of the product knows. */
export const isKnown = (word: string): boolean => inside.has(word) || stages.has(word);

/** What a command says that not every database of the product knows. */
export function strangeIn(command: SentCommand): string[] {
  const [name = ''] = Object.keys(command);
  const found = commands.has(name) ? [] : [`the command ${name}`];
  for (const stage of listOf(command['pipeline'])) {
    const [stageName = ''] = Object.keys(stage);
    if (!stages.has(stageName)) found.push(`the stage ${stageName}`);
    const options = stageName === '$changeStream' ? Object.keys(stage[stageName] as object) : [];
    for (const option of options)
      if (!(option in CHANGE_STREAM)) found.push(`the option ${option} of $changeStream`);
  }
  for (const statement of listOf(command['updates'])) {
    found.push(...strangeUpdates(statement['u']));
    // MongoDB 8 is the first to sort for an update.
    if ('sort' in statement) found.push('the option sort of an update');
  }
  found.push(...strangeUpdates(command['update']));
  for (const index of listOf(command['indexes']))
    for (const option of Object.keys(index))
      if (!indexOptions.has(option)) found.push(`the index option ${option}`);
  for (const [field, value] of Object.entries(command))
    if (!OF_THE_DRIVER.has(field) && field !== 'documents') found.push(...strangeWords(value));
  return found;
}

function strangeUpdates(update: unknown): string[] {
  if (typeof update !== 'object' || update === null) return [];
  const names = Array.isArray(update)
    ? (update as object[]).flatMap((stage) => Object.keys(stage)).filter((name) => !stages.has(name))
    : Object.keys(update).filter((name) => name.startsWith('$') && !updates.has(name));
  return names.map((name) => `the update ${name}`);
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

function strangeWords(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || '_bsontype' in value) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key.startsWith('$') && !isKnown(key) && !OF_THE_DRIVER.has(key) && key !== '$changeStream'
      ? [key]
      : []),
    ...strangeWords(inner),
  ]);
}
