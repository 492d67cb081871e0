import type { PipelineStage } from 'mongoose';
import { companyJoin, siteJoin } from '../companies/join.ts';
import { asStored, joinOne, type Selection } from '../selection.ts';

const SLOT = {
  answered: {
    ...asStored(
      'title',
      'tasks',
      'requirements',
      'startsOn',
      'endsOn',
      'language',
      'minimumAge',
      'mostPerSchool',
      'releasedOn',
      'version',
    ),
    site: ['siteId'],
    company: ['companyId'],
    earlySchools: ['earlySchoolIds'],
  },
  hidden: ['searchKeys', 'sortKey', 'fieldVersions'],
};

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
  const asks = (field: string) => !selection || selection.has(field);
  const below = (field: string) => selection?.get(field) ?? null;
  return joinOne(['slots', localField, as], SLOT, selection, [
    ...(asks('site') ? siteJoin('siteId', 'site', below('site')) : []),
    ...(asks('company') ? companyJoin('companyId', 'company', below('company')) : []),
  ]);
}
