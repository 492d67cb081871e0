import { can } from '@scheldemond/domain/access/ability';
import {
  closuresOfSite,
  type Calendar,
  type Closure,
  type PlacementCalendars,
} from '@scheldemond/domain/calendar/closures';
import { fromNodeId } from '@scheldemond/domain/ids/node-id';
import { publicHolidays } from '@scheldemond/domain/calendar/public-holidays';
import { schoolCalendar } from '@scheldemond/domain/calendar/school-calendar';
import { closureFields, closureProblems, type ClosureFields } from '@scheldemond/domain/records/closure';
import {
  daysOfSchoolYear,
  schoolYearOf,
  type Country,
  type WorkingDay,
} from '@scheldemond/domain/time/working-day';
import type { Organisation } from '../accounts/service.ts';
import { groupedBy } from '../by-id.ts';
import { companiesByIds, sitesByIds, type Company } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { AppError, Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { announce } from '../platform/live/service.ts';
import { schoolsByIds } from '../schools/service.ts';
import { deleteClosures, findClosures, insertClosures, type StoredClosure } from './store.ts';

const MOST_AT_ONCE = 200;
const MOST = 500;

/** A closure with the id of one that was entered. */
export type KnownClosure = Closure & { id?: string };

function closureOf({ id, siteId, from, to, kind, name, reference }: StoredClosure): KnownClosure {
  return {
    id,
    siteId,
    from,
    to,
    kind,
    name: { nl: name, en: name },
    source: { reference, certainty: 'SURE' },
  };
}

async function enteredBy(ownerIds: readonly string[]): Promise<KnownClosure[][]> {
  const grouped = groupedBy(ownerIds, await findClosures(ownerIds), ({ ownerId }) => ownerId);
  return grouped.map((found) => (found ?? []).map(closureOf));
}

async function loadEntered(context: Context, ownerId: string): Promise<KnownClosure[]> {
  return (await context.load('Closure.byOwner', enteredBy).load(ownerId)) ?? [];
}

function yearOf(context: Context, asked: string | null | undefined): { from: WorkingDay; to: WorkingDay } {
  const days = daysOfSchoolYear(asked ?? schoolYearOf(context.clock.today()));
  if (!days) throw new AppError('BAD_INPUT', 'schoolYear must be like 2026-2027.');
  return days;
}

/** The days without lessons of a school in a school year. */
export async function closuresOfSchool(
  context: Context,
  school: Organisation,
  schoolYear?: string | null,
): Promise<Calendar> {
  const { from, to } = yearOf(context, schoolYear);
  return schoolCalendar(school, await loadEntered(context, school.id), from, to);
}

/** The days on which a company is closed in a school year. */
export async function closuresOfCompany(
  context: Context,
  company: Company,
  schoolYear?: string | null,
): Promise<Calendar> {
  const { from, to } = yearOf(context, schoolYear);
  return (await loadEntered(context, company.id)).filter((one) => one.to >= from && one.from <= to);
}

/** What of a placement decides its calendars. */
export interface CalendarsAsked {
  schoolId: string;
  companyId: string;
  siteId: string;
  /** Where the company stands. */
  country: Country;
  startsOn: WorkingDay;
  endsOn: WorkingDay;
}

/** The three calendars of each placement between its days, in their order. */
export async function placementCalendars(asked: readonly CalendarsAsked[]): Promise<PlacementCalendars[]> {
  const schoolIds = [...new Set(asked.map(({ schoolId }) => schoolId))];
  const companyIds = [...new Set(asked.map(({ companyId }) => companyId))];
  const schools = new Map((await schoolsByIds(schoolIds)).map((school) => [school?.id, school]));
  const owners = [...schoolIds, ...companyIds];
  const entered = new Map((await enteredBy(owners)).map((found, at) => [owners[at], found]));
  return asked.map(({ schoolId, companyId, siteId, country, startsOn, endsOn }) => {
    const school = schools.get(schoolId);
    return {
      school: schoolCalendar(
        school ?? { country, education: null },
        entered.get(schoolId) ?? [],
        startsOn,
        endsOn,
      ),
      country: publicHolidays(country, startsOn, endsOn, 'EVERYONE'),
      company: closuresOfSite(entered.get(companyId) ?? [], siteId).filter(
        (one) => one.to >= startsOn && one.from <= endsOn,
      ),
    };
  });
}

/** The school or company whose calendar the viewer may change. */
async function requireOwner(context: Context, owner: { type: 'School' | 'Company'; id: string }) {
  const [found] = owner.type === 'School' ? await schoolsByIds([owner.id]) : await companiesByIds([owner.id]);
  if (!found || !can(context.ability, 'edit', owner.type, found)) throw new Refusal('NOT_ALLOWED');
  return found;
}

interface Owned {
  key: string;
  owner: { type: 'School' | 'Company'; id: string };
}

/** Enters closures; those that are there already, by days, site and name, are left as they are. */
export function addClosures(
  context: Context,
  input: Owned & { closures: readonly ClosureFields[] },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'addClosures', input }, async () => {
    const owner = await requireOwner(context, input.owner);
    if (input.closures.length > MOST_AT_ONCE)
      throw new Refusal('INVALID', [{ name: 'closures', value: MOST_AT_ONCE }]);
    const given = input.closures.map((one, at) => checked(one, at + 1, input.owner.type));
    await requireOwnSites(owner.id, given);
    const there = await findClosures([owner.id]);
    const print = ({ from, to, name, siteId }: ClosureFields) => `${from} ${to} ${siteId} ${name}`;
    const known = new Set(there.map(print));
    const fresh = given.filter((one) => !known.has(print(one)) && known.add(print(one)));
    if (there.length + fresh.length > MOST) throw new Refusal('INVALID', [{ name: 'closures', value: MOST }]);
    await insertClosures(fresh.map((one) => ({ ownerId: owner.id, ...one })));
    return changed(input.owner, owner, fresh.length);
  });
}

/** Takes closures away that were entered. */
export function removeClosures(
  context: Context,
  input: Owned & { ids: readonly string[] },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'removeClosures', input }, async () => {
    const owner = await requireOwner(context, input.owner);
    return changed(input.owner, owner, await deleteClosures(owner.id, input.ids));
  });
}

function checked(given: ClosureFields, number: number, type: 'School' | 'Company'): ClosureFields {
  const siteId = siteOf(given.siteId);
  const read = closureFields.safeParse({ ...given, siteId });
  const field = read.success ? closureProblems(read.data)[0]?.field : String(read.error.issues[0]?.path[0]);
  const foreign = (given.kind === 'COMPANY_CLOSURE') !== (type === 'Company') ? 'kind' : undefined;
  const misplaced = type === 'School' && siteId !== null ? 'siteId' : undefined;
  const wrong = field ?? foreign ?? misplaced;
  if (wrong !== undefined || !read.success)
    throw new Refusal('INVALID', [
      { name: 'field', value: wrong ?? 'closure' },
      { name: 'number', value: number },
    ]);
  return read.data;
}

/** The id of a site as the API names it; one that is none stays as it is, and is no site of anybody. */
function siteOf(nodeId: string | null | undefined): string | null {
  if (!nodeId) return null;
  const found = fromNodeId(nodeId);
  return found?.type === 'Site' ? found.id : nodeId;
}

async function requireOwnSites(companyId: string, closures: readonly ClosureFields[]): Promise<void> {
  const named = closures.flatMap(({ siteId }) => siteId ?? []);
  const sites = new Map((await sitesByIds([...new Set(named)])).map((site) => [site?.id, site]));
  const wrong = closures.findIndex(({ siteId }) => {
    const site = siteId === null ? null : sites.get(siteId);
    return (
      site === undefined || (site !== null && (site.companyId !== companyId || Boolean(site.archivedAt)))
    );
  });
  if (wrong >= 0)
    throw new Refusal('INVALID', [
      { name: 'field', value: 'siteId' },
      { name: 'number', value: wrong + 1 },
    ]);
}

function changed(owner: Owned['owner'], found: Organisation | Company, count: number): Outcome {
  announce({ type: owner.type, id: found.id, version: found.version, keys: found, field: 'closures' });
  return { kind: 'changed', id: found.id, type: owner.type, count };
}
