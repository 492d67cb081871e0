import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ArchiveOutcomeFragment, ArchiveManyDocument } from '../session/archive.generated.ts';
import { type ManyAnswer, useMany } from '../session/many.ts';
import type { Paged } from '../session/paged.ts';
import { useRecordRefusal } from '../session/record-refusal.ts';
import { isChosen, type Selection } from '../session/selection.ts';
import { ActionButton } from './action-button.tsx';
import { ErrorState } from './error-state.tsx';
import { ManyResult } from './many-result.tsx';
import classes from './many.module.css';
import { Sheet } from './sheet.tsx';
import { ListSkeleton } from './skeleton.tsx';

/** How the chosen rows of a list are archived, or brought back where the list shows what was archived. */
export interface ArchiveOfList<Row> {
  archived: boolean;
  /** The record of a row, and whether its reader may archive it. */
  recordOf: (row: Row) => { id: string; can: boolean };
  /** What happens to them, where it is more than leaving lists and choices. */
  help?: string;
}

/** Records that one sheet takes. */
const MOST = 500;
/** A minute to take it back; the server would let one longer. */
const UNDO = 60_000;

interface ArchiveManyProps<Row> extends ArchiveOfList<Row> {
  paged: Paged<Row>;
  /** What is chosen now; null when nothing is. */
  selection: Selection | null;
  nameOf: (row: Row) => string;
  onDone: () => void;
}

/** Archives what is chosen, or brings it back; nothing for who may not do so with any row in sight. */
export function ArchiveMany<Row extends { id: string }>(props: ArchiveManyProps<Row>) {
  const { paged, selection, recordOf, archived } = props;
  const { t } = useTranslation('records');
  const [asked, setAsked] = useState<Selection | null>(null);
  const may = (paged.rows ?? []).some((row) => recordOf(row).can);
  return (
    <>
      {selection && may && (
        <Button size="sm" onClick={() => setAsked(selection)}>
          {t(archived ? 'restore' : 'archive')}
        </Button>
      )}
      {asked && <ArchiveSheet {...props} selection={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function ArchiveSheet<Row extends { id: string }>(
  props: ArchiveManyProps<Row> & { selection: Selection; onClose: () => void },
) {
  const { paged, selection, recordOf, nameOf, archived, onDone, onClose } = props;
  const { t } = useTranslation(['records', 'many', 'pages']);
  const client = useApolloClient();
  const refusal = useRecordRefusal();
  const { rows, failed, retry } = useChosenRows(paged, selection);
  // Rows of a list may belong to the same record.
  const records = [
    ...new Map(
      (rows ?? []).map((row) => {
        const { id } = recordOf(row);
        return [id, { key: id, name: nameOf(row), input: id }] as const;
      }),
    ).values(),
  ];

  const archive = async (key: string, ids: string[], to: boolean) => {
    const variables = { key, ids, archived: to };
    return (await client.mutate({ mutation: ArchiveManyDocument, variables })).data?.archiveMany;
  };
  const refusedOf = (outcome: ArchiveOutcomeFragment | undefined): string | null => {
    if (outcome?.__typename === 'Archived') return null;
    return refusal({ reason: outcome?.reason, facts: outcome?.facts ?? [], changedFields: [] });
  };
  const many = useMany<string>({
    send: async ({ key, rows: ids }) =>
      (await archive(key, ids, !archived))?.map((outcome, index): ManyAnswer => {
        const refused = refusedOf(outcome);
        return refused === null
          ? { refused, id: ids[index] ?? null, undoUntil: new Date(Date.now() + UNDO).toISOString() }
          : { refused, id: null, undoUntil: null };
      }),
    undo: async ({ key, ids }) => {
      const outcomes = await archive(key, ids, archived);
      return ids.map((_, index) => refusedOf(outcomes?.[index]));
    },
    onChange: () => paged.retry(),
  });
  const begun = many.total !== null;
  const close = () => {
    if (begun) onDone();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void many.start(records);
  };

  return (
    <Sheet
      opened
      onClose={close}
      title={t(archived ? 'restore' : 'archive')}
      facts={[rows && t('many:students', { count: records.length })]}
      onSubmit={submit}
      footer={
        <>
          {(!begun || many.stuck) && (
            <ActionButton type="submit" variant="filled" busy={many.running} disabled={records.length === 0}>
              {t(many.stuck ? 'many:again' : archived ? 'restore' : 'archive')}
            </ActionButton>
          )}
          <Button variant="default" onClick={close} disabled={many.running}>
            {t(begun && !many.stuck ? 'many:close' : 'pages:propose.cancel')}
          </Button>
        </>
      }
    >
      {!rows && !failed && <ListSkeleton />}
      {failed && <ErrorState onRetry={retry} />}
      {begun && <ManyResult many={many} done={t(archived ? 'restored' : 'archived')} />}
      {rows && !begun && (
        <>
          <p>{archived ? t('restoreHelp') : (props.help ?? t('archiveHelp'))}</p>
          {rows.length === MOST && <p>{t('many:most', { most: MOST })}</p>}
          <ul className={classes.rows} aria-label={t('many:chosen')}>
            {records.map(({ key, name }) => (
              <li key={key}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

/** The rows that were chosen when the sheet opened; those that are not in sight are fetched. */
function useChosenRows<Row extends { id: string }>(paged: Paged<Row>, selection: Selection) {
  const chosen = (rows: readonly Row[]) => rows.filter(({ id }) => isChosen(selection, id)).slice(0, MOST);
  const [rows, setRows] = useState(() =>
    selection.all && paged.hasMore ? undefined : chosen(paged.rows ?? []),
  );
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    // those that were left out stand among them
    paged.all(MOST + selection.ids.size).then(
      (all) => setRows(chosen(all)),
      () => setFailed(true),
    );
  };
  useEffect(() => {
    if (!rows) load();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the sheet opens
  }, []);
  return { rows, failed, retry: load };
}
