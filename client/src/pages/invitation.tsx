import { useMutation } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AcceptInvitationDocument,
  PreviewInvitationDocument,
} from '../features/accounts/accounts.generated.ts';
import { PasswordPage, tokenOfAddress } from '../features/accounts/password-page.tsx';
import { newKey } from '../session/key.ts';

/** Accepts an invitation with the token of a mailed link. */
export function Component() {
  const { t } = useTranslation('pages');
  const token = tokenOfAddress();
  const [preview, { data }] = useMutation(PreviewInvitationDocument);
  const [accept] = useMutation(AcceptInvitationDocument);
  useEffect(() => void preview({ variables: { token } }), [preview, token]);
  const invitation = data?.previewInvitation;
  const help = invitation
    ? t('password.invitationHelp', { organisation: invitation.organisationName })
    : data && t('account.LINK_INVALID');
  return (
    <PasswordPage
      title={t('password.invitation')}
      help={help}
      onRedeem={async (values) =>
        (await accept({ variables: { input: { key: newKey(), token, ...values } } })).data?.acceptInvitation
      }
    />
  );
}
