import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { CheckStep, type ShownImport } from '../features/imports/check-step.tsx';
import { ColumnsStep } from '../features/imports/columns-step.tsx';
import { FileStep } from '../features/imports/file-step.tsx';
import { useImportWords } from '../features/imports/import-words.ts';
import {
  CancelImportDocument,
  ImportPageDocument,
  ImportsDocument,
} from '../features/imports/imports.generated.ts';
import { useAddress } from '../session/address.ts';
import { newKey } from '../session/key.ts';
import { useLive } from '../session/live.ts';
import { useReader } from '../session/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { WaterLine } from '../ui/water-line.tsx';

const STEPS = ['stepFile', 'stepColumns', 'stepCheck'] as const;

/** Bringing in a list in three steps: the file, its columns, and looking at it before it is written. */
export function Component() {
  const { t } = useImportWords();
  const [id, setId] = useAddress('lijst');
  const [wanted, setKind] = useAddress('soort');
  const { data, error, refetch } = useQuery(ImportsDocument);
  const kinds = data?.importKinds ?? [];
  const kind = kinds.find((one) => one === wanted) ?? kinds[0];
  const pending = data?.imports.find((one) => one.kind === kind && one.state !== 'DONE');
  const forget = () => {
    setId(null);
    return refetch();
  };

  if (id) return <Sent key={id} id={id} onGone={forget} />;
  return (
    <Page title={t('title')}>
      {!data && !error && <ListSkeleton />}
      {!data && error && <ErrorState onRetry={() => void refetch()} />}
      {data && !kind && <EmptyState title={t('notYours')} note={t('notYoursNote')} />}
      {kind && (
        <>
          <Steps at={0} />
          <FileStep kinds={kinds} kind={kind} onKind={setKind} onSent={setId} pending={pending} />
        </>
      )}
    </Page>
  );
}

function Steps({ at, done = false }: { at: number; done?: boolean }) {
  const { t } = useImportWords();
  const stations = STEPS.map((step, place) => ({
    key: step,
    name: t(step),
    state: place < at || done ? ('done' as const) : place === at ? ('now' as const) : ('ahead' as const),
  }));
  return <WaterLine label={t('steps')} stations={stations} />;
}

const AT_WORK: readonly string[] = ['CHECKING', 'WRITING'];

/** A list that was sent. */
function Sent({ id, onGone }: { id: string; onGone: () => Promise<unknown> }) {
  const { t, kind: nameOf, number } = useImportWords();
  const { language } = useReader();
  const [columns, setColumns] = useState(false);
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportPageDocument, {
    variables: { id, language: language === 'en' ? 'EN' : 'NL' },
  });
  useLive(['Import'], refetch);
  const [cancel] = useMutation(CancelImportDocument);
  const one: ShownImport | null = data?.node?.__typename === 'Import' ? data.node : null;
  const working = one !== null && AT_WORK.includes(one.state);
  useEffect(() => {
    // a stream can be closed by what stands between: progress is asked for too
    if (working) startPolling(2_000);
    else stopPolling();
    return stopPolling;
  }, [working, startPolling, stopPolling]);

  const leave = async () => {
    await cancel({ variables: { key: newKey(), id } });
    await onGone();
  };
  const at = one && (one.state === 'COLUMNS' || columns) ? 1 : 2;
  return (
    <Page
      title={t('title')}
      facts={
        one
          ? [
              nameOf(one.kind),
              one.fileName,
              t('rows', { count: one.rowCount, formatted: number(one.rowCount) }),
            ]
          : []
      }
    >
      {!data && !error && <ListSkeleton />}
      {!data && error && <ErrorState onRetry={() => void refetch()} />}
      {data && !one && <ErrorState title={t('gone')} safe={t('goneNote')} onRetry={() => void onGone()} />}
      {one && <Steps at={at} done={one.state === 'DONE'} />}
      {one && at === 1 && (
        <ColumnsStep
          one={one}
          onChecking={() => {
            setColumns(false);
            void refetch();
          }}
          onCancel={leave}
        />
      )}
      {one && at === 2 && (
        <CheckStep one={one} onColumns={() => setColumns(true)} onAnother={leave} onCancel={leave} />
      )}
    </Page>
  );
}
