import type { PipelineStage } from 'mongoose';
import { withId } from '../database.ts';
import { asStored, projected, type Answered, type Selection } from '../selection.ts';

const COMPANY = asStored(
  'name',
  'country',
  'sector',
  'municipality',
  'registrationNumber',
  'claimed',
  'version',
);
const SITE = asStored('name', 'street', 'postcode', 'place', 'province', 'country', 'version');

/**
 * Joins one document of a collection as `as`: its stored fields and access keys, nothing when it is gone.
 *
 * @param selection - what is asked of it; left out: all of it
 */
function joinOne(
  from: string,
  localField: string,
  as: string,
  answered: Answered,
  selection: Selection | null,
  whole: object[] = [],
): PipelineStage[] {
  const part = projected(selection, answered);
  const pipeline = part ? [part] : [withId, ...whole];
  return [
    { $lookup: { from, localField, foreignField: '_id', as, pipeline: pipeline as never } },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}

/** The company's short form. */
export function companyJoin(
  localField: string,
  as: string,
  selection: Selection | null = null,
): PipelineStage[] {
  return joinOne('companies', localField, as, COMPANY, selection, [{ $unset: ['searchKeys', 'sortKey'] }]);
}

/** The site's short form. */
export function siteJoin(
  localField: string,
  as: string,
  selection: Selection | null = null,
): PipelineStage[] {
  return joinOne('sites', localField, as, SITE, selection);
}
