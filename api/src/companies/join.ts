import type { PipelineStage } from 'mongoose';
import { asStored, joinOne, type Selection } from '../selection.ts';

const COMPANY = {
  answered: asStored('name', 'country', 'sector', 'municipality', 'registrationNumber', 'claimed', 'version'),
  hidden: ['searchKeys', 'sortKey'],
};
const SITE = {
  answered: asStored('name', 'street', 'postcode', 'place', 'province', 'country', 'version'),
  hidden: [],
};

/** The company's short form. */
export function companyJoin(
  localField: string,
  as: string,
  selection: Selection | null = null,
): PipelineStage[] {
  return joinOne(['companies', localField, as], COMPANY, selection);
}

/** The site's short form. */
export function siteJoin(
  localField: string,
  as: string,
  selection: Selection | null = null,
): PipelineStage[] {
  return joinOne(['sites', localField, as], SITE, selection);
}
