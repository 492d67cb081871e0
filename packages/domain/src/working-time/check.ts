import type { Calendar } from '../calendar/closures.ts';
import { fromDayNumber, weekdayOfNumber, type Country, type WorkingDay } from '../time/working-day.ts';
import type { PlannedDay } from '../week/planned-days.ts';
import { breachOf, type Breach } from './breach.ts';
import { birthdayAt } from './cures.ts';
import { dailyRest, dayBreak, dayHours, forbiddenHours } from './day-checks.ts';
import { holdsOn, WORKING_TIME_RULES, type WorkingTimeRule } from './rules.ts';
import { grouped, mondayNumber, shiftsOf, type Shift } from './shifts.ts';
import { averageHours, extraRestDay, weeklyRest, weekHours } from './week-checks.ts';

/** Who works, and under whose law: that of the country where the company stands. */
export interface Worker {
  birthDate: WorkingDay;
  country: Country;
  /** Learns by Flemish dual learning, so that lessons count as work in Belgium. */
  dual: boolean;
  /** Public holidays of that country. */
  holidays: Calendar;
}

interface Plan {
  shifts: Shift[];
  days: Map<number, Shift[]>;
  weeks: Map<number, Shift[]>;
}

/**
 * Holds planned days (of all placements of a student together: `trajectDays`) against the rules of the country, in the
 * order of their days. Age is that on the day; for weeks and averages that on the Monday they begin with. Days and
 * weeks without work at a company are the school's own affair.
 */
export function checkWorkingTime(
  planned: readonly PlannedDay[],
  worker: Worker,
  rules: readonly WorkingTimeRule[] = WORKING_TIME_RULES[worker.country],
): Breach[] {
  const plans = [planOf(planned, false), planOf(planned, true)] as const;
  return rules
    .flatMap((rule) => {
      const withSchool = rule.schoolCounts === 'ALWAYS' || (rule.schoolCounts === 'DUAL' && worker.dual);
      return breachesOf(rule, plans[withSchool ? 1 : 0], worker);
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function planOf(planned: readonly PlannedDay[], withSchool: boolean): Plan {
  const shifts = shiftsOf(planned, withSchool);
  return {
    shifts,
    days: grouped(shifts, ({ number }) => number),
    weeks: grouped(shifts, mondayNumber),
  };
}

function breachesOf(rule: WorkingTimeRule, plan: Plan, worker: Worker): Breach[] {
  const { limit } = rule;
  const holds = (number: number): boolean => holdsOn(rule, worker.birthDate, fromDayNumber(number));
  const days = [...plan.days].filter(([number, day]) => day.some(({ atWork }) => atWork) && holds(number));
  const work = days.flatMap(([, day]) => day.filter(({ atWork }) => atWork));
  const weeks = new Map(
    [...plan.weeks].filter(([monday, week]) => week.some(({ atWork }) => atWork) && holds(monday)),
  );
  switch (limit.kind) {
    case 'DAY_HOURS':
      return days.flatMap(([, day]) => dayHours(rule, limit, day));
    case 'BREAK':
      return days.flatMap(([, day]) => dayBreak(rule, limit, day));
    case 'DAILY_REST':
      return [...plan.days]
        .filter(([number]) => holds(number))
        .flatMap(([number, day]) =>
          dailyRest(rule, limit, day, plan.days.get(number + 1) ?? plan.days.get(number + 2) ?? []),
        );
    case 'NIGHT':
    case 'SUNDAY':
    case 'HOLIDAY':
      return work.flatMap((shift) => forbiddenHours(rule, limit, shift, worker.holidays));
    case 'WEEK_HOURS':
      return [...weeks].flatMap(([monday, week]) => weekHours(rule, limit, monday, week));
    case 'AVERAGE':
      return averageHours(rule, limit, weeksOfRule(plan, holds));
    case 'WEEKLY_REST':
      return weeklyRest(rule, limit, plan.shifts, weeks);
    case 'EXTRA_REST_DAY':
      return days
        .filter(([number]) => weekdayOfNumber(number) === 6)
        .flatMap(([, day]) => extraRestDay(rule, day, plan.days));
    case 'MINIMUM_AGE':
      return work.slice(0, 1).map(({ planned }) => ({
        ...breachOf(rule, planned.day, []),
        allowedFrom: birthdayAt(worker.birthDate, rule.ages.to + 1),
      }));
  }
}

/** Weeks in which a rule holds; for an average those without work at a company count too. */
function weeksOfRule(plan: Plan, holds: (number: number) => boolean): Map<number, Shift[]> {
  return new Map([...plan.weeks].filter(([monday]) => holds(monday)));
}
