import { DAY_NAMES } from '@scheldemond/domain/format/dates';
import { weekday } from '@scheldemond/domain/time/working-day';
import { clashes } from '@scheldemond/domain/week/clash';
import { fitOfSchool, fitOfWork, type OfferMiss } from '@scheldemond/domain/week/offer-fit';
import { printCount, printOffer } from '@scheldemond/domain/week/offer-text';
import { offeredDays, weeksTogether, type Offer } from '@scheldemond/domain/week/offer';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import { scheduleOf, type Schedule } from '@scheldemond/domain/week/schedule';
import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import classes from './propose-sheet.module.css';
import { ScheduleGrid } from '../../ui/week/schedule-grid.tsx';

const NO_SCHOOL: WeekPattern = { weeks: [[[], [], [], [], [], [], []]], firstWeek: null };

interface Sides {
  /** The week that is proposed. */
  week: Schedule;
  /** What the slot offers. */
  offer: Offer;
  /** When the programme's students are at school; null when that is not said. */
  school: WeekPattern | null;
}

/** School and slot on one grid, with what is proposed between them, and in words what of it fits. */
export function BothSides({ label, ...sides }: Sides & { label: string }) {
  const { t } = useTranslation('weeks');
  const { language } = useFormat();
  const said = useSaid(sides);
  const { week, offer, school } = sides;
  const [own, offered] = weeksTogether([week.versions[0]!.pattern, offer.pattern, school ?? NO_SCHOOL])[0]!;
  return (
    <>
      <ScheduleGrid
        label={label}
        week={own!}
        beside={{ word: t('offered'), week: offered! }}
        marks={said.flatMap(({ weekdays, words, kind }) =>
          kind === 'amber' ? weekdays.map((day) => ({ day, forbidden: false, words })) : [],
        )}
        hourHeight={27}
      />
      <p className="second">{t('offers', { line: printOffer(offer, language) })}</p>
      <ul className={classes.fits} aria-label={t('fits')}>
        {said.map(({ kind, words }) => (
          <li key={words}>
            {kind ? (
              <Buoy kind={kind} small>
                {words}
              </Buoy>
            ) : (
              <span className="second">{words}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Said {
  /** Null for what only explains. */
  kind: 'green' | 'amber' | null;
  words: string;
  /** The days that it is about, 1 = Monday. */
  weekdays: number[];
}

/** What fits and what does not, each in a sentence. */
function useSaid({ week, offer, school }: Sides): Said[] {
  const { t } = useTranslation('weeks');
  const { language, country } = useFormat();
  const name = (days: readonly number[]) => describeWeekdays(days, language, country);
  const long = (day: number) => DAY_NAMES[language][day - 1] ?? '';
  const fit = fitOfWork(offer, week.versions[0]!.pattern);
  const words = (miss: OfferMiss): Said => {
    if ('days' in miss)
      return {
        kind: 'amber',
        weekdays: [],
        words: t('countMiss', { asked: offer.days ? printCount(offer.days, language) : '', days: miss.days }),
      };
    const key = miss.why === 'NOT_OFFERED' ? 'notOffered' : 'otherHours';
    return { kind: 'amber', weekdays: [miss.weekday], words: t(key, { day: long(miss.weekday) }) };
  };
  const clashing = school ? clashingDays(week, school) : [];
  const taken = school
    ? offeredDays(offer).filter((day) => !fitOfSchool(offer, school).days.includes(day))
    : [];
  return [
    ...(fit.fits && clashing.length === 0
      ? [{ kind: 'green' as const, weekdays: fit.days, words: t('fit', { days: name(fit.days) }) }]
      : []),
    ...(taken.length > 0 ? [{ kind: null, weekdays: [], words: t('atSchool', { days: name(taken) }) }] : []),
    ...clashing.map((day) => ({
      kind: 'amber' as const,
      weekdays: [day],
      words: t('clash', { day: long(day) }),
    })),
    ...fit.misses.map(words),
  ];
}

/** Weekdays on which the week wants the student at the company during time at school. */
function clashingDays(week: Schedule, school: WeekPattern): number[] {
  const found = clashes(week, scheduleOf(week.startsOn, week.endsOn, school));
  return [...new Set(found.map(({ day }) => weekday(day)))].sort((a, b) => a - b);
}
