import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import { clashes } from '@scheldemond/domain/week/clash';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { Refusal } from '../errors.ts';
import { asItStands } from './actors.ts';
import { findPlacements, type Placement } from './store.ts';

/**
 * Refuses a week that overlaps with that of another agreed placement of the same need: two companies that share a
 * student are one week. Two acceptances at the same moment both write the need, so one of them sees the other.
 *
 * @throws Refusal CLASHES with the first day and the time on it; the other company is not named
 */
export async function requireNoClash(current: Placement, schedule: Schedule): Promise<void> {
  for (const other of await findPlacements({ needId: current.needId, holds: true })) {
    if (other.id === current.id) continue;
    const [clash] = clashes(schedule, scheduleOfParts(other));
    if (!clash) continue;
    const { day, from, to } = clash;
    const facts = Object.entries({ day, from, to }).map(([name, value]) => ({ name, value }));
    throw new Refusal('CLASHES', facts, asItStands(current));
  }
}
