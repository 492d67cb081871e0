import type { RouteObject } from 'react-router';

// One line per page; each page is its own chunk and exports `Component`.

/** Pages in the frame, for who is signed in. */
export const pages: RouteObject[] = [
  { path: '/', lazy: () => import('../pages/home.tsx') },
  { path: '/leerlingen', lazy: () => import('../pages/students.tsx') },
  { path: '/alle-leerlingen', lazy: () => import('../pages/all-students.tsx') },
  { path: '/leerlingen/:id', lazy: () => import('../pages/student.tsx') },
  { path: '/schooljaar', lazy: () => import('../pages/school-year.tsx') },
  { path: '/wensen', lazy: () => import('../pages/wishes.tsx') },
  { path: '/plekken', lazy: () => import('../pages/slots.tsx') },
  { path: '/plekken/:id', lazy: () => import('../pages/slot.tsx') },
  { path: '/kaart', lazy: () => import('../pages/map.tsx') },
  { path: '/bedrijven', lazy: () => import('../pages/companies.tsx') },
  { path: '/erkenningen', lazy: () => import('../pages/recognitions.tsx') },
  { path: '/bedrijven/:id', lazy: () => import('../pages/company.tsx') },
  { path: '/bedrijf', lazy: () => import('../pages/company.tsx') },
  { path: '/plaatsingen', lazy: () => import('../pages/placements.tsx') },
  { path: '/plaatsingen/:id', lazy: () => import('../pages/placement.tsx') },
  { path: '/agenda', lazy: () => import('../pages/agenda.tsx') },
  { path: '/personen', lazy: () => import('../pages/people.tsx') },
  { path: '/school', lazy: () => import('../pages/school.tsx') },
  { path: '/scholen', lazy: () => import('../pages/schools.tsx') },
  { path: '/opleidingen', lazy: () => import('../pages/programmes.tsx') },
  { path: '/klassen', lazy: () => import('../pages/classes.tsx') },
  { path: '/periodes', lazy: () => import('../pages/periods.tsx') },
  { path: '/scholen/:id', lazy: () => import('../pages/school.tsx') },
  { path: '/proeftuinen', lazy: () => import('../pages/proeftuinen.tsx') },
  { path: '/proeftuinen/:id', lazy: () => import('../pages/proeftuin.tsx') },
  { path: '/matching', lazy: () => import('../pages/matching.tsx') },
  { path: '/matching/vergelijken', lazy: () => import('../pages/compare-plans.tsx') },
  { path: '/matching/:id', lazy: () => import('../pages/matching-plan.tsx') },
  { path: '/importeren', lazy: () => import('../pages/import.tsx') },
];

/** Pages without the frame: signing in and what anyone may read. */
export const openPages: RouteObject[] = [
  { path: '/aanmelden', lazy: () => import('../pages/sign-in.tsx') },
  { path: '/uitnodiging', lazy: () => import('../pages/invitation.tsx') },
  { path: '/wachtwoord', lazy: () => import('../pages/new-password.tsx') },
  { path: '/eerste-beheerder', lazy: () => import('../pages/first-administrator.tsx') },
  { path: '/postbus', lazy: () => import('../pages/mails.tsx') },
];

if (import.meta.env.DEV) openPages.push({ path: '/ui', lazy: () => import('../ui/gallery/gallery.tsx') });
