import { Button, NativeSelect, TextInput } from '@mantine/core';
import { MOST_CHOICES } from '@scheldemond/domain/records/wishes';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, useDraft } from '../../session/draft.ts';
import classes from './wishes.module.css';
import { slotChoice, workChoice, type Choice } from './use-wishes.ts';
import type { SlotsToWishQuery } from './wishes.generated.ts';

/** Adds a slot at once, or a kind of work that was written. */
export function AddWish(props: {
  choices: readonly Choice[];
  slots: SlotsToWishQuery['slots']['nodes'];
  onAdd: (choice: Choice) => void;
}) {
  const { choices, slots, onAdd } = props;
  const { t } = useTranslation('wishes');
  const [work, setWork] = useDraft(draftOf('wish'));
  const [error, setError] = useState<string | null>(null);
  const open = slots.filter(({ id }) => !choices.some((choice) => choice.slotId === id));
  if (choices.length >= MOST_CHOICES) return <p>{t('full', { count: MOST_CHOICES })}</p>;

  function addWork(event: FormEvent): void {
    event.preventDefault();
    const choice = workChoice(work.trim());
    if (!work.trim()) return;
    if (choices.some(({ key }) => key === choice.key)) return setError(t('twice'));
    setError(null);
    setWork('');
    onAdd(choice);
  }
  return (
    <div className={classes.add}>
      {open.length > 0 && (
        <NativeSelect
          label={t('slot')}
          value=""
          data={[
            { value: '', label: t('chooseSlot') },
            ...open.map(({ id, title, company, site }) => ({
              value: id,
              label: `${title}, ${company.name}, ${site.place}`,
            })),
          ]}
          onChange={(event) => {
            const slot = open.find(({ id }) => id === event.currentTarget.value);
            if (slot) onAdd(slotChoice(slot));
          }}
        />
      )}
      <form onSubmit={addWork} className={classes.addWork}>
        <TextInput
          label={t('work')}
          description={t('workHelp')}
          maxLength={80}
          value={work}
          error={error}
          onChange={(event) => setWork(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('add')}
        </Button>
      </form>
    </div>
  );
}
