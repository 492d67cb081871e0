import { mongoFilter } from '@scheldemond/domain/access/filter';
import { addDays } from '@scheldemond/domain/time/working-day';
import { attentionWindows } from '../attention-windows.ts';
import { lapsingRecognitions, type Recognition } from '../companies/service.ts';
import { pageOf, type Page } from '../connection.ts';
import type { Context } from '../context.ts';
import { all } from '../search.ts';
import { companiesInUse } from './store.ts';

/**
 * Recognitions that lapse within the configured time and were not renewed, soonest first: for a company its own,
 * for who places students those of the companies where they have placements that are asked or held.
 */
export async function lapsing(context: Context): Promise<Recognition[]> {
  const { viewer, ability, clock } = context;
  if (viewer.kind !== 'person') return [];
  const today = clock.today();
  const span = { from: today, to: addDays(today, attentionWindows().recognitionLapseDays) };
  const readable = mongoFilter(ability, 'read', 'Recognition', ['validTo', 'site', 'qualification']);
  if (COMPANY.includes(viewer.role))
    return lapsingRecognitions(all(readable, mongoFilter(ability, 'edit', 'Recognition')), span);
  if (!PLACING.includes(viewer.role)) return [];
  const companyIds = await companiesInUse(mongoFilter(ability, 'manage', 'Placement'));
  return lapsingRecognitions(all(readable, { companyId: { $in: companyIds } }), span);
}
const COMPANY = ['MENTOR', 'COMPANY_ADMIN'];
const PLACING = ['SCHOOL_COORDINATOR', 'COORDINATOR'];

/** The same as a list; ranked in memory, since few lapse at a time and a renewal is another record. */
export async function pageOfLapsing(
  context: Context,
  args: { first: number; after?: string | null },
): Promise<Page<Recognition>> {
  return pageOf(await lapsing(context), args);
}
