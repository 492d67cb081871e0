import { SegmentedControl, Textarea } from '@mantine/core';
import { describeLineProblem, type LineProblem } from '@scheldemond/domain/week/line-problems';
import { mondayOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import { printPattern } from '@scheldemond/domain/week/print-line';
import { LEARNING_PLACES, type LearningPlace } from '@scheldemond/domain/week/stretch';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { WeekGridProps } from '../week-grid.tsx';
import { usePlaceWord } from './schedule-grid.tsx';
import { WeekCanvas } from './week-canvas.tsx';
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
  const { language } = useFormat();
  const placeWord = usePlaceWord();
  const [brush, setBrush] = useState<LearningPlace>('WORKPLACE');
  const [typed, setTyped] = useState<{ text: string; problem: LineProblem | null } | null>(null);

  function type(text: string): void {
    const read = parsePattern(text, language, mondayOf(props.firstDay));
    setTyped({ text, problem: read.problem ?? null });
    if (read.value) onChange(read.value);
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
      <WeekCanvas
        pattern={pattern}
        brush={brush}
        marks={props.marks}
        onDraw={(drawn) => {
          setTyped(null);
          onChange(drawn);
        }}
        tools={
          <SegmentedControl
            className={classes.brush}
            aria-label={t('brush')}
            value={brush}
            onChange={(value) => setBrush(value as LearningPlace)}
            data={LEARNING_PLACES.map((value) => ({ value, label: placeWord(value) }))}
          />
        }
      />
    </div>
  );
}
