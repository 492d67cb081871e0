import { useApolloClient } from '@apollo/client/react';
import { PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AccountRefusal } from '../../schema-types.generated.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { useTitle } from '../../ui/title.ts';
import { useAccountRefusal } from './account-refusal.ts';
import { OpenFrame } from './open-frame.tsx';
import classes from './open-frame.module.css';

export interface Redeemed {
  password: string;
  firstName?: string;
  lastName?: string;
  email?: string;
}
type Answer =
  | { __typename: 'SignedIn' }
  | { __typename: 'AccountRefused'; reason: AccountRefusal; retryAfterSeconds?: number | null };

/** Chooses a password with the token of a mailed link: invitation, reset, first administrator. */
export function PasswordPage(props: {
  title: string;
  help?: ReactNode;
  withName?: boolean;
  onRedeem: (values: Redeemed) => Promise<Answer | undefined>;
}) {
  const { t } = useTranslation('pages');
  const refusal = useAccountRefusal();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [person, setPerson] = useState({ firstName: '', lastName: '', email: '' });
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  useTitle(props.title);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (props.withName && (!person.firstName.trim() || !person.lastName.trim()))
      return setErrors([{ field: 'firstName', message: t('password.nameMissing') }]);
    if (props.withName && !person.email.trim())
      return setErrors([{ field: 'email', message: t('signIn.emailMissing') }]);
    if (password.length < 12)
      return setErrors([{ field: 'password', message: t('account.PASSWORD_TOO_WEAK') }]);
    setBusy(true);
    const answer = await props
      .onRedeem({ password, ...(props.withName ? person : {}) })
      .finally(() => setBusy(false));
    if (answer?.__typename === 'AccountRefused')
      return setErrors([{ field: 'password', message: refusal(answer) }]);
    if (!answer) return;
    await client.clearStore();
    await navigate('/', { replace: true });
  }

  const field = (name: 'firstName' | 'lastName' | 'email', label: string, complete: string) => (
    <TextInput
      id={name}
      label={label}
      autoComplete={complete}
      value={person[name]}
      onChange={(event) => setPerson({ ...person, [name]: event.currentTarget.value })}
    />
  );
  return (
    <OpenFrame narrow>
      <h1 className={classes.claim}>{props.title}</h1>
      {props.help !== undefined && <p className={classes.help}>{props.help}</p>}
      <form className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={errors} attempt={attempt} />
        {props.withName && (
          <>
            {field('firstName', t('password.firstName'), 'given-name')}
            {field('lastName', t('password.lastName'), 'family-name')}
            {field('email', t('signIn.email'), 'username')}
          </>
        )}
        <PasswordInput
          id="password"
          label={t('password.choose')}
          description={t('password.help')}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ActionButton type="submit" variant="filled" busy={busy}>
          {t('password.submit')}
        </ActionButton>
      </form>
    </OpenFrame>
  );
}

/** The token in the address's fragment, which never reaches a server's log. */
export function tokenOfAddress(): string {
  return window.location.hash.slice(1);
}
