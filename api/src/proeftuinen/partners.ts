import { mongoFilter } from '@scheldemond/domain/access/filter';
import { queryTokens, searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { findOrganisationsOf, organisationStore, type Organisation } from '../accounts/service.ts';
import { listCompanies } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { rankedPage } from '../ranked.ts';
import { requireSound } from '../records.ts';
import { listSchools, programmesByIds, programmesOfProeftuin } from '../schools/service.ts';
import { all, standing } from '../search.ts';
import type { Proeftuin } from './store.ts';

type Partners = Proeftuin['partners'];

const OF_EACH_KIND = 5;
/** A single letter would find everybody. */
const SHORTEST = 2;

/** Schools, companies and other organisations of which these words begin words of the name; a few of each. */
export async function partnerChoices(context: Context, search: string): Promise<Organisation[]> {
  if (!queryTokens(search).some((token) => token.length >= SHORTEST)) return [];
  const asked = { search, first: OF_EACH_KIND, sort: 'NAME', direction: 'ASC' } as const;
  const schools = await listSchools(context, asked);
  const companies = await listCompanies(context, asked);
  const readable = all(mongoFilter(context.ability, 'read', 'Organisation', ['name', 'kind']), standing());
  const others = rankedPage(
    (await findOrganisationsOf('PARTNER', readable)).map((item) => ({
      item,
      words: searchKeys(item.name),
      keys: [sortKey(item.name)],
    })),
    asked,
  );
  const ids = [...schools.nodes, ...companies.nodes, ...others.nodes].map(({ id }) => id);
  return (await organisationStore.byIds(ids)).filter((found) => found !== null);
}

/**
 * The partners after a change, each an organisation that stands, once.
 *
 * @throws Refusal INVALID, or IN_USE when a school is taken out whose programmes take part
 */
export async function requirePartners(
  context: Context,
  current: Proeftuin,
  given: Partners | null | undefined,
): Promise<Partners | undefined> {
  if (!given) return undefined;
  const ids = given.map(({ organisationId }) => organisationId);
  const known = new Set(current.partnerOrganisationIds);
  const added = await organisationStore.byIds(ids.filter((id) => !known.has(id)));
  if (added.some((found) => !found || found.archivedAt))
    requireSound([{ field: 'partners', why: 'unknown' }]);
  if (new Set(ids).size < ids.length) requireSound([{ field: 'partners', why: 'duplicate' }]);
  const inside = (await programmesOfProeftuin(context, current.id)) ?? [];
  const gone = current.partnerOrganisationIds.filter((id) => !ids.includes(id));
  const programmes = inside.filter(({ schoolId }) => gone.includes(schoolId)).length;
  if (programmes > 0) throw new Refusal('IN_USE', [{ name: 'programmes', value: programmes }]);
  return given;
}

/**
 * The programmes that are asked after a change: of schools that take part, and not in a proeftuin yet. Those of a
 * school that goes are asked no more.
 */
export async function requireAsked(
  current: Proeftuin,
  partners: Partners,
  given: readonly string[] | null | undefined,
): Promise<string[]> {
  const before = new Set(current.askedProgrammeIds);
  const schools = new Set(partners.map(({ organisationId }) => organisationId));
  const ids = [...new Set(given ?? current.askedProgrammeIds)];
  const found = await programmesByIds(ids);
  const added = found.filter((_, at) => !before.has(ids[at]!));
  if (added.some((one) => !one || one.archivedAt || !schools.has(one.schoolId)))
    requireSound([{ field: 'askedProgrammeIds', why: 'unknown' }]);
  if (added.some((one) => one?.proeftuinId))
    requireSound([{ field: 'askedProgrammeIds', why: 'in_a_proeftuin' }]);
  return ids.filter((_, at) => schools.has(found[at]?.schoolId ?? ''));
}
