import { useMutation } from '@apollo/client/react';
import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { PHASE_WORDS, PHASES, type Phase } from '@scheldemond/domain/vocabulary/states';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useRefusal } from '../../session/refusal.ts';
import { EditProeftuinDocument, type ProeftuinFactsFragment } from './proeftuinen.generated.ts';

/** Changes a proeftuin's words and phase. A stale edit keeps what was typed and says what changed meanwhile. */
export function EditProeftuinSheet({
  proeftuin,
  onClose,
}: {
  proeftuin: ProeftuinFactsFragment;
  onClose: () => void;
}) {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  const refusal = useRefusal();
  const [version, setVersion] = useState(proeftuin.version);
  const [title, setTitle] = useState(proeftuin.title);
  const [summary, setSummary] = useState(proeftuin.summary);
  const [phase, setPhase] = useState<Phase>(proeftuin.phase);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [edit, { loading }] = useMutation(EditProeftuinDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    const answer = (
      await edit({
        variables: { input: { key: newKey(), id: proeftuin.id, version, title, summary, phase } },
      })
    ).data?.editProeftuin;
    if (answer?.__typename === 'ProeftuinChanged') {
      showToast(t('placement.saved'), 'green');
      return onClose();
    }
    if (!answer) return setErrors([{ message: refusal(undefined) }]);
    if (answer.reason === 'STALE' && answer.current) setVersion(answer.current.version);
    const fields = answer.changedFields.join(', ');
    setErrors([
      { message: `${refusal(answer.reason)} ${fields && t('slot.changedFields', { fields })}`.trim() },
    ]);
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('proeftuin.editTitle')}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('proeftuin.save')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('propose.cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <TextInput
        label={t('proeftuin.titleField')}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('proeftuin.summary')}
        autosize
        minRows={3}
        maxLength={4000}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      <Select
        label={t('proeftuin.phase')}
        data={PHASES.map((value) => ({ value, label: PHASE_WORDS[value][language] }))}
        value={phase}
        allowDeselect={false}
        onChange={(value) => value && setPhase(value as Phase)}
      />
    </Sheet>
  );
}
