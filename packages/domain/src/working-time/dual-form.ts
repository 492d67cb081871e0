import type { SourceNote } from '../calendar/source.ts';
import { weekday } from '../time/working-day.ts';
import { plannedMinutes, type LearningPlace } from '../week/stretch.ts';
import { stretchesByDay, type Schedule } from '../week/schedule.ts';

/** From this average at the workplace the agreement is an OAO, with pay. */
export const OAO_MINUTES = 20 * 60;
/** An SAO has at least this much of lessons and work together. */
export const SAO_MINUTES_IN_ALL = 28 * 60;
const DUAL_SOURCE: SourceNote = {
  reference: 'Decreten duaal leren van 10 juni 2016 en 30 maart 2018; securex.be, abvv-jongeren.be',
  certainty: 'SURE',
};

export interface DualForm {
  form: 'OAO' | 'SAO';
  /** Minutes a week on average over the schedule. */
  atWork: number;
  inAll: number;
  /** An SAO with less than 28 hours of lessons and work a week. */
  tooLittle: boolean;
  source: SourceNote;
}

/**
 * Which agreement of Flemish dual learning a schedule asks for. Counted as agreed, on the basis of the school year: the
 * pattern and its block weeks in all whole weeks, holidays and days off not taken away. A simulated workplace is not
 * the workplace.
 */
export function dualForm(schedule: Schedule): DualForm {
  const agreed = { ...schedule, exceptions: schedule.exceptions.filter(({ kind }) => kind === 'BLOCK') };
  const days = stretchesByDay(agreed);
  const before = (8 - weekday(schedule.startsOn)) % 7;
  const weeks = Math.floor((days.length - before) / 7);
  const counted = weeks > 0 ? days.slice(before, before + weeks * 7) : days;
  const average = (places: readonly LearningPlace[]): number => {
    const minutes = counted
      .flat()
      .reduce((sum, stretch) => sum + (places.includes(stretch.place) ? plannedMinutes(stretch) : 0), 0);
    return counted.length === 0 ? 0 : minutes / (weeks > 0 ? weeks : counted.length / 7);
  };
  const atWork = average(['WORKPLACE']);
  const inAll = average(['WORKPLACE', 'SCHOOL', 'ONLINE', 'SIMULATION']);
  const form = atWork >= OAO_MINUTES ? 'OAO' : 'SAO';
  return {
    form,
    atWork,
    inAll,
    tooLittle: form === 'SAO' && inAll < SAO_MINUTES_IN_ALL,
    source: DUAL_SOURCE,
  };
}
