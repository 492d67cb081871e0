import { useTranslation } from 'react-i18next';
import { useAddress } from '../session/address.ts';
import { Chips } from './chips.tsx';
import classes from './list-filters.module.css';

const KEY = 'gearchiveerd';
const YES = 'ja';
/** The filter in the address of a list: it says yes, or nothing. */
export const ARCHIVED_KEY = { key: KEY, known: [YES] } as const;

/** Whether a page also shows what was archived, from its address. */
export function useArchivedToo(): [boolean, (shown: boolean) => void] {
  const [value, setValue] = useAddress(KEY);
  return [value === YES, (shown) => setValue(shown ? YES : null)];
}

/** The filter of a list that shows what was archived instead of what stands. */
export function useArchivedFilter() {
  const { t } = useTranslation('records');
  return { ...ARCHIVED_KEY, label: t('archived'), options: [{ value: YES, label: t('archivedOnly') }] };
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
