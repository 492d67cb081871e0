import { slotStateWord } from '@scheldemond/domain/lists/slot-state';
import { type ShownState, shownState, type SlotShown } from '@scheldemond/domain/placement/shown-state';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import type { BuoyKind } from '../../ui/buoy.tsx';

/** The buoy of a slot's or site's state. */
export const STATE_BUOYS: Record<ShownState, BuoyKind> = {
  OPEN: 'green',
  LATER: 'ring',
  PAUSED: 'amber',
  FULL: 'red',
  CLOSED: 'disc',
};

/** The buoy and word of a slot's state. */
export function slotBuoy(
  slot: SlotShown,
  language: 'nl' | 'en',
  today: WorkingDay,
): { kind: BuoyKind; word: string } {
  return { kind: STATE_BUOYS[shownState(slot)], word: slotStateWord(slot, language, today) };
}
