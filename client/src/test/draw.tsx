import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Look } from '../ui/look.tsx';

/** Draws something with the product's look at an address; other addresses show their path. */
export function draw(children: ReactNode, path = '/') {
  const router = createMemoryRouter(
    [
      { path, element: children },
      { path: '*', Component: () => <p>elsewhere</p> },
    ],
    { initialEntries: [path] },
  );
  const view = render(
    <Look env="test">
      <RouterProvider router={router} />
    </Look>,
  );
  return { ...view, router };
}
