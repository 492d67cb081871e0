import { useQuery } from '@apollo/client/react';
import { NativeSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { meansFor, TRAVEL_MEANS, type TravelMeans } from '@scheldemond/domain/travel/means';
import { TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { StudentsToReachDocument, type ReachStudentFragment } from './map.generated.ts';
import type { Journey } from './map-sites.ts';
import classes from './slots-map.module.css';

const MINUTES = [15, 30, 45, 60, 90];

/** From whom, by what and for how long: the journeys that the map shows. */
export function ReachChoice(props: {
  /** The reader is the student: nobody is to choose. */
  own: boolean;
  student: ReachStudentFragment | null;
  journey: Journey | null;
  /** What is known of the student is on its way. */
  coming: boolean;
  onStudent: (id: string | null) => void;
  onMeans: (means: TravelMeans) => void;
  onMinutes: (minutes: number | null) => void;
}) {
  const { own, student, journey } = props;
  const { t } = useTranslation('map');
  const { language } = useFormat();
  const minutes = [...new Set([...MINUTES, ...(journey?.minutes ? [journey.minutes] : [])])].sort(
    (a, b) => a - b,
  );
  return (
    <section className={classes.reachChoice} aria-label={t(own ? 'reachOwn' : 'reach')}>
      {!own && <StudentChoice student={student} onChoose={props.onStudent} />}
      {props.coming && <ListSkeleton rows={1} />}
      {journey && (
        <>
          <NativeSelect
            label={t('means')}
            value={journey.means}
            data={meansFor(TRAVEL_MEANS, journey.minor).map((value) => ({
              value,
              label: TRAVEL_WORDS[value][language],
            }))}
            onChange={(event) => props.onMeans(event.currentTarget.value as TravelMeans)}
          />
          <NativeSelect
            label={t('within')}
            value={String(journey.minutes ?? '')}
            data={[
              ...minutes.map((count) => ({ value: String(count), label: t('minutes', { count }) })),
              { value: '', label: t('anyTime') },
            ]}
            onChange={(event) => props.onMinutes(Number(event.currentTarget.value) || null)}
          />
          <p className={classes.about}>
            {student?.homePlace && `${t('home', { place: student.homePlace })}. `}
            {t('about')}
          </p>
        </>
      )}
      {student && !journey && (
        <p className={classes.about}>{own ? t('noHomeOwn') : t('noHome', { name: student.displayName })}</p>
      )}
    </section>
  );
}

/** Looks a student up by name; only the id goes into the address. */
function StudentChoice(props: {
  student: ReachStudentFragment | null;
  onChoose: (id: string | null) => void;
}) {
  const { student, onChoose } = props;
  const { t } = useTranslation('map');
  const [typed, setTyped] = useState('');
  const search = typed === student?.displayName ? '' : typed;
  const [asked] = useDebouncedValue(search.trim() || null, 250);
  const { data, previousData } = useQuery(StudentsToReachDocument, { variables: { search: asked } });
  const found = (data ?? previousData)?.students.nodes ?? [];
  const options = [...(student && !found.some(({ id }) => id === student.id) ? [student] : []), ...found];
  return (
    <Select
      label={capital(t('from'))}
      placeholder={t('fromNobody')}
      searchable
      clearable
      value={student?.id ?? null}
      data={options.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      filter={({ options: all }) => all}
      onSearchChange={setTyped}
      onChange={onChoose}
      nothingFoundMessage={t('nobody')}
      className={classes.student}
    />
  );
}
