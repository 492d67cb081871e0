import { useTranslation } from 'react-i18next';
import { useAddress } from '../session/address.ts';
import { Chips } from './chips.tsx';
import classes from './list-filters.module.css';

const KEY = 'gearchiveerd';

/** Whether a page also shows what was archived, from its address. */
export function useArchivedToo(): [boolean, (shown: boolean) => void] {
  const [value, setValue] = useAddress(KEY);
  return [value !== null, (shown) => setValue(shown ? 'ja' : null)];
}

/** The filter of a list that shows what was archived instead of what stands. */
export function useArchivedFilter() {
  const { t } = useTranslation('records');
  return { key: KEY, label: t('archived'), options: [{ value: 'ja', label: t('archivedOnly') }] };
}

/** Shows what was archived on a page too: a chip that one takes away to go back. */
export function ArchivedChip({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  const { t } = useTranslation('records');
  const word = t('archivedToo');
  return (
    <Chips chips={shown ? [{ key: KEY, word, onRemove: () => onChange(false) }] : []}>
      {!shown && (
        <button type="button" className={classes.add} onClick={() => onChange(true)}>
          {word}
        </button>
      )}
    </Chips>
  );
}
