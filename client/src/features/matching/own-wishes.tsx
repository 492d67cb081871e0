import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { MOST_PLACES } from '@scheldemond/domain/records/wishes';
import { TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import { TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { AddWish } from './add-wish.tsx';
import { RankList } from './rank-list.tsx';
import { useWishes } from './use-wishes.ts';
import classes from './wishes.module.css';
import { SlotsToWishDocument, type OwnWishesQuery } from './wishes.generated.ts';

const MINUTES = [15, 30, 45, 60, 75, 90, 120];

/** What the student would like, each answer saved at once. */
export function OwnWishes({ student }: { student: OwnWishesQuery['students']['nodes'][number] }) {
  const { t, i18n } = useTranslation('wishes');
  const { language } = useFormat();
  const { wishes, change, state, retry, undo } = useWishes(student);
  const { data, error } = useQuery(SlotsToWishDocument, {
    variables: { qualificationId: student.programme.qualification.id },
  });
  const slots = data?.slots.nodes ?? [];
  const places = [...new Set([...wishes.places, ...slots.map(({ site }) => site.place)])].sort((a, b) =>
    a.localeCompare(b, 'nl'),
  );
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const minutes = [...new Set([...MINUTES, ...(wishes.maxTravelMinutes ? [wishes.maxTravelMinutes] : [])])];
  return (
    <>
      <div className={classes.state}>
        <span role="status">
          {state === 'saving' && t('saving')}
          {state === 'saved' && <Buoy kind="green">{t('saved')}</Buoy>}
          {state === 'stale' && <Buoy kind="amber">{t('stale')}</Buoy>}
          {state === 'failed' && <Buoy kind="red">{t('failed')}</Buoy>}
        </span>
        {state === 'failed' && (
          <Button variant="default" onClick={retry}>
            {t('retry')}
          </Button>
        )}
        {undo && (
          <Button variant="default" onClick={undo}>
            {t('undo')}
          </Button>
        )}
      </div>
      <Ledger title={t('rank')} note={t('rankNote')} first>
        {wishes.choices.length === 0 && <p className="dim">{t('empty')}</p>}
        <RankList
          label={t('list')}
          choices={wishes.choices}
          removable
          onChange={(choices) => change({ choices })}
        />
        {!data && !error ? (
          <ListSkeleton rows={2} />
        ) : (
          <AddWish
            choices={wishes.choices}
            slots={slots}
            onAdd={(choice) => change({ choices: [...wishes.choices, choice] })}
          />
        )}
      </Ledger>
      <Ledger title={t('places')} note={t('placesNote', { count: MOST_PLACES })}>
        {data && places.length === 0 && <p className="dim">{t('placesNone')}</p>}
        <Checks
          label={t('places')}
          options={places.map((place) => ({ value: place, label: place }))}
          chosen={wishes.places}
          most={MOST_PLACES}
          onChange={(chosen) => change({ places: chosen })}
        />
      </Ledger>
      <Ledger title={t('days')} note={t('daysNote')}>
        <Checks
          label={t('days')}
          // 5 January 1970 was a Monday.
          options={[1, 2, 3, 4, 5, 6].map((day) => ({
            value: day,
            label: dayName.format(new Date(Date.UTC(1970, 0, 4 + day))),
          }))}
          chosen={wishes.weekdays}
          onChange={(chosen) => change({ weekdays: chosen.toSorted((a, b) => a - b) })}
        />
      </Ledger>
      <Ledger title={t('travel')}>
        <Checks
          label={t('travel')}
          options={TRAVEL_MEANS.map((value) => ({ value, label: capital(TRAVEL_WORDS[value][language]) }))}
          chosen={wishes.travelMeans}
          onChange={(chosen) => change({ travelMeans: chosen })}
        />
        <NativeSelect
          className={classes.minutes ?? ''}
          label={t('minutes')}
          value={wishes.maxTravelMinutes ?? ''}
          data={[
            { value: '', label: t('anyMinutes') },
            ...minutes
              .toSorted((a, b) => a - b)
              .map((count) => ({ value: String(count), label: t('upTo', { count }) })),
          ]}
          onChange={(event) => change({ maxTravelMinutes: Number(event.currentTarget.value) || null })}
        />
      </Ledger>
    </>
  );
}

/** A few of many; no more than `most`. */
function Checks<Value extends string | number>(props: {
  label: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  most?: number;
  onChange: (chosen: Value[]) => void;
}) {
  const { label, options, chosen, most = Infinity, onChange } = props;
  return (
    <div role="group" aria-label={label} className={classes.checks}>
      {options.map((option) => {
        const on = chosen.includes(option.value);
        return (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={on}
            disabled={!on && chosen.length >= most}
            onChange={() =>
              onChange(on ? chosen.filter((one) => one !== option.value) : [...chosen, option.value])
            }
          />
        );
      })}
    </div>
  );
}
