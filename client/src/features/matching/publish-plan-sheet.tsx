import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Button, Textarea, TextInput } from '@mantine/core';
import { addDays } from '@scheldemond/domain/time/working-day';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, useDraft } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ManyResult } from '../../ui/many-result.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ProposePlacementsDocument } from '../placements/many.generated.ts';
import { useManyPlacements } from '../placements/use-many-placements.ts';
import classes from '../../ui/many.module.css';
import {
  type PlanFactsFragment,
  PlanRowsDocument,
  type PlanRowFragment,
  type PlanRowsQuery,
  type PlanRowsQueryVariables,
} from './plans.generated.ts';
import { useRelease } from './use-release.ts';

const PAGE = 100;
interface Input {
  needId: string;
  slotId: string;
  part: number;
  note?: string;
}

/**
 * Proposes everyone whom the plan places and who has no proposal yet, in one go, and takes all of it back at once; or names
 * the day on which that happens.
 */
export function PublishPlanSheet(props: {
  plan: PlanFactsFragment;
  onClose: () => void;
  onDone: () => void;
}) {
  const { plan, onClose, onDone } = props;
  const { t } = useTranslation(['plans', 'many', 'ui']);
  const client = useApolloClient();
  const [rows, setRows] = useState<readonly PlanRowFragment[] | 'failed' | null>(null);
  const { today } = useSignedInViewer();
  const format = useFormat();
  const release = useRelease(plan.id);
  const waiting = plan.release?.begun === false ? plan.release : null;
  const [on, setOn] = useState(
    waiting?.on ?? (plan.proposedOn && plan.proposedOn > today ? plan.proposedOn : ''),
  );
  const [typed, setNote] = useDraft(draftOf('plan', plan.id, 'note'));
  const [touched, setTouched] = useState(false);
  const note = touched || typed ? typed : (waiting?.note ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  const load = useEffectEvent(async () => {
    setRows(null);
    setRows(await placedRows(client, plan.id));
  });
  useEffect(() => {
    load().catch(() => setRows('failed'));
  }, []);

  const many = useManyPlacements<Input>(async (input) => {
    const variables = { input };
    return (await client.mutate({ mutation: ProposePlacementsDocument, variables })).data?.proposePlacements;
  }, onDone);
  const open = Array.isArray(rows) ? rows.filter(isOpen) : [];
  const done = Array.isArray(rows) ? rows.length - open.length : 0;
  const begun = many.total !== null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const words = note.trim();
    setAttempt(attempt + 1);
    if (on || waiting) {
      const refused = await release(on || null, words);
      setProblem(refused);
      if (refused) return;
    }
    if (on) {
      showToast(t('publish.planned', { day: format.day(on) }), 'green');
      setNote('');
      return onClose();
    }
    await many.start(
      open.flatMap(({ need, slot, part }) =>
        need && slot
          ? [
              {
                key: need.id,
                name: `${need.student.displayName}, ${slot.company.name}`,
                input: { needId: need.id, slotId: slot.id, part, ...(words ? { note: words } : {}) },
              },
            ]
          : [],
      ),
    );
    setNote('');
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('publish.title')}
      facts={[plan.name]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          {(!begun || many.stuck) && (rows === null || open.length > 0) && (
            // Also while they are coming: the button beside it would go where this one comes.
            <ActionButton type="submit" variant="filled" busy={many.running || rows === null}>
              {many.stuck
                ? t('many:again')
                : on
                  ? t('publish.later', { day: format.shortDay(on) })
                  : t('many:propose.submit', { count: open.length })}
            </ActionButton>
          )}
          <Button variant="default" onClick={onClose} disabled={many.running}>
            {t(begun && !many.stuck ? 'many:close' : 'ui:cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={problem ? [{ field: 'release-on', message: problem }] : []} attempt={attempt} />
      {rows === null && <ListSkeleton />}
      {rows === 'failed' && <ErrorState onRetry={() => void load()} />}
      {begun && <ManyResult many={many} done={t('many:propose.done')} />}
      {Array.isArray(rows) && !begun && (
        <>
          <p>{t(open.length > 0 ? 'publish.about' : 'publish.none')}</p>
          {done > 0 && <p>{t('publish.already', { count: done })}</p>}
          {open.length > 0 && (
            <>
              <TextInput
                id="release-on"
                type="date"
                label={t('publish.on')}
                description={t('publish.onHelp')}
                min={addDays(today, 1)}
                value={on}
                onChange={(event) => setOn(event.currentTarget.value)}
              />
              <ul className={classes.became} aria-label={t('publish.list')}>
                {open.map(({ need, slot }) => (
                  <li key={need?.id}>
                    <span className={classes.name}>{need?.student.displayName}</span>
                    <span className="second">
                      {slot && `${slot.title}, ${slot.company.name}, ${slot.site.place}`}
                    </span>
                  </li>
                ))}
              </ul>
              <Textarea
                label={t('many:propose.note')}
                description={t('many:propose.noteHelp')}
                autosize
                minRows={2}
                maxLength={2000}
                value={note}
                onChange={(event) => {
                  setTouched(true);
                  setNote(event.currentTarget.value);
                }}
              />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}

/** Still to be proposed, as far as the page knows; the server checks everything again. */
function isOpen({ need, slot }: PlanRowFragment): boolean {
  return need !== null && slot !== null && need?.state === 'WITHOUT_PLACE' && need.viewerCanPropose;
}

/** All whom the plan places by itself or by a person's choice. */
async function placedRows(client: ApolloClient, id: string): Promise<readonly PlanRowFragment[] | 'failed'> {
  const all: PlanRowFragment[] = [];
  let after: string | null = null;
  do {
    const variables: PlanRowsQueryVariables = { id, first: PAGE, after, outcomes: ['PLACED', 'PINNED'] };
    const { data }: { data?: PlanRowsQuery | undefined } = await client.query({
      query: PlanRowsDocument,
      variables,
      fetchPolicy: 'no-cache',
    });
    if (data?.node?.__typename !== 'MatchingPlan') return 'failed';
    const { nodes, pageInfo } = data.node.rows;
    all.push(...nodes);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after);
  return all;
}
