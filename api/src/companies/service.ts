import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { recognitionStatus } from '@scheldemond/domain/placement/start-conditions';
import { loadPerson, membershipsIn, type Person } from '../accounts/service.ts';
import { groupedBy, readableNode } from '../by-id.ts';
import { sortBy } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { announce } from '../platform/live/service.ts';
import { companyKeys, inviterSchoolOf, schoolOf } from './keys.ts';
import { all, chosenFilter, searchFilter, standing, where, type Chosen } from '../search.ts';
import {
  claim,
  companiesByIds,
  findSitesOf,
  pageOfCompanies,
  sitesByIds,
  type Company,
  type Site,
} from './store.ts';
import { findRecognitions, recognitionsByIds, type Recognition } from './recognition-store.ts';

export {
  companyKind,
  createCompany,
  createRecognition,
  createSite,
  editCompany,
  editRecognition,
  editSite,
  insertCompany,
  insertRecognition,
  insertSite,
  recognitionKind,
  records,
  siteKind,
} from './records.ts';
export { similarCompanies, type Similarity } from './similar.ts';
export {
  aloneThere,
  companyKeys,
  registerSchoolsAt,
  registerWorksWith,
  schoolOf,
  withCompanyKeys,
} from './keys.ts';
export {
  addSchoolOf,
  companiesByIds,
  companyIdsByExternalKey,
  findCompaniesNamed as companiesNamed,
  findSitesNamed as sitesNamed,
  holdLimits,
  siteIdsByExternalKey,
  sitesByIds,
  type Company,
  type CompanyDocument,
  type Province,
  type Site,
  type SiteDocument,
} from './store.ts';
export {
  findRecognitions as recognitionsOf,
  importRecognitions,
  recognitionIdsByExternalKey,
  recognitionsByIds,
  type Recognition,
  type RecognitionDocument,
} from './recognition-store.ts';
export { importCompanies, importSites } from './imported.ts';
export { lapsing, mindsLapsing, registerCompaniesInUse } from './lapsing.ts';
export { listRecognitions, type RecognitionsAsked } from './recognitions.ts';

export function loadCompany(context: Context, id: string): Promise<Company | null> {
  return context.load('Company.byId', companiesByIds).load(id);
}
export function loadSite(context: Context, id: string): Promise<Site | null> {
  return context.load('Site.byId', sitesByIds).load(id);
}
export function loadRecognition(context: Context, id: string): Promise<Recognition | null> {
  return context.load('Recognition.byId', recognitionsByIds).load(id);
}

/** Whether the viewer may offer a slot at a site of this company. */
export async function viewerCanOffer(context: Context, company: Company): Promise<boolean> {
  const { viewer } = context;
  const { claimed, schoolIds } = await companyKeys(context, company);
  const sites = viewer.kind === 'person' ? [null, ...viewer.siteIds] : [null];
  return (
    company.archivedAt == null &&
    sites.some((siteId) =>
      can(context.ability, 'create', 'Slot', { companyId: company.id, siteId, claimed, schoolIds }),
    )
  );
}
/** Whether the viewer may invite the first member of a company that nobody claimed. */
export async function viewerCanInvite(context: Context, company: Company): Promise<boolean> {
  if (company.archivedAt != null || company.claimed) return false;
  const inviterSchoolId = schoolOf(context) ? await inviterSchoolOf(context, company) : null;
  return can(context.ability, 'invite', 'Company', { ...company, inviterSchoolId });
}
/** The same, by the id of its organisation, which a company shares. */
export async function mayInviteFirst(context: Context, organisationId: string): Promise<boolean> {
  const company = await loadCompany(context, organisationId);
  return company !== null && viewerCanInvite(context, company);
}
export function sitesOfCompany(
  context: Context,
  companyId: string,
  archived = false,
): Promise<Site[] | null> {
  return context
    .load<string, Site[]>(`Site.byCompany ${archived}`, async (ids) =>
      groupedBy(ids, await findSitesOf(ids, archived), (site) => site.companyId),
    )
    .load(companyId);
}
export function recognitionsOfSite(
  context: Context,
  siteId: string,
  archived = false,
): Promise<Recognition[] | null> {
  return context
    .load<string, Recognition[]>(`Recognition.bySite ${archived}`, async (ids) =>
      groupedBy(ids, await findRecognitions(ids, undefined, archived), (recognition) => recognition.siteId),
    )
    .load(siteId);
}

/** Those of these companies that a member of their own has claimed. */
export async function claimedCompanies(ids: readonly string[]): Promise<Set<string>> {
  const companies = await companiesByIds([...new Set(ids)]);
  return new Set(companies.flatMap((one) => (one?.claimed ? [one.id] : [])));
}

/** Status of a recognition today, at the region's clock. */
export function statusOf(context: Context, recognition: Recognition): string {
  return recognitionStatus(recognition, context.clock.today());
}

/** Members of the company who can guide students, by name. */
export async function mentorsOf(context: Context, companyId: string): Promise<Person[]> {
  const members = ((await membershipsIn(context, companyId)) ?? []).filter(
    ({ active, role }) => active && (role === 'MENTOR' || role === 'COMPANY_ADMIN'),
  );
  const ids = [...new Set(members.map(({ personId }) => personId))];
  const persons = await Promise.all(ids.map((id) => loadPerson(context, id)));
  return persons
    .filter((person): person is Person => person !== null)
    .sort((a, b) => `${a.lastName} ${a.firstName}`.localeCompare(`${b.lastName} ${b.firstName}`, 'nl'));
}

/** What companies can be ordered by, with the fields that this reads. */
const COMPANY_SORTS = {
  NAME: { sort: ['sortKey'], reads: [] },
  SECTOR: { sort: ['sector', 'sortKey'], reads: ['sector'] },
  COUNTRY: { sort: ['country', 'sortKey'], reads: ['country'] },
  NUMBER: { sort: ['registrationNumber', 'sortKey'], reads: ['registrationNumber'] },
  CLAIMED: { sort: ['claimed', 'sortKey'], reads: ['claimed'] },
} as const;

/** Companies that the viewer may read. */
export function listCompanies(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    search?: string | null;
    sector?: string | null;
    country?: string | null;
    claimed?: boolean | null;
    archived?: boolean | null;
    sort: keyof typeof COMPANY_SORTS;
    direction: 'ASC' | 'DESC';
  } & Chosen,
) {
  const { sort, reads } = COMPANY_SORTS[args.sort];
  const fields = [
    'name',
    ...reads,
    ...(args.claimed != null ? ['claimed'] : []),
    ...(args.sector ? ['sector'] : []),
    ...(args.country ? ['country'] : []),
  ];
  const filter = all(
    mongoFilter(context.ability, 'read', 'Company', fields),
    searchFilter(args.search),
    where('sector', args.sector),
    where('country', args.country),
    where('claimed', args.claimed),
    chosenFilter(args),
    standing(args.archived),
  );
  return pageOfCompanies(filter, sortBy(args.direction, ...sort), args);
}

export const nodes: Record<string, LoadNode> = {
  Company: readableNode('Company', companiesByIds),
  Site: readableNode('Site', sitesByIds),
  Recognition: readableNode('Recognition', recognitionsByIds),
};

export const finders: Record<string, Find> = {
  Company: async (context, search, first) =>
    (await listCompanies(context, { search, first, sort: 'NAME', direction: 'ASC' })).nodes,
};

/** A member of its own looks after the company from now on: schools no longer do. */
export async function claimCompany(organisationId: string): Promise<void> {
  const claimed = await claim(organisationId);
  if (claimed) announce({ type: 'Company', id: claimed.id, version: claimed.version, keys: claimed });
}
