import { capital } from '@scheldemond/domain/vocabulary/words';
import { DAY_NAMES } from '@scheldemond/domain/format/dates';
import type { Week } from '@scheldemond/domain/week/pattern';
import type { LearningPlace, Stretch } from '@scheldemond/domain/week/stretch';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import { WeekGrid, type WeekGridProps } from '../week-grid.tsx';
import type { WeekBlock } from '../week-hours.ts';

/** What a place is called: the company by the word of the form of education, "Stage" or "Bpv". */
export function usePlaceWord(): (place: LearningPlace) => string {
  const { t } = useTranslation('weeks');
  const words = useWords();
  return (place) => (place === 'WORKPLACE' ? capital(words.placement) : t(`place.${place}`));
}

/** A night is drawn on the two days that it lies on. */
function piecesOf({ from, to }: Stretch, day: number): { day: number; start: string; end: string }[] {
  if (to > from) return [{ day, start: from, end: to }];
  const evening = { day, start: from, end: '24:00' };
  return to === '00:00' ? [evening] : [evening, { day: (day % 7) + 1, start: '00:00', end: to }];
}

/** Blocks of a week for its grid; all that the school gives looks like land. */
export function weekBlocks(week: Week, placeWord: (place: LearningPlace) => string): WeekBlock[] {
  return week.flatMap((stretches, at) =>
    stretches.flatMap((stretch) =>
      piecesOf(stretch, at + 1).map((piece) => ({
        ...piece,
        kind: stretch.place === 'WORKPLACE' ? ('work' as const) : ('school' as const),
        word: placeWord(stretch.place),
      })),
    ),
  );
}

/** One week of a schedule on the week grid, as this reader writes days, times and places. */
export function ScheduleGrid({
  week,
  beside,
  ...rest
}: Pick<WeekGridProps, 'label' | 'sums' | 'hourHeight' | 'marks'> & {
  week: Week;
  /** Another week behind it, as outlines with a word. */
  beside?: { word: string; week: Week };
}) {
  const { t } = useTranslation('weeks');
  const format = useFormat();
  const placeWord = usePlaceWord();
  const blocks = weekBlocks(week, placeWord);
  const legend = {
    ...(blocks.some(({ kind }) => kind === 'school') ? { school: t('school') } : {}),
    work: placeWord('WORKPLACE'),
    ...(beside ? { outline: beside.word } : {}),
  };
  return (
    <WeekGrid
      {...rest}
      blocks={blocks}
      outlines={beside ? weekBlocks(beside.week, () => beside.word) : []}
      dayNames={DAY_NAMES[format.language]}
      time={(time) => format.time(time).replace(/ (u\.|uur)$/, '')}
      hour={(hour) => String(hour)}
      legend={legend}
    />
  );
}
