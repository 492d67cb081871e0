import { IconX } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ICON } from './icons.ts';
import classes from './chips.module.css';

export interface Chip {
  key: string;
  word: string;
  onRemove: () => void;
}

/** The filters in use, each removable; children follow them (usually "Filter toevoegen"). */
export function Chips({ chips, children }: { chips: readonly Chip[]; children?: ReactNode }) {
  const { t } = useTranslation('ui');
  const list = useRef<HTMLUListElement>(null);
  /** Which button of the list was pressed last. */
  const pressed = useRef<number | null>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  const press = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('button') : null;
    pressed.current = button && buttons().indexOf(button);
  };
  const shown = chips.map(({ key }) => key).join();
  useEffect(() => {
    // A button that went away by its own press leaves the focus to the one in its place.
    const at = pressed.current;
    pressed.current = null;
    if (at === null || document.activeElement !== document.body) return;
    const left = buttons();
    (left[at] ?? left.at(-1))?.focus();
  }, [shown]);
  return (
    <ul ref={list} className={classes.chips} aria-label={t('chips')} onClickCapture={press}>
      {chips.map(({ key, word, onRemove }) => (
        <li key={key} className={classes.chip}>
          {word}
          <button
            type="button"
            className={classes.remove}
            aria-label={t('remove', { what: word })}
            onClick={onRemove}
          >
            <IconX {...ICON} size={16} />
          </button>
        </li>
      ))}
      {children !== undefined && <li>{children}</li>}
    </ul>
  );
}
