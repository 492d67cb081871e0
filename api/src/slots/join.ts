import type { PipelineStage } from 'mongoose';
import { companyJoin, siteJoin } from '../companies/join.ts';
import { withId } from '../database.ts';
import { asStored, projected, type Answered, type Selection } from '../selection.ts';

const SLOT: Answered = {
  ...asStored('title', 'tasks', 'requirements', 'startsOn', 'endsOn', 'language', 'minimumAge', 'version'),
  site: ['siteId'],
  company: ['companyId'],
};
const FOR_THE_DATABASE = ['searchKeys', 'sortKey', 'fieldVersions'];

/**
 * Joins the slot's short form with its site and company.
 *
 * @param selection - what is asked of it; left out: all of it
 */
export function slotJoin(
  localField: string,
  as: string,
  selection: Selection | null = null,
): PipelineStage[] {
  const part = projected(selection, SLOT);
  const asks = (field: string) => !selection || selection.has(field);
  const below = (field: string) => selection?.get(field) ?? null;
  return [
    {
      $lookup: {
        from: 'slots',
        localField,
        foreignField: '_id',
        as,
        pipeline: [
          ...(part ? [part] : [withId, { $unset: FOR_THE_DATABASE }]),
          ...(asks('site') ? siteJoin('siteId', 'site', below('site')) : []),
          ...(asks('company') ? companyJoin('companyId', 'company', below('company')) : []),
        ] as never,
      },
    },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}
