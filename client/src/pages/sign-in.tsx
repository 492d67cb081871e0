import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { wantedPath } from '../app/sign-in-path.ts';
import { SignInAsDemoDocument, SignInPageDocument } from '../features/accounts/accounts.generated.ts';
import { DemoRoles } from '../features/accounts/demo-roles.tsx';
import { OpenFrame } from '../features/accounts/open-frame.tsx';
import classes from '../features/accounts/open-frame.module.css';
import { SignInForm } from '../features/accounts/sign-in-form.tsx';
import { newKey } from '../session/key.ts';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/title.ts';
import { showToast } from '../ui/toast.tsx';

/** Signing in, and in the demo its one-click roles. */
export function Component() {
  const { t, i18n } = useTranslation('pages');
  const { search } = useLocation();
  const navigate = useNavigate();
  const client = useApolloClient();
  const language = i18n.language.startsWith('en') ? 'EN' : 'NL';
  const { data, previousData, error } = useQuery(SignInPageDocument, { variables: { language } });
  const [signInAsDemo] = useMutation(SignInAsDemoDocument);
  useTitle(t('signIn.title'));

  async function enter(): Promise<void> {
    await client.clearStore();
    await navigate(wantedPath(search), { replace: true });
  }
  async function choose(account: string): Promise<void> {
    const answer = await signInAsDemo({ variables: { key: newKey(), account } }).catch(() => null);
    if (answer?.data?.signInAsDemo.__typename === 'SignedIn') return enter();
    showToast(t('refusal.UNREACHED'));
  }

  const known = data ?? previousData;
  const demo = known?.demoAccounts ?? [];
  return (
    <OpenFrame>
      <h1 className={classes.claim}>{t('signIn.claim')}</h1>
      {!known && !error ? (
        // The roles of the demo stand before the form.
        <ListSkeleton />
      ) : (
        <div className={demo.length > 0 ? classes.columns : classes.narrow}>
          {demo.length > 0 && <DemoRoles accounts={demo} onChoose={choose} />}
          <SignInForm onSignedIn={enter} />
        </div>
      )}
    </OpenFrame>
  );
}
