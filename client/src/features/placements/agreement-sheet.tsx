import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type PlacementFactsFragment, RecordAgreementDocument } from './placement-page.generated.ts';
import { useRefusal } from '../../session/refusal.ts';

/** Enters by hand that the agreement was signed: by whom, when, where it is found. */
export function AgreementSheet(props: {
  placement: PlacementFactsFragment;
  word: string;
  onClose: () => void;
}) {
  const { placement, onClose } = props;
  const { t } = useTranslation('pages');
  const refusal = useRefusal();
  const { today } = useSignedInViewer();
  const [signedBy, setSignedBy] = useState('');
  const [signedOn, setSignedOn] = useState(today);
  const [reference, setReference] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [record, { loading }] = useMutation(RecordAgreementDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    const answer = (
      await record({
        variables: { input: { key: newKey(), placementId: placement.id, signedBy, signedOn, reference } },
      })
    ).data?.recordAgreement;
    if (!answer) return setErrors([{ message: refusal(undefined) }]);
    if (answer?.__typename === 'PlacementRefused')
      return setErrors([{ field: answer.facts[0]?.value ?? 'signedBy', message: refusal(answer.reason) }]);
    showToast(t('placement.saved'), 'green');
    onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('placement.agreementTitle', { agreement: props.word })}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('placement.save')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('placement.cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <TextInput
        id="signedBy"
        label={t('placement.signedBy')}
        maxLength={200}
        value={signedBy}
        onChange={(event) => setSignedBy(event.currentTarget.value)}
      />
      <TextInput
        id="signedOn"
        type="date"
        label={t('placement.signedOn')}
        max={today}
        value={signedOn}
        onChange={(event) => setSignedOn(event.currentTarget.value)}
      />
      <TextInput
        id="reference"
        label={t('placement.reference')}
        maxLength={200}
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </Sheet>
  );
}
