import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ResetPasswordDocument } from '../features/accounts/accounts.generated.ts';
import { PasswordPage, tokenOfAddress } from '../features/accounts/password-page.tsx';
import { newKey } from '../session/key.ts';

/** Sets a new password with the token of a mailed link. */
export function Component() {
  const { t } = useTranslation('pages');
  const token = tokenOfAddress();
  const [reset] = useMutation(ResetPasswordDocument);
  return (
    <PasswordPage
      title={t('password.reset')}
      onRedeem={async (values) =>
        (await reset({ variables: { input: { key: newKey(), token, ...values } } })).data?.resetPassword
      }
    />
  );
}
