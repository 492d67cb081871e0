import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { useRailWord } from './rail-word.ts';
import type { RailWord } from './rail.ts';
import classes from './key-help.module.css';

/** All keys, with what they do. */
export function KeyHelp({
  opened,
  onClose,
  words,
}: {
  opened: boolean;
  onClose: () => void;
  words: readonly RailWord[];
}) {
  const { t } = useTranslation('frame');
  const railWord = useRailWord();
  const keys: [string[], string, string][] = [
    [['/', 'Ctrl K'], t('keys.or'), t('keys.search')],
    [['j'], '', t('keys.next')],
    [['k'], '', t('keys.previous')],
    [['Enter'], '', t('keys.open')],
    [['Esc'], '', t('keys.close')],
    [['?'], '', t('keys.help')],
    ...words.map(({ word, letter }): [string[], string, string] => [
      ['g', letter],
      t('keys.then'),
      t('keys.go', { word: railWord(word) }),
    ]),
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')}>
      <dl className={classes.keys}>
        {keys.map(([caps, between, meaning]) => (
          <div key={caps.join(' ')}>
            <dt>
              {caps.map((cap, index) => (
                <span key={cap}>
                  {index > 0 && ` ${between} `}
                  <kbd>{cap}</kbd>
                </span>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
