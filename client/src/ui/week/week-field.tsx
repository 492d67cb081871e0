import { weekdaysOf, weekPattern, type WeekPattern } from '@scheldemond/domain/week/pattern';
import { LEARNING_PLACES, type LearningPlace } from '@scheldemond/domain/week/stretch';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useErrorWord } from '../fields.tsx';
import { WeekEditor } from './week-editor.tsx';

const NO_DAYS = weekPattern([[[], [], [], [], [], [], []]]);
const AT_SCHOOL = LEARNING_PLACES.filter((place) => place !== 'WORKPLACE');
const AT_WORK = ['WORKPLACE'] as const;

interface FieldOfForm {
  name: string;
  label: string;
  firstDay: WorkingDay;
}

/** When the students of a programme are at school, as a field of a form; a week without days is no value. */
export function SchoolWeekField(props: FieldOfForm) {
  const { t } = useTranslation('weeks');
  return <WeekField {...props} help={t('schoolHelp')} places={AT_SCHOOL} />;
}

/** The days and hours that a period asks at a company, as a field of a form. */
export function WorkWeekField(props: FieldOfForm) {
  const { t } = useTranslation('weeks');
  return <WeekField {...props} help={t('workHelp')} places={AT_WORK} />;
}

/** A line that cannot be read keeps the form from being sent. */
function WeekField(props: FieldOfForm & { help: string; places: readonly LearningPlace[] }) {
  const errorWord = useErrorWord();
  const { field, fieldState } = useController({ name: props.name });
  const [shown, setShown] = useState<WeekPattern>((field.value as WeekPattern | null) ?? NO_DAYS);
  const { error } = fieldState;
  return (
    <WeekEditor
      id={props.name}
      label={props.label}
      help={props.help}
      places={props.places}
      pattern={shown}
      firstDay={props.firstDay}
      marks={[]}
      error={error && errorWord(error.type, error.message, field.value)}
      onUnread={() => field.onChange('')}
      onChange={(pattern) => {
        setShown(pattern);
        field.onChange(weekdaysOf(pattern).length === 0 ? null : pattern);
      }}
    />
  );
}
