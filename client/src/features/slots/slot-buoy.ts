import { SLOT_STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import type { SlotState } from '../../schema-types.generated.ts';
import type { BuoyKind } from '../../ui/buoy.tsx';

const KINDS: Record<SlotState, BuoyKind> = { OPEN: 'green', PAUSED: 'amber', FULL: 'red', CLOSED: 'disc' };

/** The buoy and word of a slot's state. */
export function slotBuoy(state: SlotState, language: 'nl' | 'en'): { kind: BuoyKind; word: string } {
  return { kind: KINDS[state], word: SLOT_STATE_WORDS[state][language] };
}
