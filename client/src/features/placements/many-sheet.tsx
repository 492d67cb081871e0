import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManyRow } from '../../session/many.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import classes from '../../ui/many.module.css';
import { ManyResult } from '../../ui/many-result.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import type { ManyKind } from './many-placements.tsx';
import {
  EditPlacementsDocument,
  ManyPlacementsDocument,
  type ManyPlacementsQuery,
  type ManyPlacementsQueryVariables,
  ReassignPlacementsDocument,
  RemindPlacementsDocument,
} from './many.generated.ts';
import { useManyPlacements } from './use-many-placements.ts';

type Found = ManyPlacementsQuery['placements']['nodes'][number];
interface Input {
  id: string;
  version: number;
}
/** A request holds a hundred rows at most. */
const MOST = 100;

/** Reminds, moves or reassigns the chosen placements: first what will be done, then what became of each. */
export function ManySheet(props: {
  kind: ManyKind;
  filter: ManyPlacementsQueryVariables['filter'];
  onClose: () => void;
}) {
  const { kind, onClose } = props;
  const { t } = useTranslation(['many', 'pages']);
  const client = useApolloClient();
  // What was chosen when the sheet opened; the list below may change meanwhile.
  const [filter] = useState(props.filter);
  const forSchool = kind === 'teacher';
  const { data, error, refetch } = useQuery(ManyPlacementsDocument, {
    variables: { filter, forSchool, forCompany: kind === 'mentor' },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [dates, setDates] = useState({ startsOn: '', endsOn: '' });
  const [personId, setPersonId] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const people = peopleOf(data, forSchool);

  const many = useManyPlacements<Input>(
    async ({ key, rows }) => {
      const ids = rows.map(({ id }) => ({ id }));
      if (kind === 'remind') {
        const variables = { input: { key, rows: ids } };
        return (await client.mutate({ mutation: RemindPlacementsDocument, variables })).data
          ?.remindPlacements;
      }
      if (kind === 'period') {
        const changed = Object.fromEntries(Object.entries(dates).filter(([, day]) => day !== ''));
        const variables = { input: { key, rows: rows.map((row) => ({ ...row, ...changed })) } };
        return (await client.mutate({ mutation: EditPlacementsDocument, variables })).data?.editPlacements;
      }
      const to = forSchool ? { teacherId: personId } : { mentorId: personId };
      const variables = { input: { key, rows: ids.map((row) => ({ ...row, ...to })) } };
      return (await client.mutate({ mutation: ReassignPlacementsDocument, variables })).data
        ?.reassignPlacements;
    },
    () => void client.refetchQueries({ include: ['Placements'] }),
  );
  const begun = many.total !== null;
  const nodes = data?.placements.nodes;
  const rows = (nodes ?? []).map(rowOf);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (kind === 'period' && !dates.startsOn && !dates.endsOn) return setProblem(t('period.missing'));
    if ((kind === 'teacher' || kind === 'mentor') && !personId) return setProblem(t('personMissing'));
    setProblem(null);
    await many.start(rows);
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t(`${kind}.title`)}
      facts={[t('count', { count: rows.length })]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          {(!begun || many.stuck) && (
            <ActionButton type="submit" variant="filled" busy={many.running} disabled={rows.length === 0}>
              {t(many.stuck ? 'again' : `${kind}.submit`)}
            </ActionButton>
          )}
          <Button variant="default" onClick={onClose} disabled={many.running}>
            {t(begun && !many.stuck ? 'close' : 'pages:propose.cancel')}
          </Button>
        </>
      }
    >
      {!nodes && !error && <ListSkeleton />}
      {!nodes && error && <ErrorState onRetry={() => void refetch()} />}
      {problem && (
        <p role="alert">
          <Buoy kind="red">{problem}</Buoy>
        </p>
      )}
      {nodes && begun && <ManyResult many={many} done={t(`${kind}.done`)} />}
      {nodes && !begun && (
        <>
          <p>{t(`${kind}.help`)}</p>
          {(data?.placements.totalCount ?? 0) > MOST && <p>{t('most', { most: MOST })}</p>}
          {kind === 'period' &&
            (['startsOn', 'endsOn'] as const).map((name) => (
              <TextInput
                key={name}
                type="date"
                label={t(`period.${name}`)}
                description={t('period.keep')}
                value={dates[name]}
                onChange={({ currentTarget: { value } }) => setDates((all) => ({ ...all, [name]: value }))}
              />
            ))}
          {(kind === 'teacher' || kind === 'mentor') && (
            <NativeSelect
              label={t(`${kind}.person`)}
              value={personId}
              onChange={(event) => setPersonId(event.currentTarget.value)}
              data={[{ value: '', label: t('choose') }, ...people]}
            />
          )}
          <ul className={classes.rows} aria-label={t('chosen')}>
            {rows.map(({ key, name }) => (
              <li key={key}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

function rowOf({ id, version, student, company }: Found): ManyRow<Input> {
  return { key: id, name: `${student.displayName}, ${company.name}`, input: { id, version } };
}

/** Who can take them over: teachers and coordinators of the school, or colleagues at the company. */
function peopleOf(data: ManyPlacementsQuery | undefined, forSchool: boolean) {
  const members = data?.viewer?.membership?.organisation.memberships ?? [];
  const people = forSchool
    ? members.flatMap(({ role, active, person }) =>
        active && (role === 'TEACHER' || role === 'SCHOOL_COORDINATOR') ? [person] : [],
      )
    : (data?.placements.nodes ?? []).flatMap(({ mentor, colleagues }) => [
        ...(mentor ? [mentor] : []),
        ...(colleagues ?? []),
      ]);
  const byId = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return [...byId]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}
