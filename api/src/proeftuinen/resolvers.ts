import { loadOrganisation, loadPerson } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { resultOf } from '../outcome.ts';
import { localInput, recordFieldsOf, recordMutation } from '../record-resolvers.ts';
import { localChosen } from '../search.ts';
import { programmesOfProeftuin, type Programme } from '../schools/service.ts';
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
  askedProgrammesOf,
  createProeftuin,
  createTarget,
  editProeftuin,
  editTarget,
  joinProeftuin,
  listProeftuinen,
  loadProeftuin,
  loadTarget,
  partnerChoices,
  proeftuinKind,
  targetKind,
  targetsOf,
  viewerCan,
  type Proeftuin,
} from './service.ts';

type Input<T> = { input: T };

const proeftuin = { type: 'Proeftuin', field: 'proeftuin', load: loadProeftuin } as const;
const change = recordMutation(editProeftuin, {
  ...proeftuin,
  ids: { id: 'Proeftuin', askedProgrammeIds: 'Programme' },
});
const target = { type: 'Target', field: 'target', load: loadTarget } as const;

export const resolvers = {
  Query: {
    proeftuinen: (_: unknown, args: Parameters<typeof listProeftuinen>[1], context: Context) =>
      listProeftuinen(context, { ...args, ...localChosen(args, 'Proeftuin') }),
    partnerChoices: (_: unknown, args: { search: string }, context: Context) =>
      partnerChoices(context, args.search),
  },
  Mutation: {
    createProeftuin: recordMutation(createProeftuin, { ...proeftuin, ids: {} }),
    editProeftuin: (_: unknown, { input }: Input<Parameters<typeof editProeftuin>[1]>, context: Context) => {
      const partners = input.partners?.map((one) => localInput(one, { organisationId: 'Organisation' }));
      return change(_, { input: { ...input, ...(partners ? { partners } : {}) } }, context);
    },
    joinProeftuin: recordMutation(joinProeftuin, {
      ...proeftuin,
      ids: { proeftuinId: 'Proeftuin', programmeId: 'Programme' },
    }),
    createTarget: recordMutation(createTarget, { ...target, ids: { proeftuinId: 'Proeftuin' } }),
    editTarget: recordMutation(editTarget, { ...target, ids: { id: 'Target' } }),
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
    askedProgrammes: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      askedProgrammesOf(context, proeftuin),
    targets: (proeftuin: Proeftuin, args: { archived: boolean }, context: Context) =>
      targetsOf(context, proeftuin, args.archived),
    journal: (proeftuin: Proeftuin, args: { first: number }, context: Context) =>
      journalOf(context, proeftuin, args.first),
    journalCount: (proeftuin: Proeftuin, _: unknown, context: Context) => journalCountOf(context, proeftuin),
    viewerCanWriteJournal: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      viewerCan(context, 'journal', proeftuin),
  },
  Programme: {
    proeftuin: ({ proeftuinId }: Programme, _: unknown, context: Context) =>
      proeftuinId ? loadProeftuin(context, proeftuinId) : null,
  },
  Target: recordFieldsOf(targetKind),
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
