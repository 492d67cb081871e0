import { SegmentedControl, Textarea } from '@mantine/core';
import { describeLineProblem, type LineProblem } from '@scheldemond/domain/week/line-problems';
import { mondayOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import { printPattern } from '@scheldemond/domain/week/print-line';
import type { LearningPlace } from '@scheldemond/domain/week/stretch';
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
 * @param props.places - that can be drawn; the first of them at first
 */
export function WeekEditor(props: {
  pattern: WeekPattern;
  firstDay: WorkingDay;
  marks: NonNullable<WeekGridProps['marks']>;
  places: readonly LearningPlace[];
  id?: string;
  label?: string;
  help?: string;
  error?: string | undefined;
  onChange: (pattern: WeekPattern) => void;
  /** The line cannot be read any more. */
  onUnread?: () => void;
}) {
  const { pattern, places, id = 'line', onChange } = props;
  const { t } = useTranslation('weeks');
  const { language } = useFormat();
  const placeWord = usePlaceWord();
  const [brush, setBrush] = useState(places[0]!);
  const [typed, setTyped] = useState<{ text: string; problem: LineProblem | null } | null>(null);

  function type(text: string): void {
    const read = parsePattern(text, language, mondayOf(props.firstDay));
    setTyped({ text, problem: read.problem ?? null });
    if (read.value) onChange(read.value);
    else props.onUnread?.();
  }

  return (
    <div className={classes.editor}>
      <Textarea
        id={id}
        label={props.label ?? t('line')}
        description={props.help ?? t('lineHelp')}
        autosize
        minRows={2}
        value={typed?.text ?? printPattern(pattern, language)}
        error={(typed?.problem && describeLineProblem(typed.problem, language)) ?? props.error}
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
          places.length > 1 && (
            <SegmentedControl
              className={classes.brush}
              aria-label={t('brush')}
              value={brush}
              onChange={(value) => setBrush(value as LearningPlace)}
              data={places.map((value) => ({ value, label: placeWord(value) }))}
            />
          )
        }
      />
    </div>
  );
}
