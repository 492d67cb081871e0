// Hybrid weeks: the days and hours of a school year, and the overlap of all pairs of two lists of patterns; beside the
// `rrule` package, which expands the same stretches as recurrence rules.
import { createRequire } from 'node:module';
import { flemishSchoolHolidays } from '@scheldemond/domain/calendar/flemish-holidays';
import { publicHolidays } from '@scheldemond/domain/calendar/public-holidays';
import { plannedTime } from '@scheldemond/domain/week/hours';
import { overlaps, type Overlaps } from '@scheldemond/domain/week/masks';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import { plannedDays } from '@scheldemond/domain/week/planned-days';
import { scheduleOf } from '@scheldemond/domain/week/schedule';
import type * as Rrule from 'rrule';

/** Its ES modules lack file endings, so Node reads its CommonJS bundle. */
const { RRule } = createRequire(import.meta.url)('rrule') as typeof Rrule;

const FROM = '2026-09-01';
const TO = '2027-06-30';
const LINE =
  'ma-di school 8:30-16:00, wo-vr bedrijf 8:00-16:30; om de week do online; week 1 begint op 31 aug 2026';
const calendars = {
  school: flemishSchoolHolidays(2026),
  country: publicHolidays('NL', FROM, TO),
  company: [],
};

/** Milliseconds that the processor worked for us: what others do on the machine does not count. */
function worked(run: () => void): number {
  const begin = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/** Median of rounds, in microseconds a run; each round long enough for the clock. */
function microseconds(run: () => unknown, rounds = 15): number {
  let runs = 1;
  const timed = (): number =>
    worked(() => {
      for (let at = 0; at < runs; at++) run();
    });
  while (timed() < 20) runs *= 2;
  const results = Array.from({ length: rounds }, () => (timed() / runs) * 1000);
  return results.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}

function pattern(line: string): WeekPattern {
  const { value, problem } = parsePattern(line, 'nl', '2026-08-31');
  if (problem) throw new Error(`${line}: ${problem.code}`);
  return value;
}

const schedule = scheduleOf(FROM, TO, pattern(LINE));
const at = (day: string, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
/** The same stretches as rules: three weekly ones, and the Thursdays in turn as two. */
const rules = (): Rrule.RRule[] =>
  (
    [
      { byweekday: [RRule.MO, RRule.TU], interval: 1, dtstart: at('2026-08-31', 8) },
      { byweekday: [RRule.WE, RRule.FR], interval: 1, dtstart: at('2026-08-31', 8) },
      { byweekday: [RRule.TH], interval: 2, dtstart: at('2026-08-31', 8) },
      { byweekday: [RRule.TH], interval: 2, dtstart: at('2026-09-07', 8) },
    ] satisfies Partial<Rrule.Options>[]
  ).map((options) => new RRule({ freq: RRule.WEEKLY, wkst: RRule.MO, until: at(TO, 23), ...options }));
const expandRules = (): Date[] => rules().flatMap((rule) => rule.between(at(FROM, 0), at(TO, 23), true));

const days = plannedDays(schedule);
const stretches = days.reduce((sum, day) => sum + day.stretches.length, 0);
if (expandRules().length !== stretches)
  throw new Error(`${expandRules().length} by rrule, ${stretches} by us`);

const places = ['school', 'bedrijf', 'online'];
const PARTS = ['ma', 'di', 'wo', 'do', 'vr', 'za'];
const TIMES = [
  '8:00-16:30',
  '8:30-16:00',
  '8:30-12:00',
  '13:00-17:00',
  '14:00-22:00',
  '22:00-6:00',
  '7:12-11:48',
];
/** Patterns as schools have them, by a generator with a seed: one to five days, half of them in turns. */
function patterns(count: number, seed: number): WeekPattern[] {
  let state = seed;
  const pick = <Item>(list: readonly Item[]): Item => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[Math.floor((state / 2 ** 32) * list.length)]!;
  };
  const week = (): string => {
    const chosen = PARTS.filter(() => pick([true, false]));
    return (
      chosen.map((day) => `${day} ${pick(places)} ${pick(TIMES)}`).join(', ') ||
      `${pick(PARTS)} bedrijf 8:00-16:30`
    );
  };
  const made: WeekPattern[] = [];
  while (made.length < count) {
    const line = pick([true, false])
      ? week()
      : `${week()}; week 2 van ${pick([2, 3, 4])} ${pick(PARTS)} ${pick(places)} ${pick(TIMES)}`;
    const { value } = parsePattern(line, 'nl', pick(['2026-08-31', '2026-09-07', '2026-09-14']));
    if (value) made.push(value);
  }
  return made;
}

const rows = patterns(10_000, 1);
const columns = patterns(8000, 2);
let all: Overlaps | undefined;
const milliseconds = worked(() => {
  all = overlaps(rows, columns);
});
const found = rows.reduce((sum, _, row) => sum + (all?.count(row) ?? 0), 0);

const own = microseconds(() => plannedTime(plannedDays(schedule, calendars)));
const bare = microseconds(() => plannedDays(schedule));
const other = microseconds(expandRules, 7);
console.table([
  {
    what: `a school year of one placement: ${days.length} days, three calendars, hours by week and month`,
    µs: own.toFixed(1),
    goal: 50,
  },
  { what: 'its days alone', µs: bare.toFixed(1), goal: '' },
  {
    what: 'the same days by rrule, no hours, no calendars',
    µs: other.toFixed(1),
    goal: `${(other / bare).toFixed(0)}x`,
  },
  {
    what: `which of 10,000 patterns overlap which of 8,000 (${Math.round((found / 80_000_000) * 100)} % do)`,
    µs: Math.round(milliseconds * 1000),
    goal: 1_000_000,
  },
]);
