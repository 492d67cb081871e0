import { mongoFilter } from '@scheldemond/domain/access/filter';
import { PHASES } from '@scheldemond/domain/vocabulary/states';
import { readableNode } from '../by-id.ts';
import type { Page } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { rankedPage } from '../ranked.ts';
import { all, chosenFilter, standing, where, type Chosen } from '../search.ts';
import { proeftuinenAsking } from './asking.ts';
import { insideNode } from './inside.ts';
import { journalNodes } from './journal/service.ts';
import { findProeftuinen, proeftuinenByIds, targetsByIds, type Proeftuin } from './store.ts';

export { importJournal, journalIdsByExternalKey, type JournalDocument } from './journal/service.ts';
export { viewerCan } from './permitted.ts';
export { askedProgrammesOf, joinProeftuin } from './joining.ts';
export { proeftuinKind } from './kind.ts';
export { partnerChoices } from './partners.ts';
export { createProeftuin, editProeftuin, records } from './records.ts';
export { createTarget, editTarget, loadTarget, targetKind, targetsOf } from './targets.ts';
export {
  importProeftuinen,
  importTargets,
  proeftuinenByIds,
  proeftuinIdsByExternalKey,
  targetIdsByExternalKey,
  type Proeftuin,
  type ProeftuinDocument,
  type Target,
  type TargetDocument,
} from './store.ts';

export function loadProeftuin(context: Context, id: string): Promise<Proeftuin | null> {
  return context.load('Proeftuin.byId', proeftuinenByIds).load(id);
}

/**
 * Proeftuinen that the viewer may read; `mine` are those they coordinate or their organisation takes part in, `asking`
 * those that wait for the viewer's school. A region has few, and a phase is ordered by its place in the life of a
 * proeftuin.
 */
export async function listProeftuinen(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    search?: string | null;
    mine?: boolean | null;
    asking?: boolean | null;
    sector?: string | null;
    phase?: string | null;
    archived?: boolean | null;
    sort: 'TITLE' | 'SECTOR' | 'LEVEL' | 'PHASE';
    direction: 'ASC' | 'DESC';
  } & Chosen,
): Promise<Page<Proeftuin>> {
  const { viewer } = context;
  const mine =
    args.mine && viewer.kind === 'person'
      ? { $or: [{ _id: { $in: viewer.proeftuinIds } }, { partnerOrganisationIds: viewer.organisationId }] }
      : null;
  const filter = all(
    mongoFilter(context.ability, 'read', 'Proeftuin', [
      'title',
      ...(args.search ? ['summary'] : []),
      ...(args.asking ? ['askedProgrammes'] : []),
      ...(args.sector || args.sort === 'SECTOR' ? ['sector'] : []),
      ...(args.phase || args.sort === 'PHASE' ? ['phase'] : []),
      ...(args.sort === 'LEVEL' ? ['level'] : []),
    ]),
    where('sector', args.sector),
    where('phase', args.phase),
    mine,
    args.asking && { _id: { $in: await proeftuinenAsking(context) } },
    chosenFilter(args),
    standing(args.archived),
  );
  const ranked = (await findProeftuinen(filter)).map((item) => {
    const keys = { TITLE: '', SECTOR: item.sector, LEVEL: item.level, PHASE: PHASES.indexOf(item.phase) };
    return { item, words: item.searchKeys, keys: [keys[args.sort], item.sortKey] };
  });
  return rankedPage(ranked, args);
}

/** How many of them wait for the viewer's school. */
export async function countAsking(context: Context): Promise<number> {
  if (!context.ability.can('edit', 'Programme')) return 0;
  const asked = { asking: true, first: 1, sort: 'TITLE', direction: 'ASC' } as const;
  return (await listProeftuinen(context, asked)).totalCount();
}

export const nodes: Record<string, LoadNode> = {
  Proeftuin: readableNode('Proeftuin', proeftuinenByIds),
  Target: insideNode('Target', targetsByIds),
  ...journalNodes,
};

export const finders: Record<string, Find> = {
  Proeftuin: async (context, search, first) =>
    (await listProeftuinen(context, { search, first, sort: 'TITLE', direction: 'ASC' })).nodes,
};
