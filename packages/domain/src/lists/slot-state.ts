import { formatDay, type Language } from '../format/dates.ts';
import { type ShownState, shownState, type SlotShown } from '../placement/shown-state.ts';
import type { WorkingDay } from '../time/working-day.ts';
import { SITE_STATE_WORDS, SLOT_STATE_WORDS } from '../vocabulary/states.ts';
import { capital } from '../vocabulary/words.ts';

const FROM = { nl: 'vrij vanaf', en: 'free from' };

/** "Open", "Vrij vanaf 12 jan": the state of a slot as its viewer is told it. */
export function slotStateWord(slot: SlotShown, language: Language): string {
  const shown = shownState(slot);
  if (shown === 'LATER' && slot.freeFrom) return capital(freeFromWord(slot.freeFrom, language));
  return SLOT_STATE_WORDS[shown][language];
}

/** "vrij", "vrij vanaf 12 jan": the same of a site, from the first day of those of its slots. */
export function siteStateWord(
  site: { state: ShownState; freeFrom?: WorkingDay | null },
  language: Language,
): string {
  if (site.state === 'LATER' && site.freeFrom) return freeFromWord(site.freeFrom, language);
  return SITE_STATE_WORDS[site.state][language];
}

function freeFromWord(day: WorkingDay, language: Language): string {
  return `${FROM[language]} ${formatDay(day, language, { weekday: false, year: false })}`;
}
