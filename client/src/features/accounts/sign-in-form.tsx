import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { useAccountRefusal } from './account-refusal.ts';
import { SignInDocument } from './accounts.generated.ts';
import classes from './open-frame.module.css';
import { ResetSheet } from './reset-sheet.tsx';

/** E-mail address and password; what was typed stays when it was wrong. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<unknown> }) {
  const { t } = useTranslation('pages');
  const refusal = useAccountRefusal();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [forgot, setForgot] = useState(false);
  const [signIn, { loading }] = useMutation(SignInDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    const missing: FormError[] = [];
    if (!email.trim()) missing.push({ field: 'email', message: t('signIn.emailMissing') });
    if (!password) missing.push({ field: 'password', message: t('signIn.passwordMissing') });
    setErrors(missing);
    if (missing.length > 0) return;
    const { data } = await signIn({ variables: { input: { key: newKey(), email, password } } });
    const result = data?.signIn;
    if (result?.__typename === 'SignedIn') await onSignedIn();
    else if (result) setErrors([{ field: 'password', message: refusal(result) }]);
  }

  return (
    <section className={classes.section}>
      <h2>{t('signIn.title')}</h2>
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={errors} attempt={attempt} />
        <TextInput
          id="email"
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          id="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ActionButton type="submit" variant="filled" busy={loading}>
          {t('signIn.submit')}
        </ActionButton>
        <Anchor component="button" type="button" onClick={() => setForgot(true)}>
          {t('signIn.forgot')}
        </Anchor>
      </form>
      <ResetSheet opened={forgot} onClose={() => setForgot(false)} email={email} />
    </section>
  );
}
