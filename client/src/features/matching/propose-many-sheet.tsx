import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, useDraft } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ProposePlacementsDocument } from '../placements/many.generated.ts';
import { useManyPlacements } from '../placements/use-many-placements.ts';
import type { ManyRow } from '../../session/many.ts';
import classes from '../../ui/many.module.css';
import { ManyResult } from '../../ui/many-result.tsx';
import { fillIn, freeAfter, type Choices } from './free-places.ts';
import {
  ProposeManyDocument,
  type ProposeManyQuery,
  type ProposeManyQueryVariables,
} from './propose-many.generated.ts';

type Need = ProposeManyQuery['needs']['nodes'][number];
type Fitting = Need['fittingSlots']['nodes'][number];
interface Input {
  needId: string;
  slotId: string;
  note?: string;
}
const MOST = 100;

/** Proposes the chosen students, each to a slot: filled in by fit, to be changed, with free places counted down. */
export function ProposeManySheet(props: {
  filter: ProposeManyQueryVariables['filter'];
  onClose: () => void;
  onDone: () => void;
}) {
  const { onClose } = props;
  const { t } = useTranslation(['many', 'pages']);
  const format = useFormat();
  const client = useApolloClient();
  const [filter] = useState(props.filter);
  const { data, error, refetch } = useQuery(ProposeManyDocument, {
    variables: { filter },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const [changed, setChanged] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [note, setNote] = useDraft(draftOf('propose', 'many', 'note'));
  const [problem, setProblem] = useState<string | null>(null);
  const needs = useMemo(() => data?.needs.nodes.filter(({ viewerCanPropose }) => viewerCanPropose), [data]);
  const choices = useMemo(() => choicesOf(needs ?? []), [needs]);
  const chosen = useMemo(() => new Map([...fillIn(choices), ...changed]), [choices, changed]);
  const free = freeAfter(choices, chosen);

  const many = useManyPlacements<Input>(
    async (input) =>
      (await client.mutate({ mutation: ProposePlacementsDocument, variables: { input } })).data
        ?.proposePlacements,
    () => {
      props.onDone();
      void client.refetchQueries({ include: ['Needs'] });
    },
  );
  const factsOf = ({ slot, travel }: Pick<Fitting, 'slot' | 'travel'>, left: number) => [
    ...(travel ? [t('propose.minutes', { count: travel.minutes })] : []),
    t('propose.free', { count: Math.max(0, left), places: slot.places }),
  ];
  const begun = many.total !== null;
  const rows = (needs ?? []).flatMap((need) => rowOf(need, chosen.get(need.id) ?? null, note.trim()));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (rows.length === 0) return setProblem(t('propose.none'));
    if ([...free.values()].some((left) => left < 0)) return setProblem(t('propose.tooMany'));
    setProblem(null);
    await many.start(rows);
    setNote('');
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('propose.title')}
      facts={[t('students', { count: needs?.length ?? 0 })]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          {(!begun || many.stuck) && (
            <ActionButton type="submit" variant="filled" busy={many.running} disabled={!needs}>
              {many.stuck ? t('again') : t('propose.submit', { count: rows.length })}
            </ActionButton>
          )}
          <Button variant="default" onClick={onClose} disabled={many.running}>
            {t(begun && !many.stuck ? 'close' : 'pages:propose.cancel')}
          </Button>
        </>
      }
    >
      {!needs && !error && <ListSkeleton />}
      {!needs && error && <ErrorState onRetry={() => void refetch()} />}
      {problem && (
        <p role="alert">
          <Buoy kind="red">{problem}</Buoy>
        </p>
      )}
      {needs && begun && <ManyResult many={many} done={t('propose.done')} />}
      {needs && !begun && (
        <>
          <p>{t('propose.help')}</p>
          {(data?.needs.totalCount ?? 0) > MOST && <p>{t('most', { most: MOST })}</p>}
          <ul className={classes.rows} aria-label={t('chosen')}>
            {needs.map((need) => {
              const slotId = chosen.get(need.id) ?? null;
              const { startsOn, endsOn } = need.period;
              const left = slotId ? (free.get(slotId) ?? 0) : 0;
              const place = slotsOf(need).find(({ slot }) => slot.id === slotId);
              const facts = [
                format.period(startsOn, endsOn),
                ...(place ? [place.slot.company.name, ...factsOf(place, left)] : []),
              ];
              return (
                <li key={need.id}>
                  <NativeSelect
                    label={need.student.displayName}
                    description={facts.join(' · ')}
                    error={left < 0 ? t('propose.full') : undefined}
                    value={slotId ?? ''}
                    onChange={({ currentTarget: { value } }) =>
                      setChanged((all) => new Map(all).set(need.id, value || null))
                    }
                    data={[
                      {
                        value: '',
                        label: t((choices.get(need.id)?.length ?? 0) > 0 ? 'propose.skip' : 'propose.noSlot'),
                      },
                      ...slotsOf(need).map(({ slot, travel }) => ({
                        value: slot.id,
                        label: [
                          `${slot.title}, ${slot.company.name}, ${slot.site.place}`,
                          ...factsOf({ slot, travel }, free.get(slot.id) ?? 0),
                        ].join(' · '),
                        disabled: slot.id !== slotId && (free.get(slot.id) ?? 0) <= 0,
                      })),
                    ]}
                  />
                </li>
              );
            })}
          </ul>
          <Textarea
            label={t('propose.note')}
            description={t('propose.noteHelp')}
            autosize
            minRows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      )}
    </Sheet>
  );
}

/** Slots that fit, without those that were proposed already. */
function slotsOf(need: Need) {
  return need.fittingSlots.nodes.filter(({ alreadyProposed }) => !alreadyProposed);
}

function choicesOf(needs: readonly Need[]): Choices {
  return new Map(
    needs.map((need) => [
      need.id,
      slotsOf(need).map(({ slot }) => ({ slotId: slot.id, free: slot.placesFree })),
    ]),
  );
}

function rowOf(need: Need, slotId: string | null, note: string): ManyRow<Input>[] {
  const slot = slotsOf(need).find((one) => one.slot.id === slotId)?.slot;
  if (!slot) return [];
  const input = { needId: need.id, slotId: slot.id, ...(note ? { note } : {}) };
  return [{ key: need.id, name: `${need.student.displayName}, ${slot.company.name}`, input }];
}
