import { formatDay, type Language } from '../format/dates.ts';
import { type ShownState, shownState, type SlotShown } from '../placement/shown-state.ts';
import type { WorkingDay } from '../time/working-day.ts';
import { SITE_STATE_WORDS, SLOT_STATE_WORDS } from '../vocabulary/states.ts';
import { capital } from '../vocabulary/words.ts';

const FROM = { nl: 'vrij vanaf', en: 'free from' };

/**
 * "Open", "Vrij vanaf 12 jan": the state of a slot as its viewer is told it.
 *
 * @param today - leaves out the year while it is this day's; none for what is read on any day, such as a file
 */
export function slotStateWord(slot: SlotShown, language: Language, today?: WorkingDay): string {
  const shown = shownState(slot);
  if (shown === 'LATER' && slot.freeFrom) return capital(freeFromWord(slot.freeFrom, language, today));
  return SLOT_STATE_WORDS[shown][language];
}

/** "vrij", "vrij vanaf 12 jan": the same of a site, from the first day of those of its slots. */
export function siteStateWord(
  site: { state: ShownState; freeFrom?: WorkingDay | null },
  language: Language,
  today?: WorkingDay,
): string {
  if (site.state === 'LATER' && site.freeFrom) return freeFromWord(site.freeFrom, language, today);
  return SITE_STATE_WORDS[site.state][language];
}

function freeFromWord(day: WorkingDay, language: Language, today?: WorkingDay): string {
  const year = day.slice(0, 4) !== today?.slice(0, 4);
  return `${FROM[language]} ${formatDay(day, language, { weekday: false, year })}`;
}
