import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../ui/dialog.tsx';
import { ICON } from '../ui/icons.ts';
import type { Found } from './search.ts';
import classes from './search-dialog.module.css';

const PAUSE = 120;

/** Finds a thing by its name and goes there; arrows choose, Enter opens. */
export function SearchDialog(props: {
  opened: boolean;
  onClose: () => void;
  search: (query: string) => Promise<Found[]>;
}) {
  const { t } = useTranslation('frame');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('search.label')} hideTitle high>
      <Search onClose={props.onClose} search={props.search} />
    </Dialog>
  );
}

function Search({ onClose, search }: { onClose: () => void; search: (query: string) => Promise<Found[]> }) {
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found[]>([]);
  const [chosen, setChosen] = useState(0);

  const ask = useEffectEvent((wanted: string) => search(wanted));
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const results = await ask(query).catch(() => []);
      if (!current) return;
      setFound(results);
      setChosen(0);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);

  const go = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    void navigate(one.path);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') go(found[chosen]);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number) => `${id}-${index}`;

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        autoComplete="off"
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch {...ICON} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={t('search.pages')} className={classes.found}>
        {found.map((one, index) => (
          <div
            key={one.key}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={classes.one}
            onClick={() => go(one)}
            onKeyDown={press}
          >
            {one.title}
            {one.note !== undefined && <span className="second">{one.note}</span>}
          </div>
        ))}
      </div>
      <p className="second" role="status">
        {query !== '' &&
          (found.length === 0
            ? t('search.nothing', { query })
            : t('search.results', { count: found.length }))}
      </p>
    </>
  );
}
