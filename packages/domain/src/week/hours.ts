import { dayNumber, fromDayNumber, weekdayOfNumber, type WorkingDay } from '../time/working-day.ts';
import type { PlannedDay } from './planned-days.ts';
import { LEARNING_PLACES, plannedMinutes, type LearningPlace } from './stretch.ts';

/** Planned minutes by place, breaks taken off. */
export type MinutesByPlace = Record<LearningPlace, number>;

export interface PlannedTime {
  /** Monday of each week in which anything is planned, in order. */
  weeks: { monday: WorkingDay; minutes: MinutesByPlace }[];
  /** `2027-03`, in order. */
  months: { month: string; minutes: MinutesByPlace }[];
  total: MinutesByPlace;
}

function noMinutes(): MinutesByPlace {
  return { SCHOOL: 0, WORKPLACE: 0, ONLINE: 0, SIMULATION: 0, HOME_STUDY: 0 };
}

/** Minutes at work: at the company itself. A simulated workplace is the school's. */
export function minutesAtWork(minutes: MinutesByPlace): number {
  return minutes.WORKPLACE;
}

/** Minutes that the school gives: there, online or in a simulated workplace. Study at home is in neither. */
export function minutesAtSchool(minutes: MinutesByPlace): number {
  return minutes.SCHOOL + minutes.ONLINE + minutes.SIMULATION;
}

export function minutesInAll(minutes: MinutesByPlace): number {
  return minutesAtWork(minutes) + minutesAtSchool(minutes) + minutes.HOME_STUDY;
}

/** Sums the planned time of days in their order; a stretch counts on the day on which it begins. */
export function plannedTime(days: readonly PlannedDay[]): PlannedTime {
  const total = noMinutes();
  const weeks: PlannedTime['weeks'] = [];
  const months: PlannedTime['months'] = [];
  let week = total;
  let month = total;
  let monday = -Infinity;
  let name = '';
  for (const { day, stretches } of days) {
    if (stretches.length === 0) continue;
    const number = dayNumber(day);
    if (number > monday + 6) {
      monday = number + 1 - weekdayOfNumber(number);
      week = noMinutes();
      weeks.push({ monday: fromDayNumber(monday), minutes: week });
    }
    if (!day.startsWith(name) || name === '') {
      name = day.slice(0, 7);
      month = noMinutes();
      months.push({ month: name, minutes: month });
    }
    for (const stretch of stretches) {
      const minutes = plannedMinutes(stretch);
      week[stretch.place] += minutes;
      month[stretch.place] += minutes;
    }
  }
  for (const { minutes } of months) for (const place of LEARNING_PLACES) total[place] += minutes[place];
  return { weeks, months, total };
}
