import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../session/list-state.ts';
import { Chips } from './chips.tsx';
import { Sheet } from './sheet.tsx';
import classes from './list-filters.module.css';

/** A filter of a list: one value of some. */
export interface ListFilter {
  /** Key in the address. */
  key: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** The filters in use as chips that one can take away, and a sheet to set them. `found` is the list's count. */
export function ListFilters(props: {
  state: ListState;
  filters: readonly ListFilter[];
  found: string | undefined;
}) {
  const { state, filters, found } = props;
  const { t } = useTranslation('ui');
  const [opened, setOpened] = useState(false);
  const used = filters.flatMap(({ key, label, options }) => {
    const value = state.filters[key];
    if (value === undefined) return [];
    const word = options.find((option) => option.value === value)?.label;
    return [{ key, word: word ?? label, onRemove: () => state.setFilter(key, null) }];
  });
  return (
    <>
      <Chips chips={used}>
        <button type="button" className={classes.add} onClick={() => setOpened(true)}>
          {t('list.filter')}
        </button>
      </Chips>
      {opened && (
        <Sheet
          opened
          onClose={() => setOpened(false)}
          title={t('list.filters')}
          footer={
            <>
              <Button variant="filled" onClick={() => setOpened(false)}>
                {found === undefined ? t('close') : t('list.show', { what: found })}
              </Button>
              <Button onClick={() => state.clearFilters()}>{t('list.clear')}</Button>
            </>
          }
        >
          {filters.map(({ key, label, options }) => (
            <NativeSelect
              key={key}
              label={label}
              value={state.filters[key] ?? ''}
              data={[{ value: '', label: t('list.any') }, ...options]}
              onChange={(event) => state.setFilter(key, event.currentTarget.value || null)}
            />
          ))}
        </Sheet>
      )}
    </>
  );
}
