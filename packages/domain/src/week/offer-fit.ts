import type { WeekPattern } from './pattern.ts';
import { weeksTogether, type Offer } from './offer.ts';
import { lengthOf, sharedMinutes, type Stretch } from './stretch.ts';

/** Why a week at work is not what a slot offers; the weekday is 1 for Monday. */
export type OfferMiss =
  | { why: 'NOT_OFFERED' | 'OTHER_HOURS'; weekday: number }
  | { why: 'TOO_FEW_DAYS' | 'TOO_MANY_DAYS'; days: number };

export interface OfferFit {
  fits: boolean;
  /** Weekdays that fit, 1 = Monday. */
  days: number[];
  /** What does not, by weekday, then by the number of days. */
  misses: OfferMiss[];
}

type Day = readonly Stretch[];
const isWork = ({ place }: Stretch): boolean => place === 'WORKPLACE';

/**
 * Whether work in the weeks of a pattern lies within what a slot offers: every stretch within its hours on that day, and
 * in each week with work as many days as the company asks. Weeks without work ask nothing.
 */
export function fitOfWork(offer: Offer, pattern: WeekPattern): OfferFit {
  const weekdays = new Map<number, 'FITS' | 'NOT_OFFERED' | 'OTHER_HOURS'>();
  const counts = new Set<number>();
  for (const [offered, week] of weeksTogether([offer.pattern, pattern])) {
    const worked = week!.map((day) => day.filter(isWork));
    worked.forEach((day, at) => {
      if (day.length === 0) return;
      const said = day.every((stretch) => within(stretch, offered![at]!))
        ? 'FITS'
        : offered![at]!.length > 0
          ? 'OTHER_HOURS'
          : 'NOT_OFFERED';
      if (said !== 'FITS' || !weekdays.has(at + 1)) weekdays.set(at + 1, said);
    });
    const count = worked.filter((day) => day.length > 0).length;
    if (count > 0) counts.add(count);
  }
  const inOrder = [...weekdays].sort(([one], [other]) => one - other);
  const misses = [
    ...inOrder.flatMap(([weekday, why]): OfferMiss[] => (why === 'FITS' ? [] : [{ why, weekday }])),
    ...wrongCounts(offer, [...counts]),
  ];
  return {
    fits: misses.length === 0,
    days: inOrder.filter(([, why]) => why === 'FITS').map(([weekday]) => weekday),
    misses,
  };
}

/**
 * Whether a school's week leaves room for what a slot offers: in some week of the turn enough days with a stretch that
 * no time of the school touches. In weeks that are all school nobody is asked for.
 */
export function fitOfSchool(offer: Offer, school: WeekPattern): OfferFit {
  const weeks = freeWeeks(offer, school);
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => weeks.some((week) => week[day - 1]!.length > 0));
  const most = Math.max(...weeks.map((week) => week.filter((day) => day.length > 0).length));
  const least = offer.days?.least ?? 1;
  const misses: OfferMiss[] = most < least ? [{ why: 'TOO_FEW_DAYS', days: most }] : [];
  return { fits: misses.length === 0, days, misses };
}

/** What is left of an offer beside a school's week, for each week until both come back together. */
export function freeWeeks(offer: Offer, school: WeekPattern): Day[][] {
  const together = weeksTogether([offer.pattern, school]);
  const lessons = together.flatMap(([, week]) => week!.map((day) => day.filter((one) => !isWork(one))));
  const lessonsOn = (day: number): Day => lessons[(day + lessons.length) % lessons.length]!;
  return together.map(([offered], week) =>
    offered!.map((day, weekday) =>
      day.filter((stretch) =>
        [-1, 0, 1].every((later) =>
          lessonsOn(week * 7 + weekday + later).every(
            (lesson) => sharedMinutes(stretch, lesson, later) === 0,
          ),
        ),
      ),
    ),
  );
}

/** Whether a stretch lies within those offered on its day, which never overlap. */
function within(stretch: Stretch, offered: Day): boolean {
  const covered = offered.reduce((sum, one) => sum + sharedMinutes(stretch, one), 0);
  return covered === lengthOf(stretch);
}

/** The smallest and the greatest number of days that the company does not ask. */
function wrongCounts({ days }: Offer, counts: readonly number[]): OfferMiss[] {
  if (days === null || counts.length === 0) return [];
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return [
    ...(least < days.least ? [{ why: 'TOO_FEW_DAYS' as const, days: least }] : []),
    ...(most > days.most ? [{ why: 'TOO_MANY_DAYS' as const, days: most }] : []),
  ];
}
