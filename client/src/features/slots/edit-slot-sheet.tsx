import { useMutation } from '@apollo/client/react';
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useRefusal } from '../../session/refusal.ts';
import { EditSlotDocument, type SlotFactsFragment } from './slots.generated.ts';

/** Changes a slot's words and places. A stale edit keeps what was typed and says what changed meanwhile. */
export function EditSlotSheet({ slot, onClose }: { slot: SlotFactsFragment; onClose: () => void }) {
  const { t } = useTranslation('pages');
  const refusal = useRefusal();
  const [version, setVersion] = useState(slot.version);
  const [title, setTitle] = useState(slot.title);
  const [tasks, setTasks] = useState(slot.tasks);
  const [requirements, setRequirements] = useState(slot.requirements ?? '');
  const [places, setPlaces] = useState<number | string>(slot.places);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [edit, { loading }] = useMutation(EditSlotDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    const input = { key: newKey(), id: slot.id, version, title, tasks, requirements, places: Number(places) };
    const answer = (await edit({ variables: { input } })).data?.editSlot;
    if (answer?.__typename === 'SlotChanged') {
      showToast(t('placement.saved'), 'green');
      return onClose();
    }
    if (!answer) return setErrors([{ message: refusal(undefined) }]);
    if (answer.reason === 'STALE' && answer.current) {
      setVersion(answer.current.version);
      const fields = answer.changedFields.join(', ');
      return setErrors([{ message: `${refusal('STALE')} ${fields && t('slot.changedFields', { fields })}` }]);
    }
    if (answer.reason === 'FEWER_THAN_TAKEN')
      return setErrors([
        { field: 'places', message: t('refusal.FEWER_THAN_TAKEN', { count: slot.placesTaken }) },
      ]);
    setErrors([
      { ...(answer.facts[0] ? { field: answer.facts[0].name } : {}), message: refusal(answer.reason) },
    ]);
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('slot.editTitle')}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('slot.save')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('propose.cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <TextInput
        id="title"
        label={t('slot.titleField')}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <NumberInput
        id="places"
        label={t('slot.placesField')}
        min={1}
        max={200}
        value={places}
        onChange={setPlaces}
      />
      <Textarea
        id="tasks"
        label={t('slot.tasks')}
        autosize
        minRows={3}
        maxLength={4000}
        value={tasks}
        onChange={(event) => setTasks(event.currentTarget.value)}
      />
      <Textarea
        id="requirements"
        label={t('slot.requirements')}
        autosize
        minRows={2}
        maxLength={2000}
        value={requirements}
        onChange={(event) => setRequirements(event.currentTarget.value)}
      />
    </Sheet>
  );
}
