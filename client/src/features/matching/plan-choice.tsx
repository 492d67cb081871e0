import { useQuery } from '@apollo/client/react';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { groupedClasses, offersLike } from './choice-lists.ts';
import { type Picked, PickNeeds, PickSlots } from './pick-many.tsx';
import { PlanChoiceDocument } from './plans.generated.ts';
import classes from './plans.module.css';

/** Who and what takes part. */
export interface Chosen {
  /** Only these classes, and these students beside them; null for all. */
  classIds: readonly string[] | null;
  needs: readonly Picked[];
  leftOut: readonly Picked[];
  /** Only places of these companies, and of these slots beside them; null for all. */
  companyIds: readonly string[] | null;
  slots: readonly Picked[];
  withoutSlots: readonly Picked[];
}

/** Chooses which students and places take part, by group and one by one; what can be chosen is asked only then. */
export function PlanChoice(props: {
  proeftuinId: string;
  begun: boolean;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}) {
  const { proeftuinId, begun, chosen, onChange } = props;
  const { t } = useTranslation('plans');
  const asked = chosen.classIds !== null || chosen.companyIds !== null;
  const { data, previousData, error, refetch } = useQuery(PlanChoiceDocument, {
    variables: { id: proeftuinId, begun },
    skip: !asked,
  });
  const choice = (data ?? previousData)?.matchingChoice;
  const within = { proeftuinId, begun };
  const waiting = error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />;
  return (
    <>
      <Checkbox
        label={t('choice.classes')}
        checked={chosen.classIds !== null}
        onChange={({ currentTarget: { checked } }) => onChange({ ...chosen, classIds: checked ? [] : null })}
      />
      {chosen.classIds &&
        (choice ? (
          <Classes
            all={choice.classes}
            value={chosen.classIds}
            onChange={(classIds) => onChange({ ...chosen, classIds })}
          />
        ) : (
          waiting
        ))}
      {chosen.classIds && (
        <div className={classes.choice}>
          <PickNeeds
            {...within}
            label={t('choice.needs')}
            value={chosen.needs}
            onChange={(needs) => onChange({ ...chosen, needs })}
          />
        </div>
      )}
      <Checkbox
        label={t('choice.companies')}
        description={t('choice.companiesHelp')}
        checked={chosen.companyIds !== null}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ ...chosen, companyIds: checked ? [] : null })
        }
      />
      {chosen.companyIds &&
        (choice ? (
          <Companies
            all={choice.companies}
            value={chosen.companyIds}
            onChange={(companyIds) => onChange({ ...chosen, companyIds })}
          />
        ) : (
          waiting
        ))}
      {chosen.companyIds && (
        <div className={classes.choice}>
          <PickSlots
            {...within}
            label={t('choice.slots')}
            value={chosen.slots}
            onChange={(slots) => onChange({ ...chosen, slots })}
          />
        </div>
      )}
      <PickNeeds
        {...within}
        label={t('choice.leftOut')}
        value={chosen.leftOut}
        onChange={(leftOut) => onChange({ ...chosen, leftOut })}
      />
      <PickSlots
        {...within}
        label={t('choice.withoutSlots')}
        help={t('choice.withoutSlotsHelp')}
        value={chosen.withoutSlots}
        onChange={(withoutSlots) => onChange({ ...chosen, withoutSlots })}
      />
    </>
  );
}

interface Part<All> {
  all: All;
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** Classes by programme; a programme chooses all its classes. */
function Classes({ all, value, onChange }: Part<Parameters<typeof groupedClasses>[0]>) {
  const { t } = useTranslation('plans');
  const groups = groupedClasses(all);
  if (groups.length === 0) return <p className="dim">{t('choice.none')}</p>;
  return (
    <div className={classes.choice}>
      {groups.map(({ id, name, classes: own }) => {
        const ids = own.map((one) => one.id);
        const count = ids.filter((one) => value.includes(one)).length;
        const others = value.filter((one) => !ids.includes(one));
        return (
          <fieldset key={id} className={classes.group}>
            <legend>
              <Checkbox
                label={name}
                checked={count === ids.length}
                indeterminate={count > 0 && count < ids.length}
                onChange={({ currentTarget: { checked } }) => onChange([...others, ...(checked ? ids : [])])}
              />
            </legend>
            {own.map((one) => (
              <Checkbox
                key={one.id}
                label={t('choice.class', { name: one.name, school: one.school, count: one.needs })}
                checked={value.includes(one.id)}
                onChange={({ currentTarget: { checked } }) =>
                  onChange(checked ? [...value, one.id] : value.filter((other) => other !== one.id))
                }
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

/** Companies by name, found by a few letters; those that are chosen stay in sight. */
function Companies({ all, value, onChange }: Part<Parameters<typeof offersLike>[0]>) {
  const { t } = useTranslation('plans');
  const [search, setSearch] = useState('');
  const { shown, more } = offersLike(all, search, value);
  return (
    <div className={classes.choice}>
      <TextInput
        label={t('choice.search')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.map(({ id, name, placesFree }) => (
        <Checkbox
          key={id}
          label={t('choice.company', { name, count: placesFree })}
          checked={value.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...value, id] : value.filter((other) => other !== id))
          }
        />
      ))}
      {more > 0 && <p className="second">{t('choice.more', { count: more })}</p>}
      {shown.length === 0 && <p className="dim">{t('choice.none')}</p>}
    </div>
  );
}
