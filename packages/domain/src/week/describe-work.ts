import { formatDay, formatTimes, type Language } from '../format/dates.ts';
import type { Country } from '../time/working-day.ts';
import { printException, printPattern } from './print-line.ts';
import type { WeekPattern } from './pattern.ts';
import type { Schedule } from './schedule.ts';
import { describeWeekdays } from './work-days.ts';

/**
 * When somebody is at the company, in one line for who only reads it: "do en vr 8.00-16.30 u." (BE), "ma 07:30-12:00
 * uur, do en vr 07:30-16:00 uur" (NL). A week that takes turns stands in the words of `printPattern`; what changes
 * later and what is agreed for dates of their own follow.
 */
export function describeWork(schedule: Schedule, language: Language, country: Country): string {
  const [first, ...changes] = schedule.versions;
  const from = language === 'nl' ? 'vanaf' : 'from';
  return [
    describePattern(first!.pattern, language, country),
    ...changes.map(
      (change) =>
        `${from} ${formatDay(change.from, language)}: ${describePattern(change.pattern, language, country)}`,
    ),
    ...schedule.exceptions.map((exception) => printException(exception, language)),
  ].join('; ');
}

function describePattern(pattern: WeekPattern, language: Language, country: Country): string {
  if (pattern.weeks.length > 1) return printPattern(pattern, language);
  const daysByTimes = new Map<string, number[]>();
  pattern.weeks[0]!.forEach((day, at) => {
    const times = day
      .filter(({ place }) => place === 'WORKPLACE')
      .map(({ from, to }) => formatTimes(from, to, language, country))
      .join(language === 'nl' ? ' en ' : ' and ');
    if (times !== '') daysByTimes.set(times, [...(daysByTimes.get(times) ?? []), at + 1]);
  });
  if (daysByTimes.size === 0) return printPattern(pattern, language);
  return [...daysByTimes]
    .map(([times, days]) => `${describeWeekdays(days, language, country)} ${times}`)
    .join(', ');
}
