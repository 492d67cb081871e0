import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSignedInViewer, type Role } from '../../session/viewer.ts';
import classes from './schools.module.css';

const LISTS = [
  { path: '/scholen', word: 'schools' },
  { path: '/opleidingen', word: 'programmes' },
  { path: '/klassen', word: 'classesAll' },
  { path: '/periodes', word: 'periodsAll' },
] as const;
/** Readers to whom no class is told. */
const WITHOUT_CLASSES: readonly Role[] = ['PARTNER', 'MENTOR', 'COMPANY_ADMIN'];

/** From one of the lists of schools, programmes, classes and periods to the others. */
export function SchoolsNav() {
  const { t } = useTranslation('schools');
  const { pathname } = useLocation();
  const role = useSignedInViewer().membership?.role;
  const lists = LISTS.filter(({ path }) => path !== '/klassen' || !role || !WITHOUT_CLASSES.includes(role));
  return (
    <nav className={classes.nav} aria-label={t('lists')}>
      <ul>
        {lists.map(({ path, word }) => (
          <li key={path}>
            <Link to={path} aria-current={pathname === path ? 'page' : undefined}>
              {t(word)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
