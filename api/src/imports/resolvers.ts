import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Outcome } from '../once.ts';
import { resultOf } from '../outcome.ts';
import { KINDS } from './mapping/kinds.ts';
import type { ShownError } from './mapping/table-plan.ts';
import { sentence } from './sentences.ts';
import {
  cancelImport,
  checkImport,
  errorsOf,
  expiryOf,
  importKinds,
  listImports,
  loadImport,
  progressOf,
  runImport,
  type ColumnsInput,
  type Import,
} from './uploads/service.ts';

function result(context: Context, outcome: Outcome): Promise<object> {
  return resultOf(context, outcome, { type: 'Import', field: 'import', load: loadImport });
}
type Step = { key: string; id: string };

export const resolvers = {
  Query: {
    importKinds: (_: unknown, __: unknown, context: Context) => importKinds(context),
    imports: (_: unknown, { first }: { first: number }, context: Context) => listImports(context, first),
  },
  Mutation: {
    checkImport: async (_: unknown, { input }: { input: ColumnsInput }, context: Context) =>
      result(context, await checkImport(context, { ...input, id: localId(input.id, 'Import') })),
    runImport: async (_: unknown, { key, id }: Step, context: Context) =>
      result(context, await runImport(context, { key, id: localId(id, 'Import') })),
    cancelImport: async (_: unknown, { key, id }: Step, context: Context) =>
      result(context, await cancelImport(context, { key, id: localId(id, 'Import') })),
  },
  Import: {
    columns: (one: Import) =>
      one.headings.map((heading, at) => ({
        heading,
        samples: one.samples[at] ?? [],
        field: one.columns[at] || null,
        isKey: one.keys.includes(at),
      })),
    fields: (one: Import) => KINDS[one.kind].fields,
    errors: async (one: Import, { language }: { language?: 'NL' | 'EN' | null }, context: Context) =>
      (await errorsOf(context, one)).map((error: ShownError) => ({
        ...error,
        field: error.field || null,
        message: sentence(error.message, language === 'EN' ? 'en' : 'nl'),
      })),
    done: async (one: Import, _: unknown, context: Context) => (await progressOf(context, one.id))?.done ?? 0,
    total: (one: Import) => one.rowCount,
    expiresAt: (one: Import) => expiryOf(one),
  },
};
