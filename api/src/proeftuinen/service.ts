import { mongoFilter } from '@scheldemond/domain/access/filter';
import {
  isWeight,
  MOST_WEIGHT,
  weightsOf,
  type MatchingTerm,
  type MatchingWeights,
} from '@scheldemond/domain/fit/weights';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { PHASES } from '@scheldemond/domain/vocabulary/states';
import { groupedBy, readableNode } from '../by-id.ts';
import type { Page } from '../connection.ts';
import { personIdOf, type Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { once, type Outcome } from '../once.ts';
import { announce } from '../platform/live/service.ts';
import { recordStep } from '../platform/history/service.ts';
import { rankedPage } from '../ranked.ts';
import { all, chosenFilter, where, type Chosen } from '../search.ts';
import type { RecordRegistries } from '../registries.ts';
import { changesOf, nextVersion, requireFresh } from '../versions.ts';
import { insideNode } from './inside.ts';
import { journalNodes, removeEntry } from './journal/service.ts';
import { proeftuinFor } from './permitted.ts';
import {
  findProeftuinen,
  findTargets,
  proeftuinenByIds,
  targetsByIds,
  updateProeftuin,
  type Proeftuin,
  type Target,
} from './store.ts';

export { importJournal, journalIdsByExternalKey, type JournalDocument } from './journal/service.ts';
export { viewerCan } from './permitted.ts';
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

const LONGEST_TITLE = 120;
const LONGEST_TEXT = 4000;

export function loadProeftuin(context: Context, id: string): Promise<Proeftuin | null> {
  return context.load('Proeftuin.byId', proeftuinenByIds).load(id);
}

/** Targets with the access keys of their proeftuin, nearest first. */
export async function targetsOf(context: Context, proeftuin: Proeftuin): Promise<Target[]> {
  const found = await context
    .load('Target.byProeftuin', async (ids: readonly string[]) =>
      groupedBy(ids, await findTargets(ids), (target) => target.proeftuinId),
    )
    .load(proeftuin.id);
  return (found ?? []).map((target) => ({
    ...target,
    partnerOrganisationIds: proeftuin.partnerOrganisationIds,
  }));
}

/**
 * Proeftuinen that the viewer may read; `mine` are those they coordinate or their organisation takes part in. A region
 * has few, and a phase is ordered by its place in the life of a proeftuin.
 */
export async function listProeftuinen(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    search?: string | null;
    mine?: boolean | null;
    sector?: string | null;
    phase?: string | null;
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
      ...(args.sector || args.sort === 'SECTOR' ? ['sector'] : []),
      ...(args.phase || args.sort === 'PHASE' ? ['phase'] : []),
      ...(args.sort === 'LEVEL' ? ['level'] : []),
    ]),
    where('sector', args.sector),
    where('phase', args.phase),
    mine,
    chosenFilter(args),
  );
  const ranked = (await findProeftuinen(filter)).map((item) => {
    const keys = { TITLE: '', SECTOR: item.sector, LEVEL: item.level, PHASE: PHASES.indexOf(item.phase) };
    return { item, words: item.searchKeys, keys: [keys[args.sort], item.sortKey] };
  });
  return rankedPage(ranked, args);
}

type Edit = Partial<Pick<Proeftuin, 'title' | 'summary' | 'phase' | 'hybridForms' | 'matchingWeights'>>;

/** Edits a proeftuin's own words and phase; a stale edit is refused with what changed. */
export function editProeftuin(
  context: Context,
  input: { key: string; id: string; version: number } & Omit<Edit, 'matchingWeights'> & {
      matchingWeights?: readonly { term: MatchingTerm; weight: number }[] | null;
    },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editProeftuin', input }, async () => {
    const current = await proeftuinFor(context, 'edit', input.id);
    requireFresh('Proeftuin', current, input.version);
    const { title, summary, phase, hybridForms } = input;
    const matchingWeights = requireWeights(current, input.matchingWeights);
    const given = Object.fromEntries(
      Object.entries({ title, summary, phase, hybridForms, matchingWeights }).filter(
        ([, value]) => value != null,
      ),
    ) as Edit;
    const changes = changesOf<Edit>(current, given);
    if (changes.title !== undefined && (!changes.title.trim() || changes.title.length > LONGEST_TITLE))
      throw new Refusal('INVALID', [{ name: 'title', value: LONGEST_TITLE }]);
    if (changes.summary !== undefined && changes.summary.length > LONGEST_TEXT)
      throw new Refusal('INVALID', [{ name: 'summary', value: LONGEST_TEXT }]);
    if (Object.keys(changes).length === 0) return { kind: 'changed', id: current.id };
    const { title: name, summary: words } = { ...current, ...changes };
    const keys = { sortKey: sortKey(name), searchKeys: searchKeys(name, words) };
    const next = await updateProeftuin(current.id, current.version, {
      ...nextVersion(current, changes),
      ...keys,
    });
    if (!next) throw new Refusal('STALE', [], { current: { type: 'Proeftuin', id: current.id } });
    await recordStep({
      subjectType: 'Proeftuin',
      subjectId: current.id,
      command: 'EDIT',
      state: next.phase,
      actorKind: 'COORDINATOR',
      actorPersonId: personIdOf(context),
      facts: Object.keys(changes).map((field) => ({ name: 'field', value: field })),
      at: context.clock.now(),
    });
    announce({ type: 'Proeftuin', id: next.id, version: next.version, keys: next });
    return { kind: 'changed', id: next.id };
  });
}

/** What counts after the change, all of it; null where nothing is changed. */
function requireWeights(
  { matchingWeights }: Proeftuin,
  given: readonly { term: MatchingTerm; weight: number }[] | null | undefined,
): MatchingWeights | null {
  if (!given) return null;
  const wrong = given.find(({ weight }) => !isWeight(weight));
  if (wrong) throw new Refusal('INVALID', [{ name: 'matchingWeights', value: MOST_WEIGHT }]);
  return weightsOf({
    ...matchingWeights,
    ...Object.fromEntries(given.map(({ term, weight }) => [term, weight])),
  });
}

export const nodes: Record<string, LoadNode> = {
  Proeftuin: readableNode('Proeftuin', proeftuinenByIds),
  Target: insideNode('Target', targetsByIds),
  ...journalNodes,
};

export const records: RecordRegistries = { archives: { JournalEntry: removeEntry } };

export const finders: Record<string, Find> = {
  Proeftuin: async (context, search, first) =>
    (await listProeftuinen(context, { search, first, sort: 'TITLE', direction: 'ASC' })).nodes,
};
