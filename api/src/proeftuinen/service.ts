import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import { groupedBy, readableNode } from '../by-id.ts';
import { sortBy } from '../connection.ts';
import { personIdOf, type Context } from '../context.ts';
import { AppError, Refusal } from '../errors.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { once, type Outcome } from '../once.ts';
import { announce } from '../platform/live/service.ts';
import { recordStep } from '../platform/history/service.ts';
import { all, chosenFilter, searchFilter, where, type Chosen } from '../search.ts';
import { changesOf, nextVersion, requireFresh } from '../versions.ts';
import {
  findJournal,
  findTargets,
  insertJournal,
  journalByIds,
  pageOfProeftuinen,
  proeftuinenByIds,
  targetsByIds,
  updateProeftuin,
  type JournalEntry,
  type Proeftuin,
  type Target,
} from './store.ts';

export {
  importJournal,
  importProeftuinen,
  importTargets,
  journalIdsByExternalKey,
  proeftuinenByIds,
  proeftuinIdsByExternalKey,
  targetIdsByExternalKey,
  type JournalDocument,
  type JournalEntry,
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

/** The newest journal entries. */
export async function journalOf(
  context: Context,
  proeftuin: Proeftuin,
  first: number,
): Promise<JournalEntry[]> {
  if (!Number.isInteger(first) || first < 1 || first > 100)
    throw new AppError('BAD_INPUT', 'first must be 1 to 100.');
  const found = await context
    .load('JournalEntry.byProeftuin', async (ids: readonly string[]) =>
      groupedBy(ids, await findJournal(ids), (entry) => entry.proeftuinId),
    )
    .load(proeftuin.id);
  return (found ?? [])
    .slice(0, first)
    .map((entry) => ({ ...entry, partnerOrganisationIds: proeftuin.partnerOrganisationIds }));
}

/** Proeftuinen that the viewer may read; `mine` are those they coordinate or their organisation takes part in. */
export function listProeftuinen(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    search?: string | null;
    mine?: boolean | null;
    sector?: string | null;
    phase?: string | null;
    direction: 'ASC' | 'DESC';
  } & Chosen,
) {
  const { viewer } = context;
  const mine =
    args.mine && viewer.kind === 'person'
      ? { $or: [{ _id: { $in: viewer.proeftuinIds } }, { partnerOrganisationIds: viewer.organisationId }] }
      : null;
  const filter = all(
    mongoFilter(context.ability, 'read', 'Proeftuin', [
      'title',
      ...(args.search ? ['summary'] : []),
      ...(args.sector ? ['sector'] : []),
      ...(args.phase ? ['phase'] : []),
    ]),
    searchFilter(args.search),
    where('sector', args.sector),
    where('phase', args.phase),
    mine,
    chosenFilter(args),
  );
  return pageOfProeftuinen(filter, sortBy(args.direction, 'sortKey'), args);
}

export function viewerCan(context: Context, action: 'edit' | 'journal', proeftuin: Proeftuin): boolean {
  return can(context.ability, action, 'Proeftuin', proeftuin);
}

/** The proeftuin for a change; one that the viewer may not read or change is refused alike. */
async function proeftuinFor(context: Context, action: 'edit' | 'journal', id: string): Promise<Proeftuin> {
  const [found] = await proeftuinenByIds([id]);
  if (!found || !viewerCan(context, action, found)) throw new Refusal('NOT_ALLOWED');
  return found;
}

type Edit = Partial<Pick<Proeftuin, 'title' | 'summary' | 'phase' | 'hybridForms'>>;

/** Edits a proeftuin's own words and phase; a stale edit is refused with what changed. */
export function editProeftuin(
  context: Context,
  input: { key: string; id: string; version: number } & Edit,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editProeftuin', input }, async () => {
    const current = await proeftuinFor(context, 'edit', input.id);
    requireFresh('Proeftuin', current, input.version);
    const { title, summary, phase, hybridForms } = input;
    const given = Object.fromEntries(
      Object.entries({ title, summary, phase, hybridForms }).filter(([, value]) => value != null),
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

/** Writes in the journal. */
export function writeJournal(
  context: Context,
  input: { key: string; proeftuinId: string; text: string; writtenOn?: string | null },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'writeJournal', input }, async () => {
    const current = await proeftuinFor(context, 'journal', input.proeftuinId);
    const text = input.text.trim();
    if (!text || text.length > LONGEST_TEXT)
      throw new Refusal('INVALID', [{ name: 'text', value: LONGEST_TEXT }]);
    const today = context.clock.today();
    const writtenOn = input.writtenOn ?? today;
    if (!isWorkingDay(writtenOn) || writtenOn > today)
      throw new Refusal('INVALID', [{ name: 'writtenOn', value: today }]);
    await insertJournal({ proeftuinId: current.id, writtenOn, text, authorId: personIdOf(context) });
    announce({ type: 'Proeftuin', id: current.id, version: current.version, keys: current });
    return { kind: 'changed', id: current.id };
  });
}

/** Targets and journal entries by id need their proeftuin for its access keys. */
function insideNode(
  type: 'Target' | 'JournalEntry',
  load: (ids: readonly string[]) => Promise<({ id: string; proeftuinId: string } | null)[]>,
) {
  return readableNode(type, async (ids) => {
    const found = await load(ids);
    const around = await proeftuinenByIds(found.map((item) => item?.proeftuinId ?? ''));
    return found.map(
      (item, at) => item && { ...item, partnerOrganisationIds: around[at]?.partnerOrganisationIds ?? [] },
    );
  });
}

export const nodes: Record<string, LoadNode> = {
  Proeftuin: readableNode('Proeftuin', proeftuinenByIds),
  Target: insideNode('Target', targetsByIds),
  JournalEntry: insideNode('JournalEntry', journalByIds),
};

export const finders: Record<string, Find> = {
  Proeftuin: async (context, search, first) =>
    (await listProeftuinen(context, { search, first, direction: 'ASC' })).nodes,
};
