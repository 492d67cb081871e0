import { SegmentedControl } from '@mantine/core';
import { DAY_NAMES } from '@scheldemond/domain/format/dates';
import { paintDay, placeAt } from '@scheldemond/domain/week/paint';
import { weekPattern, type WeekPattern } from '@scheldemond/domain/week/pattern';
import { printStretches } from '@scheldemond/domain/week/print-line';
import type { LearningPlace } from '@scheldemond/domain/week/stretch';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { WeekGridProps } from '../week-grid.tsx';
import { hourSpan } from '../week-hours.ts';
import { type Drawn, WeekPainter } from '../week-painter.tsx';
import { usePlaceWord, weekBlocks } from './schedule-grid.tsx';
import classes from './week-editor.module.css';

/**
 * The weeks of a pattern on a grid that can be drawn on, one of them at a time.
 *
 * @param props.brush - what drawing puts there; drawing over the same wipes it
 * @param props.tools - beside the choice of a week
 */
export function WeekCanvas(props: {
  pattern: WeekPattern;
  brush: LearningPlace;
  marks: NonNullable<WeekGridProps['marks']>;
  tools?: ReactNode;
  onDraw: (pattern: WeekPattern) => void;
}) {
  const { pattern, brush, onDraw } = props;
  const { t } = useTranslation('weeks');
  const { language, time } = useFormat();
  const placeWord = usePlaceWord();
  const help = useId();
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState('');
  const at = Math.min(turn, pattern.weeks.length - 1);
  const week = pattern.weeks[at]!;
  const blocks = weekBlocks(week, placeWord);
  const span = hourSpan(blocks);
  // An hour of room on both sides, and the usual day in any case.
  const from = Math.max(0, Math.min(7, span.from - 1));
  const to = Math.min(24, Math.max(18, span.to + 1));

  function draw({ days, ...part }: Drawn, begun: { day: number; minute: number }): void {
    const wipes = placeAt(week[begun.day - 1]!, begun.minute) === brush;
    const drawn = week.map((day, index) =>
      days.includes(index + 1) ? paintDay(day, part, wipes ? null : brush) : day,
    );
    const weeks = pattern.weeks.map((one, index) => (index === at ? drawn : one));
    onDraw(weekPattern(weeks, pattern.firstWeek));
    const first = days[0]!;
    setSaid(`${DAY_NAMES[language][first - 1]} ${printStretches(drawn[first - 1]!, language)}`);
  }

  return (
    <>
      <div className={classes.tools}>
        {props.tools}
        {pattern.weeks.length > 1 && (
          <SegmentedControl
            aria-label={t('turns')}
            value={String(at)}
            onChange={(value) => setTurn(Number(value))}
            data={pattern.weeks.map((_, index) => ({
              value: String(index),
              label: t('turn', { week: index + 1, weeks: pattern.weeks.length }),
            }))}
          />
        )}
      </div>
      <p id={help} className="second">
        {t('gridHelp')}
      </p>
      <WeekPainter
        label={t('grid')}
        describedBy={help}
        blocks={blocks}
        marks={props.marks}
        dayNames={DAY_NAMES[language]}
        time={(value) => time(value).replace(/ (u\.|uur)$/, '')}
        from={from}
        to={to}
        wordAt={(day, minute) => {
          const place = placeAt(week[day - 1]!, minute);
          return place ? placeWord(place) : t('nothing');
        }}
        onDraw={draw}
      />
      <p className="hidden-words" aria-live="polite">
        {said}
      </p>
    </>
  );
}
