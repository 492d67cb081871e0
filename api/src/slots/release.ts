import { isReleased, type Release } from '@scheldemond/domain/placement/release';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import type { Context } from '../context.ts';

/** For whom and on which day a release is asked: who belongs to no school is of no early one. */
export function releaseFor({ viewer, clock }: Context): { organisationId: string; today: WorkingDay } {
  return { organisationId: viewer.kind === 'person' ? viewer.organisationId : '', today: clock.today() };
}

/** The day from which this viewer may propose, while they may not yet. */
export function freeFrom(context: Context, slot: Release): WorkingDay | null {
  const { organisationId, today } = releaseFor(context);
  return isReleased(slot, organisationId, today) ? null : slot.releasedOn;
}

/** The slots of which that is so, or those of which it is not. */
export function releasedFilter(
  context: Context,
  released: boolean | null | undefined,
): Record<string, unknown> | null {
  if (released == null) return null;
  const { organisationId, today } = releaseFor(context);
  return released
    ? { $or: [{ releasedOn: null }, { releasedOn: { $lte: today } }, { earlySchoolIds: organisationId }] }
    : { releasedOn: { $gt: today }, earlySchoolIds: { $ne: organisationId } };
}
