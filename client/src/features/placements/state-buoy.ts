import { STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import type { PlacementState } from '../../schema-types.generated.ts';
import type { BuoyKind } from '../../ui/buoy.tsx';

/** Red: stuck or stopped. Green: it goes well. Amber: somebody must act. Disc: at rest. */
const KINDS: Record<PlacementState, BuoyKind> = {
  DRAFT: 'ring',
  PROPOSED: 'amber',
  COUNTERED: 'amber',
  ACCEPTED: 'green',
  READY: 'green',
  ACTIVE: 'green',
  INTERRUPTED: 'red',
  COMPLETED: 'disc',
  CLOSED: 'disc',
  DECLINED: 'red',
  WITHDRAWN: 'disc',
  EXPIRED: 'red',
  ENDED_EARLY: 'red',
};

/** The buoy and word of a placement's state. */
export function stateBuoy(state: PlacementState, language: 'nl' | 'en'): { kind: BuoyKind; word: string } {
  return { kind: KINDS[state], word: STATE_WORDS[state][language] };
}
