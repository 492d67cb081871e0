import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import { onWorkDays, withDates, workDaysOf } from '@scheldemond/domain/week/agreed-week';
import { weekdayShort } from '@scheldemond/domain/week/work-days';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CounterPlacementDocument, type PlacementFactsFragment } from './placement-page.generated.ts';
import { useRefusal } from '../../session/refusal.ts';

/** The company answers with other dates or days, starting from what was asked. */
export function CounterSheet({
  placement,
  onClose,
}: {
  placement: PlacementFactsFragment;
  onClose: () => void;
}) {
  const { t } = useTranslation('pages');
  const { language, day } = useFormat();
  const refusal = useRefusal();
  const [startsOn, setStartsOn] = useState<string>(placement.startsOn);
  const [endsOn, setEndsOn] = useState<string>(placement.endsOn);
  const [weekdays, setWeekdays] = useState<string[]>(() => workDaysOf(placement.week).map(String));
  const [message, setMessage] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [counter, { loading }] = useMutation(CounterPlacementDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!startsOn || !endsOn || endsOn < startsOn || weekdays.length === 0)
      return setErrors([{ field: 'endsOn', message: t('refusal.INVALID') }]);
    const input = {
      key: newKey(),
      id: placement.id,
      version: placement.version,
      week: onWorkDays(withDates(placement.week, startsOn, endsOn), weekdays.map(Number)),
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
      <Checkbox.Group label={t('placement.days')} value={weekdays} onChange={setWeekdays}>
        <Group>
          {['1', '2', '3', '4', '5', '6'].map((one) => (
            <Checkbox key={one} value={one} label={weekdayShort(Number(one), language)} />
          ))}
        </Group>
      </Checkbox.Group>
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
