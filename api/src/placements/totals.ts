import { HOSTED_STATES, PLACEMENT_STATES, type PlacementState } from '@scheldemond/domain/placement/states';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { groupedBy } from '../by-id.ts';
import type { Context } from '../context.ts';
import type { Target } from '../proeftuinen/service.ts';
import { programmesOfProeftuin } from '../schools/service.ts';
import { offersFor, type OfferedPlaces } from '../slots/service.ts';
import { countStudentsByProeftuin } from '../students/service.ts';
import { findTotals, type TotalsRow } from './store.ts';

/** What the totals of a proeftuin are summed from: one query for all that a request asks. */
async function rowsOf(context: Context, proeftuinId: string): Promise<TotalsRow[]> {
  const rows = await context
    .load<string, TotalsRow[]>('Proeftuin.totals', async (ids) =>
      groupedBy(ids, await findTotals(ids), (row) => row.proeftuinId),
    )
    .load(proeftuinId);
  return rows ?? [];
}

function sum(rows: readonly TotalsRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

/** Placements of the proeftuin by state, in the order of their life; states without any are left out. */
export async function placementCounts(
  context: Context,
  proeftuinId: string,
): Promise<{ state: PlacementState; count: number }[]> {
  const rows = await rowsOf(context, proeftuinId);
  return PLACEMENT_STATES.map((state) => ({
    state,
    count: sum(rows.filter((row) => row.state === state)),
  })).filter(({ count }) => count > 0);
}

/** Companies that host or hosted in the proeftuin. */
export async function companyCount(context: Context, proeftuinId: string): Promise<number> {
  const rows = await rowsOf(context, proeftuinId);
  return new Set(rows.filter(({ state }) => HOSTED_STATES.has(state)).map(({ companyId }) => companyId)).size;
}

/** Students with a need in the proeftuin's programmes this school year. */
export async function studentCount(context: Context, proeftuinId: string): Promise<number> {
  const found = await context
    .load<string, number>('Proeftuin.students', async (ids) => {
      const counts = await countStudentsByProeftuin(ids, schoolYearOf(context.clock.today()));
      return ids.map((id) => counts.get(id) ?? 0);
    })
    .load(proeftuinId);
  return found ?? 0;
}

/** What stands today of a target: counted since its first day on top of where it started, or as entered. */
export async function currentOf(context: Context, target: Target): Promise<number> {
  if (target.metric === 'MENTORS_TRAINED') return target.enteredValue ?? target.startValue;
  if (target.metric === 'PLACES_OFFERED') return placesOffered(context, target);
  const rows = (await rowsOf(context, target.proeftuinId)).filter(
    ({ state, startsOn }) => HOSTED_STATES.has(state) && startsOn >= target.startsOn,
  );
  switch (target.metric) {
    case 'PLACEMENTS':
      return target.startValue + sum(rows);
    case 'CROSS_BORDER':
      return target.startValue + sum(rows.filter(({ crossBorder }) => crossBorder));
    case 'COMPLETED':
      return target.startValue + sum(rows.filter(({ state }) => state === 'COMPLETED' || state === 'CLOSED'));
    case 'COMPANIES':
      return target.startValue + new Set(rows.map(({ companyId }) => companyId)).size;
    default:
      return target.enteredValue ?? 0;
  }
}

/** Slots for the proeftuin's qualifications that are still offered; one query for all that a request asks. */
export async function offersOf(context: Context, proeftuinId: string): Promise<OfferedPlaces[]> {
  const programmes = (await programmesOfProeftuin(context, proeftuinId)) ?? [];
  const wanted = new Set(programmes.map(({ qualificationId }) => qualificationId));
  const offers = await context
    .load('Slot.offers', async (ids: readonly string[]) => {
      const found = await offersFor(ids);
      return ids.map((id) => found.filter(({ qualificationIds }) => qualificationIds.includes(id)));
    })
    .loadMany([...wanted]);
  const distinct = new Map(
    offers.flatMap((some) => {
      if (some instanceof Error) throw some;
      return (some ?? []).map((offer) => [offer.id, offer] as const);
    }),
  );
  return [...distinct.values()];
}

async function placesOffered(context: Context, target: Target): Promise<number> {
  return (await offersOf(context, target.proeftuinId))
    .filter(({ endsOn }) => endsOn >= target.startsOn)
    .reduce((total, { places }) => total + places, 0);
}
