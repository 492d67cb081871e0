import { useMutation } from '@apollo/client/react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { describeLineProblem } from '@scheldemond/domain/week/line-problems';
import { workDaysOf } from '@scheldemond/domain/week/agreed-week';
import { scheduleProblems, type Schedule } from '@scheldemond/domain/week/schedule';
import { plannedDays } from '@scheldemond/domain/week/planned-days';
import { withCure, type RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { showToast, showUndo } from '../../ui/toast.tsx';
import { FormHours } from './form-hours.tsx';
import { Law, useLaw, useMarks } from './law.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import {
  BRUSHES,
  draftOfWeek,
  printExceptions,
  readExceptions,
  scheduleOfDraft,
  type WeekDraft,
} from './week-draft.ts';
import { WeekEditor } from '../../ui/week/week-editor.tsx';
import { EditWeekDocument, UndoWeekDocument } from './week-sheet.generated.ts';

const UNDO_SECONDS = 10;

/** Changes the agreed week: in one line or on the grid, from a day on, with what the law says of it beside. */
export function WeekSheet({
  placement,
  today,
  onClose,
}: {
  placement: PlacementFactsFragment;
  today: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['weeks', 'pages']);
  const format = useFormat();
  const { language } = format;
  const refusal = useRefusal();
  const [before] = useState(placement.week);
  const [draft, setDraft] = useState<WeekDraft>(() => draftOfWeek(before, today));
  const [dates, setDates] = useState(() => printExceptions(before.exceptions, language));
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [edit, { loading }] = useMutation(EditWeekDocument);
  const [undo] = useMutation(UndoWeekDocument);
  const read = readExceptions(dates, language);
  const complete = draft.startsOn !== '' && draft.endsOn >= draft.startsOn && draft.from !== '';
  const schedule = useMemo(
    () => (complete ? scheduleOfDraft(before, draft) : before),
    [complete, before, draft],
  );
  const days = useMemo(() => plannedDays(schedule, placement.calendars), [schedule, placement.calendars]);
  const law = useLaw(placement, useDeferredValue(schedule));
  const marks = useMarks(law ?? []);
  const started = placement.state === 'ACTIVE' || placement.state === 'INTERRUPTED';
  const change = (part: Partial<WeekDraft>) => setDraft((now) => ({ ...now, ...part }));

  function typeDates(text: string): void {
    setDates(text);
    const { value } = { value: null, ...readExceptions(text, language) };
    if (value) change({ exceptions: value });
  }

  function take({ breach, days }: RecurringBreach): void {
    const cured = breach.cures.reduce<Schedule>(
      (one, cure) => withCure(one, cure, days.length > 1),
      schedule,
    );
    setDraft({ ...draftOfWeek(cured, draft.from), exceptions: cured.exceptions });
    setDates(printExceptions(cured.exceptions, language));
  }

  function problems(): FormError[] {
    if (!complete) return [{ field: 'endsOn', message: t('pages:refusal.INVALID') }];
    if (read.problem) return [{ field: 'dates', message: describeLineProblem(read.problem, language) }];
    if (scheduleProblems(schedule).length > 0) return [{ field: 'line', message: t('overlap') }];
    return workDaysOf(schedule).length === 0 ? [{ field: 'line', message: t('noWork') }] : [];
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = problems();
    setErrors(found);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    const { id, version } = placement;
    const answer = (await edit({ variables: { input: { key: newKey(), id, version, week: schedule } } })).data
      ?.editPlacement;
    if (answer?.__typename !== 'PlacementChanged') return setErrors([{ message: refusal(answer?.reason) }]);
    onClose();
    showUndo({
      text: t('saved'),
      seconds: UNDO_SECONDS,
      onUndo: async () => {
        const input = { key: newKey(), id, version: answer.placement.version };
        const undone = (await undo({ variables: { input } })).data?.undoPlacementStep;
        showToast(t(undone?.__typename === 'PlacementChanged' ? 'undone' : 'pages:refusal.TOO_LATE'));
      },
    });
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('sheet', { student: placement.student.firstName })}
      facts={[placement.slot.title, placement.company.name]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('save')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('pages:placement.cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <WeekEditor
        pattern={draft.pattern}
        firstDay={draft.from || before.startsOn}
        marks={marks}
        places={BRUSHES}
        onChange={(pattern) => change({ pattern })}
      />
      {law === undefined && <ListSkeleton rows={1} />}
      {law && law.length > 0 && <Law breaches={law} onCure={take} />}
      {law?.length === 0 && (
        <p>
          <Buoy kind="green">{t('lawful')}</Buoy>
        </p>
      )}
      <FormHours student={placement.student} week={schedule} days={days} />
      <TextInput
        id="from"
        type="date"
        label={t('from')}
        description={t('fromHelp')}
        min={draft.startsOn}
        max={draft.endsOn}
        value={draft.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        id="startsOn"
        type="date"
        label={t('pages:placement.firstDay')}
        disabled={started}
        value={draft.startsOn}
        onChange={(event) => {
          const startsOn = event.currentTarget.value;
          // What holds from the first day goes with it.
          change({ startsOn, ...(draft.from === draft.startsOn ? { from: startsOn } : {}) });
        }}
      />
      <TextInput
        id="endsOn"
        type="date"
        label={t('pages:placement.lastDay')}
        value={draft.endsOn}
        onChange={(event) => change({ endsOn: event.currentTarget.value })}
      />
      <Textarea
        id="dates"
        label={t('dates')}
        description={t('datesHelp')}
        autosize
        minRows={2}
        value={dates}
        error={
          read.problem &&
          t('lineProblem', { line: read.problem.line, problem: describeLineProblem(read.problem, language) })
        }
        onChange={(event) => typeDates(event.currentTarget.value)}
      />
    </Sheet>
  );
}
