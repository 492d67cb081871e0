import { useMutation } from '@apollo/client/react';
import { MultiSelect, Select } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useDraft, draftOf } from '../../session/draft.ts';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { useImportWords } from './import-words.ts';
import { CheckImportDocument, type ImportFactsFragment } from './imports.generated.ts';
import classes from './imports.module.css';

interface Chosen {
  columns: (string | null)[];
  keys: string[];
}

function chosenFrom(draft: string, one: ImportFactsFragment): Chosen {
  try {
    const kept = JSON.parse(draft) as Chosen;
    if (kept.columns.length === one.columns.length) return kept;
  } catch {
    // no draft yet
  }
  return {
    columns: one.columns.map(({ field }) => field ?? null),
    keys: one.columns.flatMap(({ isKey }, at) => (isKey ? [String(at)] : [])),
  };
}

/** The second step: what each column holds, and what tells one row from another. */
export function ColumnsStep({
  one,
  onChecking,
  onCancel,
}: {
  one: ImportFactsFragment;
  onChecking: () => unknown;
  onCancel: () => Promise<unknown>;
}) {
  const { t, field } = useImportWords();
  const refusal = useRefusal();
  const [draft, setDraft] = useDraft(draftOf('import', one.id));
  const { columns, keys } = chosenFrom(draft, one);
  const keep = (change: Partial<Chosen>) => setDraft(JSON.stringify({ columns, keys, ...change }));
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [check, { loading }] = useMutation(CheckImportDocument);
  const headingOf = (at: number) => one.columns[at]?.heading || t('noHeading', { number: at + 1 });
  const fieldId = (at: number) => `column-${at}`;

  const choose = (at: number, name: string | null) =>
    keep({
      // what one column takes, another gives up
      columns: columns.map((before, other) => (other === at ? name : before === name ? null : before)),
    });
  const options = one.fields.map(({ name, required }) => ({
    value: name,
    label: `${field(name)}${required ? ' *' : ''}`,
  }));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    const missing = one.fields.filter(({ name, required }) => required && !columns.includes(name));
    const found: FormError[] = missing.map(({ name }) => ({
      field: fieldId(Math.max(columns.indexOf(null), 0)),
      message: t('columnMissing', { field: field(name) }),
    }));
    if (keys.length === 0) found.push({ field: 'import-keys', message: t('keyMissing') });
    if (found.length > 0) return setErrors(found);
    const input = { key: newKey(), id: one.id, columns, keyColumns: keys.map(Number) };
    const answer = (await check({ variables: { input } })).data?.checkImport;
    if (answer?.__typename === 'ImportChanged') {
      setErrors([]);
      onChecking();
      return;
    }
    setErrors([{ message: refusal(answer?.reason) }]);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <FormErrors errors={errors} attempt={attempt} />
      <ul className={classes.columns}>
        <li className={classes.columnsHead} aria-hidden="true">
          <span>{t('column')}</span>
          <span>{t('holds')}</span>
        </li>
        {one.columns.map(({ samples }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a column is its place
          <li key={at}>
            <div>
              <div className={classes.heading}>{headingOf(at)}</div>
              <div className="second">{samples.length > 0 ? samples.join(' · ') : t('noCells')}</div>
            </div>
            <Select
              id={fieldId(at)}
              aria-label={t('holdsOf', { heading: headingOf(at) })}
              placeholder={keys.includes(String(at)) ? t('keyOnly') : t('unread')}
              data={options}
              value={columns[at] ?? null}
              clearable
              searchable
              onChange={(name) => choose(at, name)}
            />
          </li>
        ))}
      </ul>
      <MultiSelect
        id="import-keys"
        className={classes.keys}
        label={t('keyLabel')}
        description={t('keyHelp')}
        data={one.columns.map((_, at) => ({ value: String(at), label: headingOf(at) }))}
        value={keys}
        maxValues={4}
        onChange={(value) => keep({ keys: value })}
      />
      <p className="second">{t('remembered')}</p>
      <div className={classes.foot}>
        <ActionButton type="submit" variant="filled" busy={loading}>
          {t('check')}
        </ActionButton>
        <ActionButton variant="default" onAction={onCancel}>
          {t('cancel')}
        </ActionButton>
      </div>
    </form>
  );
}
