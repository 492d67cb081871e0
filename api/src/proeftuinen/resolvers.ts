import { loadOrganisation, loadPerson } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { resultOf } from '../outcome.ts';
import { recordFieldsOf, recordMutation } from '../record-resolvers.ts';
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
  createProeftuin,
  editProeftuin,
  listProeftuinen,
  loadProeftuin,
  proeftuinKind,
  targetsOf,
  viewerCan,
  type Proeftuin,
} from './service.ts';

type Input<T> = { input: T };

const proeftuin = { type: 'Proeftuin', field: 'proeftuin', load: loadProeftuin } as const;

export const resolvers = {
  Query: {
    proeftuinen: (_: unknown, args: Parameters<typeof listProeftuinen>[1], context: Context) =>
      listProeftuinen(context, { ...args, ...localChosen(args, 'Proeftuin') }),
  },
  Mutation: {
    createProeftuin: recordMutation(createProeftuin, { ...proeftuin, ids: {} }),
    editProeftuin: recordMutation(editProeftuin, { ...proeftuin, ids: { id: 'Proeftuin' } }),
    writeJournal: async (
      _: unknown,
      { input }: Input<Parameters<typeof writeJournal>[1]>,
      context: Context,
    ) =>
      resultOf(
        context,
        await writeJournal(context, {
          ...input,
          proeftuinId: localId(input.proeftuinId, 'Proeftuin'),
          fileIds: input.fileIds?.map((id) => localId(id, 'JournalFile')) ?? [],
        }),
        proeftuin,
      ),
  },
  Proeftuin: {
    ...recordFieldsOf(proeftuinKind),
    programmes: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      programmesOfProeftuin(context, proeftuin.id),
    targets: (proeftuin: Proeftuin, _: unknown, context: Context) => targetsOf(context, proeftuin),
    journal: (proeftuin: Proeftuin, args: { first: number }, context: Context) =>
      journalOf(context, proeftuin, args.first),
    journalCount: (proeftuin: Proeftuin, _: unknown, context: Context) => journalCountOf(context, proeftuin),
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
