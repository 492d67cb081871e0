import { IconSearch } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { useReachable } from '../session/connection.ts';
import { useViewer } from '../session/viewer.ts';
import { ICON } from '../ui/icons.ts';
import { OfflineLine } from '../ui/offline-line.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useFindEverywhere } from './find-everywhere.ts';
import { useFrameKeys } from './go.ts';
import { PhoneBar } from './phone-bar.tsx';
import { besideRail, railOf } from './rail.ts';
import { RailList } from './rail-list.tsx';
import { SearchDialog } from './search-dialog.tsx';
import { HelpButton, LanguageSwitch, SchemeSwitch } from './switches.tsx';
import { useWaiting } from './waiting.ts';
import classes from './layout.module.css';

const HelpSheet = lazy(async () => ({ default: (await import('./help-sheet.tsx')).HelpSheet }));

/** The frame for who is signed in: rail, top line, the page; on a phone the same words at the bottom. */
export function Layout({ children = <Outlet /> }: { children?: ReactNode }) {
  const { t } = useTranslation('frame');
  const role = useViewer()?.membership?.role;
  const words = railOf(role);
  const waiting = useWaiting();
  const reachable = useReachable();
  const [opened, setOpened] = useState<'search' | 'help' | null>(null);
  const open = useMemo(() => ({ search: () => setOpened('search'), help: () => setOpened('help') }), []);
  useFrameKeys(words, open);
  const find = useFindEverywhere(
    [...words, ...besideRail(role)],
    [{ key: 'help', title: t('search.help'), group: t('search.actions'), path: '', run: open.help }],
  );

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#inhoud">
        {t('skip')}
      </a>
      <aside className={classes.rail}>
        <Link to="/" className={classes.brand}>
          {t('product')}
        </Link>
        <RailList words={words} waiting={waiting} />
        <OfflineLine shown={!reachable} />
        <AccountMenu />
      </aside>
      <div className={classes.column}>
        <header className={classes.top}>
          <Link to="/" className={`${classes.brand} ${classes.onPhone}`}>
            {t('product')}
          </Link>
          <button
            type="button"
            className={classes.search}
            onClick={open.search}
            aria-keyshortcuts="Control+K"
          >
            <IconSearch {...ICON} />
            <span className={classes.wide}>{t('search.placeholder')}</span>
            <span className={classes.narrow}>{t('search.short')}</span>
            <kbd className={classes.wide} aria-hidden="true">
              Ctrl K
            </kbd>
          </button>
          <div className={classes.switches}>
            <HelpButton onOpen={open.help} />
            <LanguageSwitch />
            <SchemeSwitch />
          </div>
        </header>
        <main id="inhoud" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      <PhoneBar words={words} waiting={waiting} onHelp={open.help} />
      <SearchDialog opened={opened === 'search'} onClose={() => setOpened(null)} {...find} />
      {opened === 'help' && (
        <Suspense>
          <HelpSheet onClose={() => setOpened(null)} words={words} />
        </Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}
