import type { PipelineStage } from 'mongoose';
import { withId } from '../database.ts';

/** Joins one document of a collection as `as`: its stored fields and access keys, null when it is gone. */
function joinOne(from: string, localField: string, as: string, stages: object[] = []): PipelineStage[] {
  return [
    { $lookup: { from, localField, foreignField: '_id', as, pipeline: [withId, ...stages] as never } },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}

/** The company's short form. */
export function companyJoin(localField: string, as: string): PipelineStage[] {
  return joinOne('companies', localField, as, [{ $unset: ['searchKeys', 'sortKey'] }]);
}

/** The site's short form. */
export function siteJoin(localField: string, as: string): PipelineStage[] {
  return joinOne('sites', localField, as);
}
