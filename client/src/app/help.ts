import { matchRoutes } from 'react-router';
import type { Help, HelpPage, HelpReader, HelpText } from '../i18n/help.ts';
import type { Role } from '../session/viewer.ts';

/** Which help belongs to which address of the frame. */
const PAGES: Record<string, HelpPage> = {
  '/': 'home',
  '/leerlingen': 'students',
  '/alle-leerlingen': 'allStudents',
  '/leerlingen/:id': 'student',
  '/schooljaar': 'schoolYear',
  '/wensen': 'wishes',
  '/plekken': 'slots',
  '/plekken/:id': 'slot',
  '/kaart': 'map',
  '/bedrijven': 'companies',
  '/erkenningen': 'recognitions',
  '/bedrijven/:id': 'company',
  '/bedrijf': 'company',
  '/plaatsingen': 'placements',
  '/plaatsingen/:id': 'placement',
  '/agenda': 'agenda',
  '/personen': 'people',
  '/school': 'school',
  '/scholen': 'schools',
  '/opleidingen': 'programmes',
  '/klassen': 'classes',
  '/periodes': 'periods',
  '/scholen/:id': 'school',
  '/proeftuinen': 'proeftuinen',
  '/proeftuinen/:id': 'proeftuin',
  '/matching': 'matching',
  '/matching/vergelijken': 'comparePlans',
  '/matching/:id': 'matchingPlan',
  '/importeren': 'import',
};
const ROUTES = Object.keys(PAGES).map((path) => ({ path }));

const READERS: Partial<Record<Role, HelpReader>> = {
  TEACHER: 'school',
  SCHOOL_COORDINATOR: 'school',
  MENTOR: 'company',
  COMPANY_ADMIN: 'company',
  COORDINATOR: 'region',
  STUDENT: 'student',
  ADMIN: 'admin',
};

/** Working lists, where one searches, filters and chooses. */
const LISTS: readonly HelpPage[] = [
  'students',
  'allStudents',
  'slots',
  'companies',
  'placements',
  'recognitions',
  'people',
  'proeftuinen',
  'schools',
  'programmes',
  'classes',
  'periods',
];

/** The help for who stands at an address, and whether the keys of a list hold there; null where there is no page. */
export function helpOf(
  help: Help,
  pathname: string,
  role: Role | undefined,
): (HelpText & { list: boolean }) | null {
  const path = matchRoutes(ROUTES, pathname)?.[0]?.route.path;
  const page = path === undefined ? undefined : PAGES[path];
  if (!page) return null;
  const reader = role && READERS[role];
  const { about, can } = (reader && help.pages[page][reader]) ?? help.pages[page].any;
  const list = LISTS.includes(page);
  return { about, can: list ? [...can, ...help.list] : can, list };
}
