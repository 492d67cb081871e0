import { addDays } from '../time/working-day.ts';
import { scheduleProblems, type Schedule } from './schedule.ts';

/** Days that it may begin before the agreed period or end after it: as far as dates of one placement are moved. */
const AROUND = 26 * 7;

/**
 * Whether one can ask about a week in the place of the agreed one: it is in order, and lies in the agreed period or not
 * far outside it.
 */
export function isAskable(week: Schedule, agreed: Pick<Schedule, 'startsOn' | 'endsOn'>): boolean {
  return (
    week.startsOn >= addDays(agreed.startsOn, -AROUND) &&
    week.endsOn <= addDays(agreed.endsOn, AROUND) &&
    scheduleProblems(week).length === 0
  );
}
