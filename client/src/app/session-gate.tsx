import { useQuery } from '@apollo/client/react';
import { type ReactNode, useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { chosenLanguage, setLanguage } from '../i18n/i18n.ts';
import { type SignedInViewer, ViewerContext } from '../session/viewer.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { errorReference } from './apollo.ts';
import { signInPath } from './sign-in-path.ts';
import { FrameViewerDocument, type FrameViewerQuery } from './viewer.generated.ts';

function signedIn(data: FrameViewerQuery | undefined): SignedInViewer | null {
  const viewer = data?.viewer;
  if (!data || !viewer?.person) return null;
  const { person, membership, memberships, canCreate } = viewer;
  const { demo, today } = data.installation;
  return { person, membership, memberships, demo, today, canCreate };
}

/** Knows who reads, and lets only who is signed in through to the pages within. */
export function SessionGate({ children = <Outlet /> }: { children?: ReactNode }) {
  const { data, error, refetch } = useQuery(FrameViewerDocument);
  const { pathname, search } = useLocation();
  const viewer = signedIn(data);
  const signedInAs = viewer?.person.id;
  const country = viewer?.membership?.organisation.country ?? null;
  const language = data?.viewer?.language === 'EN' ? 'en' : 'nl';
  useEffect(() => {
    if (signedInAs) void setLanguage(chosenLanguage(language), country);
  }, [signedInAs, language, country]);

  if (!data && error) return <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (!viewer) return <Navigate to={signInPath(pathname + search)} replace />;
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}
