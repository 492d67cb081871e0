import { addDays, dayAt, schoolYearOf, weeksOfSchoolYear } from '@scheldemond/domain/time/working-day';
import { groupedBy } from '../by-id.ts';
import { loadCompany, type Company } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { loadSlot, offersOfCompanies, type OfferedPlaces } from '../slots/service.ts';
import { findStays, type StayRow } from './store.ts';
import { offersOf } from './totals.ts';

/** Counts for each week. */
export interface WeeklyPlaces {
  taken: number[];
  offered: number[];
}

export interface Occupancy {
  schoolYear: string;
  /** Monday of each week. */
  weeks: string[];
  total: WeeklyPlaces;
}

/** Something that lasts from a day to a day, so many times. */
interface Span {
  from: string;
  to: string;
  count: number;
}

/** How many of these there are in each week; one that touches a week counts in it. */
function byWeek(weeks: readonly string[], spans: readonly Span[]): number[] {
  return weeks.map((monday) => {
    const sunday = addDays(monday, 6);
    return spans.reduce(
      (sum, { from, to, count }) => (from <= sunday && to >= monday ? sum + count : sum),
      0,
    );
  });
}

/** What ended early is there until the day on which it ended, and not at all when that was before its first. */
function stayed({ startsOn, endsOn, endedAt, count }: StayRow): Span {
  const ended = endedAt && dayAt(endedAt, 'Europe/Brussels');
  return { from: startsOn, to: ended && ended < endsOn ? ended : endsOn, count };
}

const offered = ({ startsOn, endsOn, places }: OfferedPlaces): Span => ({
  from: startsOn,
  to: endsOn,
  count: places,
});

interface Places {
  schoolYear: string;
  weeks: string[];
  stays: StayRow[];
  slots: OfferedPlaces[];
}

/** Who has a place in this school year, and the slots that are offered in it or were closed since with somebody in. */
async function placesOf(context: Context, proeftuinId: string): Promise<Places> {
  const { from, to, ...year } = yearOf(context);
  const stays =
    (await context
      .load<string, StayRow[]>('Proeftuin.stays', async (ids) =>
        groupedBy(ids, await findStays('proeftuinId', ids, from, to), (row) => row.proeftuinId),
      )
      .load(proeftuinId)) ?? [];
  return {
    ...year,
    stays,
    slots: await slotsIn(context, stays, await offersOf(context, proeftuinId), from, to),
  };
}

/** The weeks of the present school year, and their first and last day. */
function yearOf(context: Context) {
  const schoolYear = schoolYearOf(context.clock.today());
  const weeks = weeksOfSchoolYear(schoolYear);
  return { schoolYear, weeks, from: weeks[0]!, to: addDays(weeks.at(-1)!, 6) };
}

/** Of the slots that are offered those between two days, with those that were closed since and had somebody in. */
async function slotsIn(
  context: Context,
  stays: readonly StayRow[],
  open: readonly OfferedPlaces[],
  from: string,
  to: string,
): Promise<OfferedPlaces[]> {
  const known = new Set(open.map(({ id }) => id));
  const missing = [...new Set(stays.map(({ slotId }) => slotId))].filter((id) => !known.has(id));
  const used = await Promise.all(missing.map((id) => loadSlot(context, id)));
  return [...open, ...used.filter((slot) => slot !== null)].filter(
    ({ startsOn, endsOn }) => startsOn <= to && endsOn >= from,
  );
}

/** Students with a place at a company beside the places that it offers, by week of this school year. */
export async function occupancyOfCompany(context: Context, companyId: string): Promise<Occupancy> {
  const { from, to, ...year } = yearOf(context);
  const stays =
    (await context
      .load<string, StayRow[]>('Company.stays', async (ids) =>
        groupedBy(ids, await findStays('companyId', ids, from, to), (row) => row.companyId),
      )
      .load(companyId)) ?? [];
  const open =
    (await context
      .load<string, OfferedPlaces[]>('Company.offers', async (ids) =>
        groupedBy(ids, await offersOfCompanies(ids), (row) => row.companyId),
      )
      .load(companyId)) ?? [];
  const slots = await slotsIn(context, stays, open, from, to);
  return { schoolYear: year.schoolYear, weeks: year.weeks, total: counted({ ...year, stays, slots }) };
}

function counted({ weeks, stays, slots }: Places, companyId?: string): WeeklyPlaces {
  const mine = (one: { companyId: string }) => companyId === undefined || one.companyId === companyId;
  return {
    taken: byWeek(weeks, stays.filter(mine).map(stayed)),
    offered: byWeek(weeks, slots.filter(mine).map(offered)),
  };
}

/** Students with a place in a proeftuin beside the places offered for its qualifications, by week of this school year. */
export async function occupancyOf(context: Context, proeftuinId: string): Promise<Occupancy> {
  const places = await placesOf(context, proeftuinId);
  return { schoolYear: places.schoolYear, weeks: places.weeks, total: counted(places) };
}

/** The same for each company that offers or hosts, by name. */
export async function occupancyByCompany(
  context: Context,
  proeftuinId: string,
): Promise<{ company: Company; places: WeeklyPlaces }[]> {
  const places = await placesOf(context, proeftuinId);
  const ids = [...new Set(places.slots.map(({ companyId }) => companyId))];
  const companies = await Promise.all(ids.map((id) => loadCompany(context, id)));
  return companies
    .filter((company) => company !== null)
    .toSorted((one, other) => one.sortKey.localeCompare(other.sortKey) || one.id.localeCompare(other.id))
    .map((company) => ({ company, places: counted(places, company.id) }));
}
