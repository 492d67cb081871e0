// What an offer leaves room for, minute by minute on twelve weeks of a calendar that begins again at its end. It shares
// types with the product and no code.
import type { Offer } from '../offer.ts';
import type { WeekPattern } from '../pattern.ts';
import type { Stretch } from '../stretch.ts';

const WEEKS = 12;
const DAY = 1440;
const ALL = WEEKS * 7 * DAY;
const ANCHOR = '2024-01-01';

function weekOn(pattern: WeekPattern, week: number): readonly (readonly Stretch[])[] {
  if (pattern.firstWeek === null) return pattern.weeks[0]!;
  const apart = Math.round((Date.parse(ANCHOR) - Date.parse(pattern.firstWeek)) / 86_400_000 / 7);
  const turn = pattern.weeks.length;
  return pattern.weeks[(((apart + week) % turn) + turn) % turn]!;
}

/** The minutes of the calendar that a stretch takes, on a day counted from the first. */
function minutesOn(day: number, { from, to }: Stretch): number[] {
  const [fromHour, fromMinute, toHour, toMinute] = `${from}:${to}`.split(':').map(Number);
  const begin = fromHour! * 60 + fromMinute!;
  let end = toHour! * 60 + toMinute!;
  if (end <= begin) end += DAY;
  return Array.from({ length: end - begin }, (_, ahead) => (day * DAY + begin + ahead) % ALL);
}

interface Planned {
  day: number;
  stretch: Stretch;
  minutes: number[];
}

function planned(pattern: WeekPattern): Planned[] {
  return Array.from({ length: WEEKS }, (_, week) => week).flatMap((week) =>
    weekOn(pattern, week).flatMap((stretches, weekday) =>
      stretches.map((stretch) => {
        const day = week * 7 + weekday;
        return { day, stretch, minutes: minutesOn(day, stretch) };
      }),
    ),
  );
}

const weekdayOf = (day: number) => (day % 7) + 1;
const sorted = (days: Iterable<number>) => [...new Set(days)].sort((one, other) => one - other);

/** Weekdays of work that the offer covers each time, and whether that is all and as many days as asked. */
export function oracleWork(offer: Offer, pattern: WeekPattern): { fits: boolean; days: number[] } {
  const offered = planned(offer.pattern);
  const work = planned(pattern).filter(({ stretch }) => stretch.place === 'WORKPLACE');
  const bad = work.filter(({ day, minutes }) => {
    const open = new Set(offered.filter((one) => one.day === day).flatMap((one) => one.minutes));
    return minutes.some((minute) => !open.has(minute));
  });
  const badDays = new Set(bad.map(({ day }) => weekdayOf(day)));
  const right = Array.from({ length: WEEKS }, (_, week) => {
    const count = new Set(work.flatMap(({ day }) => (Math.floor(day / 7) === week ? [day] : []))).size;
    return count === 0 || offer.days === null || (offer.days.least <= count && count <= offer.days.most);
  });
  return {
    fits: bad.length === 0 && right.every(Boolean),
    days: sorted(work.map(({ day }) => weekdayOf(day)).filter((day) => !badDays.has(day))),
  };
}

/** Weekdays on which the school leaves a whole stretch of the offer, and whether one week has enough of them. */
export function oracleSchool(offer: Offer, school: WeekPattern): { fits: boolean; days: number[] } {
  const lessons = new Set(
    planned(school)
      .filter(({ stretch }) => stretch.place !== 'WORKPLACE')
      .flatMap(({ minutes }) => minutes),
  );
  const free = planned(offer.pattern).filter(({ minutes }) => !minutes.some((minute) => lessons.has(minute)));
  const enough = Array.from({ length: WEEKS }, (_, week) => {
    const days = new Set(free.flatMap(({ day }) => (Math.floor(day / 7) === week ? [day] : [])));
    return days.size >= (offer.days?.least ?? 1);
  });
  return { fits: enough.some(Boolean), days: sorted(free.map(({ day }) => weekdayOf(day))) };
}
