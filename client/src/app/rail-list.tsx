import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useRailWord } from './rail-word.ts';
import type { RailWord } from './rail.ts';
import classes from './rail-list.module.css';

/** The words of the rail, one below the other; the count says how many lines wait. */
export function RailList({ words, waiting }: { words: readonly RailWord[]; waiting: number }) {
  const { t } = useTranslation('frame');
  const railWord = useRailWord();
  return (
    <nav className={classes.rail} aria-label={t('menu')}>
      <ul>
        {words.map(({ word, path }) => (
          <li key={path}>
            <NavLink to={path} end={path === '/'} className={classes.word}>
              {railWord(word)}
              {word === 'rail.attention' && waiting > 0 && (
                <span className={classes.count}>
                  <span aria-hidden="true">{waiting}</span>
                  <span className="hidden-words">{t('waiting', { count: waiting })}</span>
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
