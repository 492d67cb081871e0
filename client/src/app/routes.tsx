import type { RouteObject } from 'react-router';

// One line per page; each page is its own chunk and exports `Component`.

/** Pages in the frame, for who is signed in. */
export const pages: RouteObject[] = [];

/** Pages without the frame: signing in and what anyone may read. */
export const openPages: RouteObject[] = [];

if (import.meta.env.DEV) openPages.push({ path: '/ui', lazy: () => import('../ui/gallery/gallery.tsx') });
