import { useLocation } from 'react-router';
import { help as helpEn } from '../i18n/en/help/help.ts';
import { help as helpNl } from '../i18n/nl/help/help.ts';
import { useFormat } from '../session/format.ts';
import { useViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { Sheet } from '../ui/sheet.tsx';
import { helpOf } from './help.ts';
import { useRailWord } from './rail-word.ts';
import type { RailWord } from './rail.ts';
import classes from './help-sheet.module.css';

/** What the page at hand is for, what one can do there, and the keys. */
export function HelpSheet({ onClose, words }: { onClose: () => void; words: readonly RailWord[] }) {
  const { pathname } = useLocation();
  const { language } = useFormat();
  const role = useViewer()?.membership?.role;
  const help = (language === 'en' ? helpEn : helpNl)(useWords());
  const { keys } = help;
  const page = helpOf(help, pathname, role);
  const railWord = useRailWord();
  const rows: [string[], string, string][] = [
    ...(page?.list
      ? ([
          [['j'], '', keys.next],
          [['k'], '', keys.previous],
          [['Enter'], '', keys.open],
          [[keys.space], '', keys.choose],
        ] as [string[], string, string][])
      : []),
    [['/', 'Ctrl K'], keys.or, keys.search],
    [['Esc'], '', keys.close],
    [['?'], '', keys.help],
    ...words.map(({ word, letter }): [string[], string, string] => [
      ['g', letter],
      keys.then,
      keys.go(railWord(word)),
    ]),
  ];
  return (
    <Sheet opened onClose={onClose} title={help.title}>
      {page && (
        <>
          <p className={classes.about}>{page.about}</p>
          <h3 className={classes.head}>{help.can}</h3>
          <ul className={classes.can}>
            {page.can.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <h3 className={classes.head}>{keys.title}</h3>
      <dl className={classes.keys}>
        {rows.map(([caps, between, meaning]) => (
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
    </Sheet>
  );
}
