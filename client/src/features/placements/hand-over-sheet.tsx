import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LargeChoice } from '../../ui/large-choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { HandOverPlacementDocument, type PlacementFactsFragment } from './placement-page.generated.ts';
import { useRefusal } from '../../session/refusal.ts';

/** Hands the question to a colleague of the company. */
export function HandOverSheet({
  placement,
  onClose,
}: {
  placement: PlacementFactsFragment;
  onClose: () => void;
}) {
  const { t } = useTranslation('pages');
  const refusal = useRefusal();
  const [personId, setPersonId] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [handOver, { loading }] = useMutation(HandOverPlacementDocument);
  const colleagues = placement.colleagues ?? [];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const to = email.trim() ? { email: email.trim() } : personId ? { personId } : null;
    if (!to) return setProblem(t('placement.colleagueMissing'));
    const answer = (await handOver({ variables: { input: { key: newKey(), id: placement.id, ...to } } })).data
      ?.handOverPlacement;
    if (!answer) return setProblem(refusal(undefined));
    if (answer?.__typename === 'PlacementRefused') return setProblem(refusal(answer.reason));
    showToast(t('placement.handedOver'), 'green');
    onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('placement.handOverTitle')}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('placement.handOver')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('placement.cancel')}
          </Button>
        </>
      }
    >
      {colleagues.length > 0 && (
        <LargeChoice
          label={t('placement.handOverTitle')}
          hideLabel
          options={colleagues.map(({ id, displayName }) => ({ value: id, word: displayName }))}
          value={personId}
          onChange={setPersonId}
        />
      )}
      <TextInput
        label={t('placement.colleagueMail')}
        type="email"
        value={email}
        error={problem}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
    </Sheet>
  );
}
