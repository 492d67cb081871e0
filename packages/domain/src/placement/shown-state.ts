import type { WorkingDay } from '../time/working-day.ts';
import type { SlotState } from './capacity.ts';

/** A slot's state as a viewer finds it: LATER takes proposals, and not yet from this viewer’s school. */
export type ShownState = SlotState | 'LATER';

/** The same of a site, what counts most for who looks for a place first. */
export const SHOWN_STATES = [
  'OPEN',
  'LATER',
  'PAUSED',
  'FULL',
  'CLOSED',
] as const satisfies readonly ShownState[];

/** What tells the state of a slot to a viewer. */
export interface SlotShown {
  state: SlotState;
  /** The day from which the viewer may propose, while they may not yet. */
  freeFrom?: WorkingDay | null;
}

export function shownState({ state, freeFrom }: SlotShown): ShownState {
  return state === 'OPEN' && freeFrom ? 'LATER' : state;
}

/** What a list of slots is asked for one of these states; null asks for all. */
export function askedState(state: ShownState | null): {
  state: SlotState | null;
  released: boolean | null;
} {
  if (state === 'LATER') return { state: 'OPEN', released: false };
  return { state, released: state === 'OPEN' ? true : null };
}
