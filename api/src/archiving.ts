import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Context } from './context.ts';
import { AppError } from './errors.ts';
import { once } from './once.ts';
import { archiveOf } from './registries.ts';

/**
 * Archives any record, or brings it back. Refused when the viewer may not, and with counts when something that
 * runs needs it.
 *
 * @throws AppError BAD_INPUT when the id is not one of a record
 */
export async function archive(
  context: Context,
  { key, id: nodeId, archived }: { key: string; id: string; archived: boolean },
): Promise<object> {
  const parsed = fromNodeId(nodeId);
  const work = parsed && archiveOf(parsed.type);
  if (!parsed || !work) throw new AppError('BAD_INPUT', 'Unknown id.');
  const { type, id } = parsed;
  const outcome = await once(context, { key, operation: 'archive', input: { type, id, archived } }, () =>
    work(context, id, archived),
  );
  return outcome.kind === 'changed'
    ? { __typename: 'Archived', id: toNodeId(type, outcome.id) }
    : { __typename: 'ArchiveRefused', reason: outcome.reason, facts: outcome.facts };
}
