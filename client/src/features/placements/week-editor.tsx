import { SegmentedControl, Textarea } from '@mantine/core';
import { DAY_NAMES } from '@scheldemond/domain/format/dates';
import { describeLineProblem, type LineProblem } from '@scheldemond/domain/week/line-problems';
import { mondayOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { paintDay, placeAt } from '@scheldemond/domain/week/paint';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import { weekPattern, type WeekPattern } from '@scheldemond/domain/week/pattern';
import { printPattern, printStretches } from '@scheldemond/domain/week/print-line';
import { LEARNING_PLACES, type LearningPlace } from '@scheldemond/domain/week/stretch';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { hourSpan } from '../../ui/week-hours.ts';
import type { WeekGridProps } from '../../ui/week-grid.tsx';
import { type Drawn, WeekPainter } from '../../ui/week-painter.tsx';
import { usePlaceWord, weekBlocks } from './schedule-grid.tsx';
import classes from './week-editor.module.css';

/**
 * A pattern in one line that can be typed, and the same on a grid that can be drawn on; each follows the other. While
 * the line cannot be read, the grid keeps what it had.
 *
 * @param props.firstDay - of the schedule; a turn that does not say when week 1 begins, begins in its week
 */
export function WeekEditor(props: {
  pattern: WeekPattern;
  firstDay: WorkingDay;
  marks: NonNullable<WeekGridProps['marks']>;
  onChange: (pattern: WeekPattern) => void;
}) {
  const { pattern, onChange } = props;
  const { t } = useTranslation('weeks');
  const { language, time } = useFormat();
  const placeWord = usePlaceWord();
  const help = useId();
  const [brush, setBrush] = useState<LearningPlace>('WORKPLACE');
  const [turn, setTurn] = useState(0);
  const [typed, setTyped] = useState<{ text: string; problem: LineProblem | null } | null>(null);
  const [said, setSaid] = useState('');
  const at = Math.min(turn, pattern.weeks.length - 1);
  const week = pattern.weeks[at]!;
  const blocks = weekBlocks(week, placeWord);
  const span = hourSpan(blocks);
  // An hour of room on both sides, and the usual day in any case.
  const from = Math.max(0, Math.min(7, span.from - 1));
  const to = Math.min(24, Math.max(18, span.to + 1));

  function type(text: string): void {
    const read = parsePattern(text, language, mondayOf(props.firstDay));
    setTyped({ text, problem: read.problem ?? null });
    if (read.value) onChange(read.value);
  }

  function draw({ days, ...part }: Drawn, begun: { day: number; minute: number }): void {
    const wipes = placeAt(week[begun.day - 1]!, begun.minute) === brush;
    const drawn = week.map((day, index) =>
      days.includes(index + 1) ? paintDay(day, part, wipes ? null : brush) : day,
    );
    const weeks = pattern.weeks.map((one, index) => (index === at ? drawn : one));
    setTyped(null);
    onChange(weekPattern(weeks, pattern.firstWeek));
    const first = days[0]!;
    setSaid(`${DAY_NAMES[language][first - 1]} ${printStretches(drawn[first - 1]!, language)}`);
  }

  return (
    <div className={classes.editor}>
      <Textarea
        id="line"
        label={t('line')}
        description={t('lineHelp')}
        autosize
        minRows={2}
        value={typed?.text ?? printPattern(pattern, language)}
        error={typed?.problem && describeLineProblem(typed.problem, language)}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => typed && !typed.problem && setTyped(null)}
      />
      <div className={classes.tools}>
        <SegmentedControl
          className={classes.brush}
          aria-label={t('brush')}
          value={brush}
          onChange={(value) => setBrush(value as LearningPlace)}
          data={LEARNING_PLACES.map((value) => ({ value, label: placeWord(value) }))}
        />
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
    </div>
  );
}
