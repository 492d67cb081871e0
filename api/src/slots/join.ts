import type { PipelineStage } from 'mongoose';
import { companyJoin, siteJoin } from '../companies/join.ts';
import { withId } from '../database.ts';

/** Joins the slot's short form with its site and company. */
export function slotJoin(localField: string, as: string): PipelineStage[] {
  return [
    {
      $lookup: {
        from: 'slots',
        localField,
        foreignField: '_id',
        as,
        pipeline: [
          withId,
          { $unset: ['searchKeys', 'sortKey', 'fieldVersions'] },
          ...siteJoin('siteId', 'site'),
          ...companyJoin('companyId', 'company'),
        ] as never,
      },
    },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}
