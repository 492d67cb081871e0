import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Context } from './context.ts';
import { eachOf } from './each.ts';
import { AppError } from './errors.ts';
import { once, type Outcome } from './once.ts';
import { archiveOf, type Archive } from './registries.ts';

/** A record to archive or to bring back, and how that is done for its type. */
interface Named {
  type: string;
  id: string;
  work: Archive;
}

/** @throws AppError BAD_INPUT when the id is not one of a record */
function named(nodeId: string): Named {
  const parsed = fromNodeId(nodeId);
  const work = parsed && archiveOf(parsed.type);
  if (!parsed || !work) throw new AppError('BAD_INPUT', 'Unknown id.');
  return { ...parsed, work };
}

function run(context: Context, key: string, { type, id, work }: Named, archived: boolean): Promise<Outcome> {
  return once(context, { key, operation: 'archive', input: { type, id, archived } }, () =>
    work(context, id, archived),
  );
}

function told({ type }: Named, outcome: Outcome): object {
  return outcome.kind === 'changed'
    ? { __typename: 'Archived', id: toNodeId(type, outcome.id) }
    : { __typename: 'ArchiveRefused', reason: outcome.reason, facts: outcome.facts };
}

/**
 * Archives any record, or brings it back. Refused when the viewer may not, and with counts when something that
 * runs needs it.
 *
 * @throws AppError BAD_INPUT when the id is not one of a record
 */
export async function archive(
  context: Context,
  { key, id, archived }: { key: string; id: string; archived: boolean },
): Promise<object> {
  const record = named(id);
  return told(record, await run(context, key, record, archived));
}

/**
 * The same for many, each for itself and in their order.
 *
 * @throws AppError BAD_INPUT when an id is not one of a record, or for more than a hundred
 */
export async function archiveMany(
  context: Context,
  { key, ids, archived }: { key: string; ids: readonly string[]; archived: boolean },
): Promise<object[]> {
  const rows = ids.map(named);
  const outcomes = await eachOf(context, { key, rows }, (each, row) => run(each, row.key, row, archived));
  return outcomes.map((outcome, index) => told(rows[index]!, outcome));
}
