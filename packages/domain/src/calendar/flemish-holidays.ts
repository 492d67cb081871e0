import {
  addDays,
  dayNumber,
  fromDayNumber,
  mondayOf,
  weekday,
  type WorkingDay,
} from '../time/working-day.ts';
import { calendarOf, type Calendar, type Closure, type Words } from './closures.ts';
import { easterSunday } from './easter.ts';
import { publicHolidays } from './public-holidays.ts';
import type { SourceNote } from './source.ts';

/** Checked in the tests against what schools published for 2022-2023 to 2026-2027. */
const DECREE: SourceNote = {
  reference: 'Besluit van de Vlaamse Regering van 17 april 1991',
  certainty: 'SURE',
};

/**
 * Holidays of Flemish secondary schools in a school year, with Belgian public holidays and the day after Ascension.
 * A school adds its local days off and study days. The year runs from 1 September to 31 August.
 *
 * @param year - the one in which the school year begins
 */
export function flemishSchoolHolidays(year: number): Calendar {
  const easter = easterSunday(year + 1);
  const ascension = fromDayNumber(easter + 39);
  return calendarOf(
    [
      weeks({ nl: 'Herfstvakantie', en: 'Autumn holidays' }, autumn(year), 1),
      weeks({ nl: 'Kerstvakantie', en: 'Christmas holidays' }, christmas(year), 2),
      weeks({ nl: 'Krokusvakantie', en: 'Spring half-term' }, fromDayNumber(easter - 48), 1),
      weeks({ nl: 'Paasvakantie', en: 'Easter holidays' }, easterBreak(year + 1, easter), 2),
      closure({ nl: 'Hemelvaart', en: 'Ascension' }, ascension, addDays(ascension, 1)),
      closure({ nl: 'Zomervakantie', en: 'Summer holidays' }, `${year + 1}-07-01`, `${year + 1}-08-31`),
    ],
    publicHolidays('BE', `${year}-09-01`, `${year + 1}-08-31`),
  );
}

/** The week of 1 November; from 2 November where that is a Sunday. */
function autumn(year: number): WorkingDay {
  const allSaints = `${year}-11-01`;
  return weekday(allSaints) === 7 ? addDays(allSaints, 1) : mondayOf(allSaints);
}

/** From the Monday of the week of 25 December; the Monday after it where that is a Saturday or Sunday. */
function christmas(year: number): WorkingDay {
  const day = `${year}-12-25`;
  return weekday(day) >= 6 ? addDays(mondayOf(day), 7) : mondayOf(day);
}

/** From the first Monday of April; the one after an Easter in March, the second before an Easter after 15 April. */
function easterBreak(year: number, easter: number): WorkingDay {
  if (easter < dayNumber(`${year}-04-01`)) return fromDayNumber(easter + 1);
  if (easter > dayNumber(`${year}-04-15`)) return fromDayNumber(easter - 13);
  return mondayOf(`${year}-04-07`);
}

function weeks(name: Words, monday: WorkingDay, count: number): Closure {
  return closure(name, monday, addDays(monday, count * 7 - 1));
}

function closure(name: Words, from: WorkingDay, to: WorkingDay): Closure {
  return { from, to, kind: 'SCHOOL_HOLIDAY', name, source: DECREE };
}
