import { loadOrganisation, loadPerson } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Outcome } from '../once.ts';
import { resultOf } from '../outcome.ts';
import { localChosen } from '../search.ts';
import { programmesOfProeftuin } from '../schools/service.ts';
import {
  filesOfEntry,
  journalCountOf,
  journalOf,
  registerJournalJob,
  viewerCanRemove,
  writeJournal,
  type JournalEntry,
} from './journal/service.ts';
import {
  editProeftuin,
  listProeftuinen,
  loadProeftuin,
  targetsOf,
  viewerCan,
  type Proeftuin,
} from './service.ts';

type Input<T> = { input: T };

function result(context: Context, outcome: Outcome): Promise<object> {
  return resultOf(context, outcome, { type: 'Proeftuin', field: 'proeftuin', load: loadProeftuin });
}

export const resolvers = {
  Query: {
    proeftuinen: (_: unknown, args: Parameters<typeof listProeftuinen>[1], context: Context) =>
      listProeftuinen(context, { ...args, ...localChosen(args, 'Proeftuin') }),
  },
  Mutation: {
    editProeftuin: async (
      _: unknown,
      { input }: Input<Parameters<typeof editProeftuin>[1]>,
      context: Context,
    ) => result(context, await editProeftuin(context, { ...input, id: localId(input.id, 'Proeftuin') })),
    writeJournal: async (
      _: unknown,
      { input }: Input<Parameters<typeof writeJournal>[1]>,
      context: Context,
    ) =>
      result(
        context,
        await writeJournal(context, {
          ...input,
          proeftuinId: localId(input.proeftuinId, 'Proeftuin'),
          fileIds: input.fileIds?.map((id) => localId(id, 'JournalFile')) ?? [],
        }),
      ),
  },
  Proeftuin: {
    programmes: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      programmesOfProeftuin(context, proeftuin.id),
    targets: (proeftuin: Proeftuin, _: unknown, context: Context) => targetsOf(context, proeftuin),
    journal: (proeftuin: Proeftuin, args: { first: number }, context: Context) =>
      journalOf(context, proeftuin, args.first),
    journalCount: (proeftuin: Proeftuin, _: unknown, context: Context) => journalCountOf(context, proeftuin),
    viewerCanEdit: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      viewerCan(context, 'edit', proeftuin),
    viewerCanWriteJournal: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      viewerCan(context, 'journal', proeftuin),
  },
  ProeftuinPartner: {
    organisation: (partner: { organisationId: string }, _: unknown, context: Context) =>
      loadOrganisation(context, partner.organisationId),
  },
  JournalEntry: {
    author: (entry: JournalEntry, _: unknown, context: Context) =>
      entry.authorId ? loadPerson(context, entry.authorId) : null,
    files: (entry: JournalEntry, _: unknown, context: Context) => filesOfEntry(context, entry),
    viewerCanArchive: (entry: JournalEntry, _: unknown, context: Context) => viewerCanRemove(context, entry),
  },
};

export const register = registerJournalJob;
