import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../ui/dialog.tsx';
import { ICON } from '../ui/icons.ts';
import type { Found } from './search.ts';
import classes from './search-dialog.module.css';

const PAUSE = 180;

/** Finds a thing by its name and goes there: what is `known` at once, the rest when `search` answers. Arrows choose, Enter opens. */
export function SearchDialog(props: {
  opened: boolean;
  onClose: () => void;
  known: (query: string) => Found[];
  search: (query: string) => Promise<Found[]>;
}) {
  const { t } = useTranslation('frame');
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('search.label')} hideTitle high>
      <Search onClose={props.onClose} known={props.known} search={props.search} />
    </Dialog>
  );
}

function Search(props: {
  onClose: () => void;
  known: (query: string) => Found[];
  search: (query: string) => Promise<Found[]>;
}) {
  const { onClose, known, search } = props;
  const { t } = useTranslation('frame');
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<{ query: string; found: Found[] }>({ query: '', found: [] });
  // Answers to an earlier word are not shown, so that Enter never opens one of them.
  const found = [...known(query), ...(hits.query === query ? hits.found : [])];
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  // What was chosen stays chosen when slower results come in around it.
  const chosen = Math.max(
    found.findIndex(({ key }) => key === chosenKey),
    0,
  );
  const setChosen = (index: number) => setChosenKey(found[index]?.key ?? null);

  const ask = useEffectEvent((wanted: string) => search(wanted));
  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const results = await ask(query).catch(() => []);
      if (!current) return;
      setHits({ query, found: results });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);

  const go = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    if (one.run) one.run();
    else void navigate(one.path);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Home') setChosen(0);
    else if (event.key === 'End') setChosen(found.length - 1);
    else if (event.key === 'Enter') go(found[chosen]);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a way to clean up.
    void document.getElementById(`${id}-${chosen}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, chosen]);

  return (
    <>
      <TextInput
        data-autofocus
        autoFocus
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
          <Fragment key={one.key}>
            {one.group !== undefined && one.group !== found[index - 1]?.group && (
              <div role="presentation" className={classes.group}>
                {one.group}
              </div>
            )}
            <div
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={classes.one}
              onClick={() => go(one)}
              onKeyDown={press}
            >
              {one.title}
              {one.note && <span className="second"> {one.note}</span>}
              {one.group !== undefined && <span className="hidden-words"> {one.group}</span>}
            </div>
          </Fragment>
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
