import { mongoFilter } from '@scheldemond/domain/access/filter';
import { addDays } from '@scheldemond/domain/time/working-day';
import { attentionWindows } from '../attention-windows.ts';
import type { Context } from '../context.ts';
import { all, chosenFilter, searchFilter, standing, where, type Chosen } from '../search.ts';
import { releasedFilter } from './release.ts';

/** What a list of slots, or what is made of slots, is asked. */
export interface SlotFilter extends Chosen {
  state?: string | null;
  released?: boolean | null;
  free?: boolean | null;
  companyId?: string | null;
  siteId?: string | null;
  qualificationId?: string | null;
  country?: string | null;
  province?: string | null;
  search?: string | null;
  archived?: boolean | null;
  toConfirm?: boolean | null;
}

/** What is asked, of the slots of which the viewer may read these fields and those that it asks by. */
export function askedSlots(
  context: Context,
  given: SlotFilter,
  reads: readonly string[],
): Record<string, unknown> {
  const fields = [
    ...reads,
    ...(given.free != null ? ['placesFree'] : []),
    ...(given.toConfirm ? ['lastConfirmedOn', 'state', 'endsOn'] : []),
    ...(given.state ? ['state'] : []),
    ...(given.released != null ? ['releasedOn', 'earlySchools'] : []),
    ...(given.qualificationId ? ['qualifications'] : []),
    ...(given.country || given.province || given.siteId ? ['site'] : []),
    ...(given.companyId || given.search ? ['company'] : []),
  ];
  return all(
    mongoFilter(context.ability, 'read', 'Slot', fields),
    where('state', given.state),
    releasedFilter(context, given.released),
    where('companyId', given.companyId),
    where('siteId', given.siteId),
    where('qualificationIds', given.qualificationId),
    where('country', given.country),
    where('province', given.province),
    given.free == null ? null : { placesFree: given.free ? { $gt: 0 } : 0 },
    given.toConfirm && toConfirm(context),
    searchFilter(given.search),
    chosenFilter(given),
    standing(given.archived),
  );
}

/** Slots that the viewer is asked to confirm: still offered, and not confirmed for long or never. */
export function toConfirm({ ability, clock }: Context): Record<string, unknown> {
  const today = clock.today();
  const before = addDays(today, -attentionWindows().slotUnconfirmedDays);
  return all(mongoFilter(ability, 'confirm', 'Slot'), {
    state: { $in: ['OPEN', 'FULL'] },
    endsOn: { $gte: today },
    $or: [{ lastConfirmedOn: null }, { lastConfirmedOn: { $lt: before } }],
  });
}
