import type { Language } from '../format/dates.ts';
import type { WorkingDay } from '../time/working-day.ts';
import { reading, type LineReader, type Read } from './line-reader.ts';
import { OFFER_WORDS } from './line-words.ts';
import { offerProblem, sameHours, type DayCount, type Offer } from './offer.ts';
import { readPattern, readTimes } from './parse-line.ts';
import { weekdaysOf, weekOf, weekPattern, type WeekPattern } from './pattern.ts';
import { printPattern, printTimes } from './print-line.ts';

const WORKING_WEEK = [1, 2, 3, 4, 5];
/** With more days that are not possible, those that are say it shorter. */
const MOST_MISSING = 2;

/**
 * What a slot offers in one line: "wo-vr 8:00-16:30", "2 tot 3 dagen, niet maandag, 8:00-16:30", "2 dagen: wo 8:00-12:00,
 * do-vr 8:00-16:30". `parseOffer` reads it back to the same value.
 */
export function printOffer(offer: Offer, language: Language): string {
  const words = OFFER_WORDS[language];
  const line = printPattern(offer.pattern, language, words);
  if (offer.days === null) return line;
  const count = printCount(offer.days, language);
  const missing = missingDays(offer);
  if (missing === null) return `${count}: ${line}`;
  const times = printTimes(offer.pattern.weeks[0]!.find((day) => day.length > 0)![0]!, words);
  const days = missing.map((day) => words.longDays[day - 1]!);
  return [
    count,
    ...(days.length > 0 ? [`${words.not[0]} ${days.join(` ${words.and[0]} `)}`] : []),
    times,
  ].join(', ');
}

/** Days of Monday to Friday that are not offered, where that is the shorter way to say it; null where it is not. */
function missingDays(offer: Offer): number[] | null {
  const offered = weekdaysOf(offer.pattern);
  const missing = WORKING_WEEK.filter((day) => !offered.includes(day));
  const working = offered.every((day) => WORKING_WEEK.includes(day));
  return working && missing.length <= MOST_MISSING && sameHours(offer) ? missing : null;
}

/** A number of days, "2 tot 3 dagen". */
export function printCount({ least, most }: DayCount, language: Language): string {
  const words = OFFER_WORDS[language];
  const numbers = least === most ? String(least) : `${least} ${words.upTo[0]} ${most}`;
  return `${numbers} ${(most === 1 ? words.oneDay : words.manyDays)[0]}`;
}

/**
 * Reads what `printOffer` prints, and what people write for it: "hoogstens 3 dagen per week, ma-do 8:00-16:30". Without
 * days it is Monday to Friday.
 *
 * @param firstWeek - a Monday, used where a turn does not say when week 1 begins
 */
export function parseOffer(
  text: string,
  language: Language,
  firstWeek: WorkingDay | null = null,
): Read<Offer> {
  return reading(text, language, (reader) => readOffer(reader, firstWeek), OFFER_WORDS[language]);
}

function readOffer(reader: LineReader, firstWeek: WorkingDay | null): Offer {
  const begin = reader.position;
  const count = readCount(reader);
  const pattern = count ? readDaysOfCount(reader, firstWeek) : readPattern(reader, firstWeek);
  const offered = weekdaysOf(pattern).length;
  const days = count ? { least: count.least, most: count.most ?? Math.max(count.least, offered) } : null;
  const problem = offerProblem({ pattern, days });
  if (problem) reader.fail(problem === 'DAY_COUNT' ? 'DAY_COUNT' : 'DAY', begin);
  return { pattern, days };
}

/** "2 tot 3 dagen", "minstens 2 dagen": without a most where only the least is said; null where no number stands. */
function readCount(reader: LineReader): { least: number; most: number | null } | null {
  const { words } = reader;
  const atLeast = reader.phrase(words.atLeast);
  const atMost = !atLeast && reader.phrase(words.atMost);
  const first = reader.number();
  if (first === null) return atLeast || atMost ? reader.fail('DAY_COUNT') : null;
  const ranges = !atLeast && !atMost && (reader.mark('-', '–') || reader.phrase(words.upTo));
  const last = ranges ? (reader.number() ?? reader.fail('DAY_COUNT')) : first;
  if (!reader.phrase([...words.manyDays, ...words.oneDay])) reader.fail('DAY_COUNT');
  return { least: atMost ? 1 : first, most: atLeast ? null : last };
}

/** What follows a number of days: those that are not possible with the hours, only the hours, or a whole week. */
function readDaysOfCount(reader: LineReader, firstWeek: WorkingDay | null): WeekPattern {
  reader.mark(',', ':');
  const missing = reader.phrase(reader.words.not) ? readMissing(reader) : [];
  if (missing.length > 0) reader.mark(',', ':');
  if (missing.length === 0 && !reader.startsTime) return readPattern(reader, firstWeek);
  const times = readTimes(reader) ?? reader.fail('TIME');
  const days = WORKING_WEEK.filter((day) => !missing.includes(day));
  return weekPattern([
    weekOf(Object.fromEntries(days.map((day) => [day, [{ place: 'WORKPLACE', ...times }]]))),
  ]);
}

function readMissing(reader: LineReader): number[] {
  const days: number[] = [];
  let next: number[] | null = readRange(reader) ?? reader.fail('DAY');
  while (next) {
    days.push(...next);
    next = reader.attempt(() =>
      reader.mark(',') || reader.phrase(reader.words.and) ? readRange(reader) : null,
    );
  }
  return days;
}

/** A day, or the days from one to another; null where no day stands. */
function readRange(reader: LineReader): number[] | null {
  const from = reader.position;
  const first = reader.day();
  if (first === null) return null;
  const ranges = reader.mark('-', '–') || reader.phrase(reader.words.until);
  const last = ranges ? (reader.day() ?? reader.fail('DAY')) : first;
  if (last < first) reader.fail('DAY_ORDER', from);
  return Array.from({ length: last - first + 1 }, (_, ahead) => first + ahead);
}
