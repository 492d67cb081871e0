import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Sheet } from '../ui/sheet.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useRailWord } from './rail-word.ts';
import { standsAt, type RailWord } from './rail.ts';
import { RailList } from './rail-list.tsx';
import { HelpButton, LanguageSwitch, SchemeSwitch } from './switches.tsx';
import classes from './phone-bar.module.css';

const IN_BAR = 4;

/** The rail's words at the bottom of a phone: four, and behind the fifth the others, the account and switches. */
export function PhoneBar(props: { words: readonly RailWord[]; waiting: number; onHelp: () => void }) {
  const { words, waiting, onHelp } = props;
  const { t } = useTranslation('frame');
  const railWord = useRailWord();
  const [opened, { open, close }] = useDisclosure();
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  return (
    <>
      <nav className={classes.bar} aria-label={t('menuShort')}>
        {words.slice(0, IN_BAR).map((one) => (
          <Link
            key={one.path}
            to={one.path}
            className={classes.word}
            aria-current={standsAt(one, pathname) ? 'page' : undefined}
          >
            {railWord(one.word)}
          </Link>
        ))}
        <button type="button" className={classes.word} onClick={open} aria-haspopup="dialog">
          {t('more')}
        </button>
      </nav>
      <Sheet opened={opened} onClose={close} title={t('menu')} fromBottom>
        <div className={classes.menu}>
          <RailList words={words} waiting={waiting} />
          <div className={classes.switches}>
            <HelpButton
              onOpen={() => {
                close();
                onHelp();
              }}
            />
            <LanguageSwitch />
            <SchemeSwitch />
          </div>
          <AccountMenu />
        </div>
      </Sheet>
    </>
  );
}
