import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
  return (
    <ul className={classes.chips} aria-label={t('chips')}>
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
