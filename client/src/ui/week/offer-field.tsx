import { NativeSelect, Textarea } from '@mantine/core';
import { mondayOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { describeLineProblem, type LineProblem } from '@scheldemond/domain/week/line-problems';
import type { DayCount, Offer } from '@scheldemond/domain/week/offer';
import { parseOffer, printOffer } from '@scheldemond/domain/week/offer-text';
import { weekdaysOf, type WeekPattern } from '@scheldemond/domain/week/pattern';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useErrorWord } from '../fields.tsx';
import { WeekCanvas } from './week-canvas.tsx';
import classes from './week-editor.module.css';

/**
 * The days and hours that a slot offers, as a field of a form: a line that can be typed, how many days a week, and the
 * hours on a grid. Each follows the others. A line that cannot be read is no value, and says where it stops.
 *
 * @param props.firstDay - of the slot; a turn that does not say when week 1 begins, begins in its week
 */
export function OfferField(props: { name: string; label: string; firstDay: WorkingDay }) {
  const { t } = useTranslation('weeks');
  const { language } = useFormat();
  const errorWord = useErrorWord();
  const { field, fieldState } = useController({ name: props.name });
  const [shown, setShown] = useState<Offer>(field.value as Offer);
  const [typed, setTyped] = useState<{ text: string; problem: LineProblem | null } | null>(null);
  const { error } = fieldState;

  function change(offer: Offer): void {
    setShown(offer);
    field.onChange(offer);
  }

  function type(text: string): void {
    const read = parseOffer(text, language, props.firstDay ? mondayOf(props.firstDay) : null);
    setTyped({ text, problem: read.problem ?? null });
    if (read.value) change(read.value);
    else field.onChange(null);
  }

  function draw(pattern: WeekPattern): void {
    setTyped(null);
    change({ pattern, days: withinDays(shown.days, weekdaysOf(pattern).length) });
  }

  const problem = typed?.problem && describeLineProblem(typed.problem, language);
  return (
    <div className={classes.editor}>
      <Textarea
        id={props.name}
        label={props.label}
        description={t('offerHelp')}
        autosize
        minRows={1}
        value={typed?.text ?? printOffer(shown, language)}
        error={problem ?? (error && errorWord(error.type, error.message, field.value))}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => typed && !typed.problem && setTyped(null)}
      />
      <WeekCanvas
        pattern={shown.pattern}
        brush="WORKPLACE"
        marks={[]}
        onDraw={draw}
        tools={
          <DayCounts
            days={shown.days}
            offered={weekdaysOf(shown.pattern).length}
            onChange={(days) => {
              setTyped(null);
              change({ ...shown, days });
            }}
          />
        }
      />
    </div>
  );
}

/** The least and the most days a week; without either the school chooses. */
function DayCounts(props: {
  days: DayCount | null;
  offered: number;
  onChange: (days: DayCount | null) => void;
}) {
  const { days, offered, onChange } = props;
  const { t } = useTranslation('weeks');
  const numbers = Array.from({ length: offered }, (_, at) => String(at + 1));
  const choose = (part: Partial<DayCount>) => onChange({ least: 1, most: offered, ...days, ...part });
  const none = { value: '', label: t('anyDays') };
  return (
    <>
      <NativeSelect
        label={t('leastDays')}
        value={days ? String(days.least) : ''}
        data={[none, ...numbers]}
        onChange={(event) => {
          const least = Number(event.currentTarget.value);
          if (least === 0) return onChange(null);
          choose({ least, most: Math.max(least, days?.most ?? offered) });
        }}
      />
      <NativeSelect
        label={t('mostDays')}
        value={days ? String(days.most) : ''}
        data={[none, ...numbers]}
        onChange={(event) => {
          const most = Number(event.currentTarget.value);
          if (most === 0) return onChange(null);
          choose({ most, least: Math.min(most, days?.least ?? 1) });
        }}
      />
    </>
  );
}

/** A number of days that still fits when other days are offered. */
function withinDays(days: DayCount | null, offered: number): DayCount | null {
  if (days === null || offered === 0) return days;
  const most = Math.min(days.most, offered);
  return { least: Math.min(days.least, most), most };
}
