import { mongoFilter } from '@scheldemond/domain/access/filter';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { addDays } from '@scheldemond/domain/time/working-day';
import { attentionWindows } from '../attention-windows.ts';
import { lapsingRecognitions, loadCompany, loadSite, type Recognition } from '../companies/service.ts';
import type { Page } from '../connection.ts';
import type { Context } from '../context.ts';
import { rankedPage } from '../ranked.ts';
import { all, chosenFilter, type Chosen, where } from '../search.ts';
import { companiesInUse } from './store.ts';

/**
 * Recognitions that lapse within the configured time and were not renewed, soonest first: for a company its own,
 * for who places students those of the companies where they have placements that are asked or held.
 *
 * @param filter - only those that it matches
 */
export async function lapsing(
  context: Context,
  filter: Record<string, unknown> = {},
): Promise<Recognition[]> {
  const { viewer, ability, clock } = context;
  if (viewer.kind !== 'person') return [];
  const today = clock.today();
  const span = { from: today, to: addDays(today, attentionWindows().recognitionLapseDays) };
  const readable = mongoFilter(ability, 'read', 'Recognition', ['validTo', 'site', 'qualification']);
  if (COMPANY.includes(viewer.role))
    return lapsingRecognitions(all(readable, filter, mongoFilter(ability, 'edit', 'Recognition')), span);
  if (!PLACING.includes(viewer.role)) return [];
  const companyIds = await companiesInUse(mongoFilter(ability, 'manage', 'Placement'));
  return lapsingRecognitions(all(readable, filter, { companyId: { $in: companyIds } }), span);
}
const COMPANY = ['MENTOR', 'COMPANY_ADMIN'];
const PLACING = ['SCHOOL_COORDINATOR', 'COORDINATOR'];

/** What the list of lapsing recognitions is asked. */
export interface LapsingAsked extends Chosen {
  first: number;
  after?: string | null;
  /** Words of the company, the site or its place. */
  search?: string | null;
  qualificationId?: string | null;
  sort: 'LAST_DAY' | 'COMPANY' | 'PLACE';
  direction: 'ASC' | 'DESC';
}

/** The same as a list; ranked in memory, since few lapse at a time and a renewal is another record. */
export async function pageOfLapsing(context: Context, asked: LapsingAsked): Promise<Page<Recognition>> {
  const { qualificationId, sort } = asked;
  const filter = all(chosenFilter(asked), where('qualificationId', qualificationId));
  const found = await lapsing(context, filter);
  const ranked = await Promise.all(
    found.map(async (item) => {
      const [company, site] = await Promise.all([
        loadCompany(context, item.companyId),
        loadSite(context, item.siteId),
      ]);
      const [name, place] = [company?.name ?? '', site?.place ?? ''];
      const keys = { LAST_DAY: item.validTo ?? '', COMPANY: sortKey(name), PLACE: sortKey(place) };
      return { item, keys: [keys[sort]], words: searchKeys(name, site?.name, place) };
    }),
  );
  return rankedPage(ranked, asked);
}
