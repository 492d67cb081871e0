import { mongoFilter } from '@scheldemond/domain/access/filter';
import { addDays } from '@scheldemond/domain/time/working-day';
import { attentionWindows } from '../attention-windows.ts';
import type { Context } from '../context.ts';
import { all } from '../search.ts';
import { lapsingRecognitions, type Recognition } from './recognition-store.ts';

/** Ids of the companies where the viewer looks after placements; a later module knows. */
export type CompaniesInUse = (context: Context) => Promise<string[]>;
let companiesInUse: CompaniesInUse = () => Promise.resolve([]);

export function registerCompaniesInUse(find: CompaniesInUse): void {
  companiesInUse = find;
}

const COMPANY: readonly string[] = ['MENTOR', 'COMPANY_ADMIN'];
const PLACING: readonly string[] = ['SCHOOL_COORDINATOR', 'COORDINATOR'];

/** Whether recognitions that lapse wait for this viewer: who keeps them up, or sees to it that others do. */
export function mindsLapsing({ viewer }: Context): boolean {
  return viewer.kind === 'person' && [...COMPANY, ...PLACING].includes(viewer.role);
}

/**
 * Recognitions that lapse within the configured time and were not renewed, soonest first: for a company its own,
 * for who minds placements those of the companies where they have some that are asked or held, for everybody else
 * all that they may read.
 */
export async function lapsing(context: Context): Promise<Recognition[]> {
  const { viewer, ability, clock } = context;
  if (viewer.kind !== 'person') return [];
  const today = clock.today();
  const span = { from: today, to: addDays(today, attentionWindows().recognitionLapseDays) };
  const readable = mongoFilter(ability, 'read', 'Recognition', ['validTo', 'site', 'qualification']);
  if (COMPANY.includes(viewer.role))
    return lapsingRecognitions(all(readable, mongoFilter(ability, 'edit', 'Recognition')), span);
  if (!PLACING.includes(viewer.role)) return lapsingRecognitions(readable, span);
  return lapsingRecognitions(all(readable, { companyId: { $in: await companiesInUse(context) } }), span);
}
