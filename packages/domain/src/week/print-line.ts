import { formatDay, type Language } from '../format/dates.ts';
import type { WorkingDay } from '../time/working-day.ts';
import type { WeekException } from './exceptions.ts';
import { LINE_WORDS, type LineWords } from './line-words.ts';
import type { Week, WeekPattern } from './pattern.ts';
import { lengthOf, sameStretches, usualBreak, type Stretch } from './stretch.ts';

/** Days of a week that have the same stretches; 1 = Monday. */
interface Group {
  days: number[];
  stretches: readonly Stretch[];
}

/**
 * A pattern in one line: "ma-di school, wo-vr bedrijf 8:00-16:30; om de week do online; week 1 begint op 31 aug 2026".
 * Times are written once for groups in a row that share them, a break only where it is not the usual one, and a later
 * week of the turn by what it has other than week 1. `parsePattern` reads it back to the same value.
 */
export function printPattern(
  pattern: WeekPattern,
  language: Language,
  words: LineWords = LINE_WORDS[language],
): string {
  const first = pattern.weeks[0]!;
  const parts = [printWeek(first, language, words)];
  const turn = pattern.weeks.length;
  for (const { weeks, groups } of laterWeeks(pattern.weeks)) {
    const which =
      turn === 2
        ? words.everyOtherWeek[0]
        : `${words.week[0]} ${joined(weeks.map(String), words)} ${words.of[0]} ${turn}`;
    parts.push(`${which} ${printGroups(groups, words, keepsTimes(groups, first))}`);
  }
  if (pattern.firstWeek !== null)
    parts.push(`${words.firstWeekIs[0]} ${formatDay(pattern.firstWeek, language, { weekday: false })}`);
  return parts.join('; ');
}

/** One week, "ma en wo school 8:30-16:00"; a week without days is said to be so. */
export function printWeek(week: Week, language: Language, words: LineWords = LINE_WORDS[language]): string {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => week[day - 1]!.length > 0);
  return days.length === 0 ? words.none[0] : printGroups(groupsOf(week, days), words);
}

/** The stretches of a day, "school 8:30-12:00 en bedrijf 13:00-17:00". */
export function printStretches(stretches: readonly Stretch[], language: Language): string {
  const words = LINE_WORDS[language];
  return stretches.length === 0
    ? words.off[0]
    : stretches.map((stretch) => printStretch(stretch, words)).join(` ${words.and[0]} `);
}

/** "do 12 nov 2026 vrij", "ma 9 nov 2026 naar do 12 nov 2026", "za 14 nov 2026 extra bedrijf 8:00-12:00". */
export function printException(exception: WeekException, language: Language): string {
  const words = LINE_WORDS[language];
  const day = (one: WorkingDay): string => formatDay(one, language);
  switch (exception.kind) {
    case 'OFF':
      return exception.from === exception.to
        ? `${day(exception.from)} ${words.off[0]}`
        : `${day(exception.from)} ${words.until[0]} ${day(exception.to)} ${words.off[0]}`;
    case 'MOVED':
      return `${day(exception.from)} ${words.movedTo[0]} ${day(exception.to)}`;
    case 'BLOCK':
      return `${day(exception.from)} ${words.until[0]} ${day(exception.to)}: ${printWeek(exception.week, language)}`;
    case 'EXTRA':
    case 'EXAM': {
      const word = exception.kind === 'EXAM' ? words.exam : words.extra;
      return `${day(exception.day)} ${word[0]} ${printStretches(exception.stretches, language)}`;
    }
    case 'VISIT':
      return `${day(exception.day)} ${words.visit[0]} ${exception.at.replace(/^0/, '')}`;
  }
}

function laterWeeks(weeks: readonly Week[]): { weeks: number[]; groups: Group[] }[] {
  const first = weeks[0]!;
  const clauses: { weeks: number[]; week: Week; days: number[] }[] = [];
  weeks.slice(1).forEach((week, at) => {
    const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => !sameStretches(week[day - 1]!, first[day - 1]!));
    if (days.length === 0) return;
    const same = clauses.find(
      (clause) =>
        clause.days.join() === days.join() &&
        days.every((day) => sameStretches(clause.week[day - 1]!, week[day - 1]!)),
    );
    if (same) same.weeks.push(at + 2);
    else clauses.push({ weeks: [at + 2], week, days });
  });
  return clauses.map(({ weeks: which, week, days }) => ({ weeks: which, groups: groupsOf(week, days) }));
}

/** Days with the same stretches together, in the order of their first day; free days last. */
function groupsOf(week: Week, days: readonly number[]): Group[] {
  const groups: Group[] = [];
  for (const day of days) {
    const stretches = week[day - 1]!;
    const group = groups.find((one) => sameStretches(one.stretches, stretches));
    if (group) group.days.push(day);
    else groups.push({ days: [day], stretches });
  }
  return [
    ...groups.filter(({ stretches }) => stretches.length > 0),
    ...groups.filter(({ stretches }) => stretches.length === 0),
  ];
}

/** Whether a later week changes only places, so that no times need to be written. */
function keepsTimes(groups: readonly Group[], first: Week): boolean {
  return groups.every(
    ({ days, stretches }) =>
      stretches.length === 0 ||
      (stretches.length === 1 &&
        days.every((day) => {
          const before = first[day - 1]!;
          return before.length === 1 && sameTimes(before[0]!, stretches[0]!);
        })),
  );
}

function printGroups(groups: readonly Group[], words: LineWords, withoutTimes = false): string {
  return groups
    .map(({ days, stretches }, at) => {
      const next = groups[at + 1]?.stretches;
      const saidNext = stretches.length === 1 && next?.length === 1 && sameTimes(stretches[0]!, next[0]!);
      const said =
        stretches.length === 0
          ? words.off[0]
          : stretches
              .map((stretch) => printStretch(stretch, words, withoutTimes || saidNext))
              .join(` ${words.and[0]} `);
      return `${printDays(days, words)} ${said}`;
    })
    .join(', ');
}

function printStretch(stretch: Stretch, words: LineWords, withoutTimes = false): string {
  const place = words.places[stretch.place][0];
  if (withoutTimes) return place;
  const times = printTimes(stretch, words);
  return stretch.place === words.unsaidPlace ? times : `${place} ${times}`;
}

/** "8:00-16:30", and the break where it is not the usual one. */
export function printTimes(stretch: Stretch, words: LineWords): string {
  const short = (time: string): string => time.replace(/^0/, '');
  const times = `${short(stretch.from)}-${short(stretch.to)}`;
  if (stretch.breakMinutes === usualBreak(lengthOf(stretch))) return times;
  return stretch.breakMinutes === 0
    ? `${times} (${words.noBreak[0]})`
    : `${times} (${stretch.breakMinutes} ${words.breakAfterNumber[0]})`;
}

/** "ma-wo en vr"; two days in a row are a range too. */
function printDays(days: readonly number[], words: LineWords): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number): string => words.days[day - 1]![0];
  return joined(
    runs.map((run) => (run.length === 1 ? name(run[0]!) : `${name(run[0]!)}-${name(run.at(-1)!)}`)),
    words,
  );
}

function joined(parts: readonly string[], words: LineWords): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} ${words.and[0]} ${parts.at(-1)}`;
}

function sameTimes(one: Stretch, other: Stretch): boolean {
  return one.from === other.from && one.to === other.to && one.breakMinutes === other.breakMinutes;
}
