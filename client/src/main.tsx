import './ui/layers.css';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/tokens.css';
import './ui/base.css';
import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { createClient } from './app/apollo.ts';
import { createRouter } from './app/router.tsx';
import { signInPath } from './app/sign-in-path.ts';
import { startWords } from './i18n/i18n.ts';
import { Look } from './ui/look.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no root.');

const router = createRouter();
const client = createClient(() => {
  const { pathname, search } = router.state.location;
  if (pathname !== '/aanmelden') void router.navigate(signInPath(pathname + search), { replace: true });
});

await startWords();
createRoot(root).render(
  <StrictMode>
    <Look>
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </Look>
  </StrictMode>,
);
