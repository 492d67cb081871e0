import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useRailWord } from './rail-word.ts';
import { standsAt, type RailWord } from './rail.ts';
import classes from './rail-list.module.css';

/** The words of the rail, one below the other; the count says how many lines wait. */
export function RailList({ words, waiting }: { words: readonly RailWord[]; waiting: number }) {
  const { t } = useTranslation('frame');
  const railWord = useRailWord();
  const { pathname } = useLocation();
  return (
    <nav className={classes.rail} aria-label={t('menu')}>
      <ul>
        {words.map((one) => (
          <li key={one.path}>
            <Link
              to={one.path}
              className={classes.word}
              aria-current={standsAt(one, pathname) ? 'page' : undefined}
            >
              {railWord(one.word)}
              {one.word === 'rail.attention' && waiting > 0 && (
                <span className={classes.count}>
                  <span aria-hidden="true">{waiting}</span>
                  <span className="hidden-words">{t('waiting', { count: waiting })}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
