import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ClaimFirstAdministratorDocument } from '../features/accounts/accounts.generated.ts';
import { PasswordPage, tokenOfAddress } from '../features/accounts/password-page.tsx';
import { newKey } from '../session/key.ts';

/** Makes the first administrator with the one-time link of the console. */
export function Component() {
  const { t } = useTranslation('pages');
  const token = tokenOfAddress();
  const [claim] = useMutation(ClaimFirstAdministratorDocument);
  return (
    <PasswordPage
      title={t('password.first')}
      help={t('password.firstHelp')}
      withName
      onRedeem={async (values) =>
        (await claim({ variables: { input: { key: newKey(), token, ...values } } })).data
          ?.claimFirstAdministrator
      }
    />
  );
}
