import { calendarOf, withDeviation, type Calendar, type Closure, type Words } from './closures.ts';
import { publicHolidays } from './public-holidays.ts';
import { fromDayNumber, type WorkingDay } from '../time/working-day.ts';
import { easterSunday } from './easter.ts';

export type DutchRegion = 'NORTH' | 'CENTRAL' | 'SOUTH';

const NAMES = {
  autumn: { nl: 'Herfstvakantie', en: 'Autumn holidays' },
  christmas: { nl: 'Kerstvakantie', en: 'Christmas holidays' },
  spring: { nl: 'Voorjaarsvakantie', en: 'Spring half-term' },
  may: { nl: 'Meivakantie', en: 'May holidays' },
  summer: { nl: 'Zomervakantie', en: 'Summer holidays' },
} satisfies Record<string, Words>;
type HolidayName = keyof typeof NAMES;

interface DutchYear {
  /** The year in which the school year begins. */
  year: number;
  region: DutchRegion;
  reference: string;
  /** A holiday whose dates we have not seen is missing. */
  holidays: Partial<Record<HolidayName, readonly [WorkingDay, WorkingDay]>>;
}

/**
 * School years as published by schools of each region; the ministry's own table was not seen, and mbo schools choose
 * some weeks themselves. So all of it is UNSURE: a start that a school overwrites with its own calendar.
 */
const YEARS: readonly DutchYear[] = [
  {
    year: 2026,
    region: 'SOUTH',
    reference: 'vakantierooster montessoricollege.nl (Nijmegen)',
    holidays: {
      autumn: ['2026-10-17', '2026-10-25'],
      christmas: ['2026-12-19', '2027-01-03'],
      spring: ['2027-02-06', '2027-02-14'],
      may: ['2027-04-24', '2027-05-09'],
      summer: ['2027-07-17', '2027-08-29'],
    },
  },
  {
    year: 2026,
    region: 'CENTRAL',
    reference: 'vakantieroosters csgdewaard.nl en wsko.nl',
    holidays: {
      autumn: ['2026-10-17', '2026-10-25'],
      christmas: ['2026-12-19', '2027-01-03'],
      spring: ['2027-02-20', '2027-02-28'],
      may: ['2027-04-24', '2027-05-09'],
      summer: ['2027-07-17', '2027-08-29'],
    },
  },
  {
    year: 2026,
    region: 'NORTH',
    reference: 'vakantierooster ckcderegenboog.nl',
    holidays: { autumn: ['2026-10-10', '2026-10-18'], spring: ['2027-02-20', '2027-02-28'] },
  },
];

/** The week of carnival, with both weekends: it begins seven weeks and a day before Easter. */
function carnivalWeek(year: number): readonly [WorkingDay, WorkingDay] {
  const easter = easterSunday(year);
  return [fromDayNumber(easter - 50), fromDayNumber(easter - 42)];
}

function closure(
  name: HolidayName,
  [from, to]: readonly [WorkingDay, WorkingDay],
  reference: string,
): Closure {
  return {
    from,
    to,
    kind: 'SCHOOL_HOLIDAY',
    name: NAMES[name],
    source: { reference, certainty: 'UNSURE' },
  };
}

/**
 * Holidays of Dutch schools of a region in a school year, with public holidays; null where we have no data for it.
 *
 * @param year - the one in which the school year begins
 * @param carnival - the site takes the carnival week for its spring week, as Zeeuws-Vlaanderen does
 */
export function dutchSchoolHolidays(
  year: number,
  region: DutchRegion,
  { carnival = false }: { carnival?: boolean } = {},
): Calendar | null {
  const found = YEARS.find((one) => one.year === year && one.region === region);
  if (!found) return null;
  const names = Object.keys(found.holidays) as HolidayName[];
  const calendar = calendarOf(
    names.map((name) => closure(name, found.holidays[name]!, found.reference)),
    publicHolidays('NL', `${year}-08-01`, `${year + 1}-07-31`, 'SCHOOLS'),
  );
  return carnival
    ? withDeviation(calendar, NAMES.spring.nl, [
        closure(
          'spring',
          carnivalWeek(year + 1),
          'carnavalsweek Zeeuws-Vlaanderen (omroepzeeland.nl, pzc.nl)',
        ),
      ])
    : calendar;
}
