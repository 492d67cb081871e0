import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useErrorWord } from '../../ui/fields.tsx';
import classes from './partners.module.css';
import { PartnerChoicesDocument } from './proeftuinen.generated.ts';

const SHORTEST = 2;

/** An organisation by its name: what is typed finds it, and choosing it ends the search. */
export function OrganisationField({ name, except }: { name: string; except: readonly string[] }) {
  const { t } = useTranslation('proeftuin');
  const word = useErrorWord();
  const form = useFormContext();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [settled] = useDebouncedValue(typed.trim(), 250);
  const asked = settled.length >= SHORTEST;
  const { data, previousData, error } = useQuery(PartnerChoicesDocument, {
    variables: { search: settled },
    skip: !asked,
  });
  const found = asked ? (data ?? previousData)?.partnerChoices.filter(({ id }) => !except.includes(id)) : [];
  // What was pressed goes away: the focus goes to what comes in its place.
  const moved = useRef(false);
  const focused = (node: HTMLElement | null) => {
    if (node && moved.current) node.focus();
    if (node) moved.current = false;
  };
  const choose = (id: string, label: string | null) => {
    moved.current = true;
    setChosen(label);
    form.setValue(name, id, { shouldValidate: id !== '' });
  };
  const wrong = form.formState.errors[name];
  if (chosen !== null)
    return (
      <div className={classes.chosen}>
        <div>
          <div className="second">{t('partner.organisation')}</div>
          <strong>{chosen}</strong>
        </div>
        <Button size="sm" variant="default" ref={focused} onClick={() => choose('', null)}>
          {t('partner.other')}
        </Button>
      </div>
    );
  return (
    <div>
      <TextInput
        ref={focused}
        id={name}
        type="search"
        autoComplete="off"
        label={t('partner.organisation')}
        description={t('partner.organisationHelp')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={wrong && word(String(wrong.type), String(wrong.message ?? ''), '')}
      />
      <div aria-live="polite">
        {error && !data && <p className="second">{t('partner.unreached')}</p>}
        {asked && data?.partnerChoices && found?.length === 0 && (
          <p className="second">{t('partner.notFound')}</p>
        )}
        {found && found.length > 0 && (
          <ul className={classes.found} aria-label={t('partner.found')}>
            {found.map((one) => (
              <li key={one.id}>
                <button type="button" className={classes.choice} onClick={() => choose(one.id, one.name)}>
                  <strong>{one.name}</strong>{' '}
                  <span className="second">
                    {[t(`partner.kind.${one.kind}`), one.municipality].filter(Boolean).join(', ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
