import { fromNodeId } from '@scheldemond/domain/ids/node-id';
import type { ClosureFields } from '@scheldemond/domain/records/closure';
import type { Organisation } from '../accounts/service.ts';
import { loadCompany, loadSite, type Company } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Outcome } from '../once.ts';
import { loadSchool } from '../schools/service.ts';
import {
  addClosures,
  closuresOfCompany,
  closuresOfSchool,
  removeClosures,
  type KnownClosure,
} from './service.ts';

function ownerOf(nodeId: string): { type: 'School' | 'Company'; id: string } {
  const found = fromNodeId(nodeId);
  if (found?.type === 'School' || found?.type === 'Company') return { type: found.type, id: found.id };
  throw new AppError('BAD_INPUT', 'ownerId must be of a school or a company.');
}

async function result(context: Context, outcome: Outcome): Promise<object> {
  if (outcome.kind === 'refused')
    return { __typename: 'ClosuresRefused', reason: outcome.reason, facts: outcome.facts };
  const school = outcome['type'] === 'School';
  return {
    __typename: 'ClosuresChanged',
    count: outcome['count'],
    school: school ? await loadSchool(context, outcome.id) : null,
    company: school ? null : await loadCompany(context, outcome.id),
  };
}

interface Owned {
  key: string;
  ownerId: string;
}

export const resolvers = {
  Mutation: {
    addClosures: async (
      _: unknown,
      { input }: { input: Owned & { closures: ClosureFields[] } },
      context: Context,
    ) => {
      const { key, ownerId, closures } = input;
      return result(context, await addClosures(context, { key, owner: ownerOf(ownerId), closures }));
    },
    removeClosures: async (_: unknown, { input }: { input: Owned & { ids: string[] } }, context: Context) => {
      const { key, ownerId, ids } = input;
      return result(context, await removeClosures(context, { key, owner: ownerOf(ownerId), ids }));
    },
  },
  Closure: {
    site: ({ siteId }: KnownClosure, _: unknown, context: Context) =>
      siteId ? loadSite(context, siteId) : null,
  },
  School: {
    closures: (school: Organisation, args: { schoolYear?: string | null }, context: Context) =>
      closuresOfSchool(context, school, args.schoolYear),
  },
  Company: {
    closures: (company: Company, args: { schoolYear?: string | null }, context: Context) =>
      closuresOfCompany(context, company, args.schoolYear),
  },
};
