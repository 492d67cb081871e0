import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, useDraft } from '../../session/draft.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ManyResult } from '../../ui/many-result.tsx';
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

const PAGE = 100;
interface Input {
  needId: string;
  slotId: string;
  part: number;
  note?: string;
}

/** Proposes everyone whom the plan places and who has no proposal yet, in one go, and takes all of it back at once. */
export function PublishPlanSheet(props: {
  plan: PlanFactsFragment;
  onClose: () => void;
  onDone: () => void;
}) {
  const { plan, onClose, onDone } = props;
  const { t } = useTranslation(['plans', 'many', 'ui']);
  const client = useApolloClient();
  const [rows, setRows] = useState<readonly PlanRowFragment[] | 'failed' | null>(null);
  const [note, setNote] = useDraft(draftOf('plan', plan.id, 'note'));

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
          {(!begun || many.stuck) && open.length > 0 && (
            <ActionButton type="submit" variant="filled" busy={many.running}>
              {many.stuck ? t('many:again') : t('many:propose.submit', { count: open.length })}
            </ActionButton>
          )}
          <Button variant="default" onClick={onClose} disabled={many.running}>
            {t(begun && !many.stuck ? 'many:close' : 'ui:cancel')}
          </Button>
        </>
      }
    >
      {rows === null && <ListSkeleton />}
      {rows === 'failed' && <ErrorState onRetry={() => void load()} />}
      {begun && <ManyResult many={many} done={t('many:propose.done')} />}
      {Array.isArray(rows) && !begun && (
        <>
          <p>{t(open.length > 0 ? 'publish.about' : 'publish.none')}</p>
          {done > 0 && <p>{t('publish.already', { count: done })}</p>}
          {open.length > 0 && (
            <>
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
                onChange={(event) => setNote(event.currentTarget.value)}
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
