import { weekday, type Country, type WorkingDay } from '../time/working-day.ts';

export type Language = 'nl' | 'en';

export const DAY_NAMES = {
  nl: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
export const MONTH_NAMES = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

function parts(day: WorkingDay): { year: string; month: number; date: number } {
  return { year: day.slice(0, 4), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** "ma 8 feb 2027", "Mon 8 Feb 2027"; without the year on request. */
export function formatDay(
  day: WorkingDay,
  language: Language,
  options: { year?: boolean; weekday?: boolean } = {},
): string {
  const { year, month, date } = parts(day);
  const name = options.weekday === false ? '' : `${DAY_NAMES[language][weekday(day) - 1]} `;
  return `${name}${date} ${MONTH_NAMES[language][month - 1]}${options.year === false ? '' : ` ${year}`}`;
}

/** "15 feb tot 21 mei 2027" (BE), "15 feb t/m 21 mei 2027" (NL), "15 Feb to 21 May 2027". */
export function formatPeriod(from: WorkingDay, to: WorkingDay, language: Language, country: Country): string {
  const word = language === 'en' ? 'to' : country === 'BE' ? 'tot' : 't/m';
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${formatDay(from, language, { weekday: false, year: !sameYear })} ${word} ${formatDay(to, language, { weekday: false })}`;
}

/** "8.30" (BE), "08:30" (NL), "8:30" (English). */
export function formatClock(time: string, language: Language, country: Country): string {
  const [hours = '', minutes = ''] = time.split(':');
  if (language === 'en') return `${Number(hours)}:${minutes}`;
  return country === 'BE' ? `${Number(hours)}.${minutes}` : `${hours.padStart(2, '0')}:${minutes}`;
}

/** "7,5 u." (BE), "7,5 uur" (NL), "7.5 h": minutes as hours, to the tenth. */
export function formatHours(minutes: number, language: Language, country: Country): string {
  const hours = String(Math.round(minutes / 6) / 10);
  if (language === 'en') return `${hours} h`;
  return `${hours.replace('.', ',')} ${country === 'BE' ? 'u.' : 'uur'}`;
}

/** "8.30-16.30 u." (BE), "08:30-16:30 uur" (NL), "8:30-16:30". */
export function formatTimes(from: string, to: string, language: Language, country: Country): string {
  const unit = language === 'en' ? '' : country === 'BE' ? ' u.' : ' uur';
  return `${formatClock(from, language, country)}-${formatClock(to, language, country)}${unit}`;
}

/** "16.30 u.", "16:30 uur", "16:30". */
export function formatTime(time: string, language: Language, country: Country): string {
  const unit = language === 'en' ? '' : country === 'BE' ? ' u.' : ' uur';
  return `${formatClock(time, language, country)}${unit}`;
}
