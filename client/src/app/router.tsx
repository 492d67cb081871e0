import { createBrowserRouter } from 'react-router';
import { ErrorPage, MissingPage } from './error-page.tsx';
import { Layout } from './layout.tsx';
import { openPages, pages } from './routes.tsx';
import { SessionGate } from './session-gate.tsx';

/** The application's addresses: pages in the frame behind the session, and open pages. */
export function createRouter() {
  return createBrowserRouter([
    {
      errorElement: <ErrorPage />,
      hydrateFallbackElement: <></>,
      children: [
        ...openPages,
        {
          element: (
            <SessionGate>
              <Layout />
            </SessionGate>
          ),
          children: [
            { errorElement: <ErrorPage />, children: [...pages, { path: '*', element: <MissingPage /> }] },
          ],
        },
      ],
    },
  ]);
}
