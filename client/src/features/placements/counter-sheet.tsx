import { useMutation } from '@apollo/client/react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { workDaysOf } from '@scheldemond/domain/week/agreed-week';
import { scheduleProblems } from '@scheldemond/domain/week/schedule';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { WeekEditor } from '../../ui/week/week-editor.tsx';
import { draftOfWeek, scheduleOfDraft } from './week-draft.ts';
import { CounterPlacementDocument, type PlacementFactsFragment } from './placement-page.generated.ts';
import { useRefusal } from '../../session/refusal.ts';

/** The company draws its own hours; the line says the school's too. */
const COMPANY = ['WORKPLACE'] as const;

/** The company answers with other dates or days, starting from what was asked. */
export function CounterSheet({
  placement,
  onClose,
}: {
  placement: PlacementFactsFragment;
  onClose: () => void;
}) {
  const { t } = useTranslation(['pages', 'weeks']);
  const { day } = useFormat();
  const refusal = useRefusal();
  const [startsOn, setStartsOn] = useState<string>(placement.startsOn);
  const [endsOn, setEndsOn] = useState<string>(placement.endsOn);
  const [draft] = useState(() => draftOfWeek(placement.week, placement.startsOn));
  const [pattern, setPattern] = useState(draft.pattern);
  const [message, setMessage] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [counter, { loading }] = useMutation(CounterPlacementDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!startsOn || !endsOn || endsOn < startsOn)
      return setErrors([{ field: 'endsOn', message: t('refusal.INVALID') }]);
    const week = scheduleOfDraft(placement.week, { ...draft, startsOn, endsOn, from: startsOn, pattern });
    if (workDaysOf(week).length === 0) return setErrors([{ field: 'line', message: t('weeks:noWork') }]);
    if (scheduleProblems(week).length > 0) return setErrors([{ field: 'line', message: t('weeks:overlap') }]);
    const input = {
      key: newKey(),
      id: placement.id,
      version: placement.version,
      week,
      ...(message.trim() ? { message: message.trim() } : {}),
    };
    const answer = (await counter({ variables: { input } })).data?.counterPlacement;
    if (!answer) return setErrors([{ message: refusal(undefined) }]);
    if (answer?.__typename === 'PlacementRefused') return setErrors([{ message: refusal(answer.reason) }]);
    showToast(t('done.COUNTER'), 'green');
    onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('placement.counterSheet')}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('command.COUNTER')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('placement.cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <TextInput
        id="startsOn"
        type="date"
        label={t('placement.firstDay')}
        description={startsOn && day(startsOn)}
        value={startsOn}
        onChange={(event) => setStartsOn(event.currentTarget.value)}
      />
      <TextInput
        id="endsOn"
        type="date"
        label={t('placement.lastDay')}
        description={endsOn && day(endsOn)}
        value={endsOn}
        onChange={(event) => setEndsOn(event.currentTarget.value)}
      />
      <WeekEditor
        pattern={pattern}
        firstDay={startsOn || placement.startsOn}
        marks={[]}
        places={COMPANY}
        onChange={setPattern}
      />
      <Textarea
        label={t('placement.message')}
        autosize
        minRows={2}
        maxLength={1000}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
    </Sheet>
  );
}
