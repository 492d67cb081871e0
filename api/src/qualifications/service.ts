import { mongoFilter } from '@scheldemond/domain/access/filter';
import { readableNode } from '../by-id.ts';
import type { Context } from '../context.ts';
import type { LoadNode } from '../node.ts';
import { all, searchFilter, where } from '../search.ts';
import { pageOfQualifications, qualificationsByIds, type Qualification } from './store.ts';

export {
  findQualificationsNamed as qualificationsNamed,
  importQualifications,
  qualificationIdsByExternalKey,
  qualificationsByIds,
  type Qualification,
  type QualificationDocument,
} from './store.ts';

export function loadQualification(context: Context, id: string): Promise<Qualification | null> {
  return context.load('Qualification.byId', qualificationsByIds).load(id);
}

/** Qualifications that the viewer may read, by title. */
export function listQualifications(
  context: Context,
  args: { first: number; after?: string | null; search?: string | null; sector?: string | null },
) {
  const fields = args.search ? ['title', 'code'] : [];
  const filter = all(
    mongoFilter(context.ability, 'read', 'Qualification', [...fields, ...(args.sector ? ['sector'] : [])]),
    searchFilter(args.search),
    where('sector', args.sector),
  );
  return pageOfQualifications(filter, args);
}

export const nodes: Record<string, LoadNode> = {
  Qualification: readableNode('Qualification', qualificationsByIds),
};
