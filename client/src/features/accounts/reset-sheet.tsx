import { useMutation } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useAccountRefusal } from './account-refusal.ts';
import { RequestPasswordResetDocument } from './accounts.generated.ts';

/** Asks for a link by mail; the answer is the same whether the address is known or not. */
export function ResetSheet(props: { opened: boolean; onClose: () => void; email: string }) {
  const { t } = useTranslation('pages');
  const refusal = useAccountRefusal();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [request, { loading }] = useMutation(RequestPasswordResetDocument);
  const email = typed ?? props.email;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!email.trim()) return setError(t('signIn.emailMissing'));
    const { data } = await request({ variables: { key: newKey(), email } });
    const result = data?.requestPasswordReset;
    if (result?.__typename === 'AccountRefused') return setError(refusal(result));
    showToast(t('signIn.resetSent'));
    props.onClose();
  }

  return (
    <Sheet
      opened={props.opened}
      onClose={props.onClose}
      title={t('signIn.resetTitle')}
      onSubmit={(event) => void submit(event)}
      footer={
        <ActionButton type="submit" variant="filled" busy={loading}>
          {t('signIn.resetSend')}
        </ActionButton>
      }
    >
      <TextInput
        label={t('signIn.email')}
        description={t('signIn.resetHelp')}
        type="email"
        autoComplete="username"
        value={email}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(null);
        }}
      />
    </Sheet>
  );
}
