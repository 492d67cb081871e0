import { addDays, dayNumber, weekday, type Country, type WorkingDay } from '../time/working-day.ts';
import { formatTimes } from '../format/dates.ts';

/** Days at the workplace in an ordinary week; 1 = Monday. Times are wall-clock at the site. */
export interface WorkDays {
  weekdays: readonly number[];
  startTime: string;
  endTime: string;
  breakMinutes?: number;
}

const SHORT = {
  nl: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

export function weekdayShort(day: number, language: 'nl' | 'en'): string {
  return SHORT[language][day - 1] ?? '';
}

/** "do en vr", "ma tot wo", "Mon to Wed and Fri". */
export function describeWeekdays(
  weekdays: readonly number[],
  language: 'nl' | 'en',
  country: Country,
): string {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const to = language === 'en' ? 'to' : country === 'BE' ? 'tot' : 't/m';
  const parts = runs.flatMap((run) =>
    run.length > 2
      ? [`${weekdayShort(run[0]!, language)} ${to} ${weekdayShort(run.at(-1)!, language)}`]
      : run.map((day) => weekdayShort(day, language)),
  );
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${language === 'en' ? 'and' : 'en'} ${parts.at(-1)}`;
}

/** A week in one line: "do en vr 8.00-16.30 u." (BE), "do en vr 08:00-16:30 uur" (NL). */
export function describeDays(days: WorkDays, language: 'nl' | 'en', country: Country): string {
  return `${describeWeekdays(days.weekdays, language, country)} ${formatTimes(days.startTime, days.endTime, language, country)}`;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** Hours of one day, the break taken off. */
export function hoursPerDay(days: WorkDays): number {
  return Math.max(0, minutesOf(days.endTime) - minutesOf(days.startTime) - (days.breakMinutes ?? 30)) / 60;
}

/** Hours planned from the first to the last day, holidays not yet taken off. */
export function plannedHours(days: WorkDays, startsOn: WorkingDay, endsOn: WorkingDay): number {
  let count = 0;
  const total = dayNumber(endsOn) - dayNumber(startsOn) + 1;
  const first = weekday(startsOn);
  const wholeWeeks = Math.floor(Math.max(0, total) / 7);
  count += wholeWeeks * new Set(days.weekdays).size;
  for (let rest = 0; rest < total - wholeWeeks * 7; rest++)
    if (days.weekdays.includes(((first - 1 + rest) % 7) + 1)) count++;
  return count * hoursPerDay(days);
}

/** The first day at the workplace: the first of its weekdays on or after the start. */
export function firstWorkDay(startsOn: WorkingDay, weekdays: readonly number[]): WorkingDay {
  for (let ahead = 0; ahead < 7; ahead++) {
    const day = addDays(startsOn, ahead);
    if (weekdays.includes(weekday(day))) return day;
  }
  return startsOn;
}
