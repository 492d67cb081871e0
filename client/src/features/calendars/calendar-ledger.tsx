import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import type { Country } from '@scheldemond/domain/time/working-day';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { useLive } from '../../session/live.ts';
import { useRecordRefusal } from '../../session/record-refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { showToast, showUndo } from '../../ui/toast.tsx';
import {
  AddClosuresDocument,
  type ClosureFactsFragment,
  ClosuresDocument,
  RemoveClosuresDocument,
} from './calendars.generated.ts';
import classes from './calendars.module.css';
import { ClosureSheet } from './closure-sheet.tsx';
import type { FoundClosures } from './found-closures.ts';

const FoundSheet = lazy(async () => ({ default: (await import('./found-sheet.tsx')).FoundSheet }));
const UNDO_SECONDS = 10;

/** Whose calendar it is. */
export interface CalendarOwner {
  id: string;
  type: 'School' | 'Company';
  country: Country;
}

/** The days on which a school gives no lessons, or a company is closed: entered one by one, or from a file. */
export function CalendarLedger(props: { owner: CalendarOwner; schoolYear: string; mayEdit: boolean }) {
  const { owner, schoolYear, mayEdit } = props;
  const { t } = useTranslation('calendars');
  const [open, setOpen] = useState<'new' | FoundClosures | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const {
    data: current,
    previousData,
    error,
    refetch,
  } = useQuery(ClosuresDocument, {
    variables: { id: owner.id, schoolYear },
  });
  useLive([owner.type], () => refetch().catch(() => undefined));
  const node = (current ?? previousData)?.node;
  const closures: readonly ClosureOfList[] | null = node && 'closures' in node ? node.closures : null;
  const sites = node?.__typename === 'Company' ? node.sites : [];
  const close = () => setOpen(null);

  async function read(file: File | undefined): Promise<void> {
    if (input.current) input.current.value = '';
    if (!file) return;
    const { closuresOfFile } = await import('./found-closures.ts');
    setOpen(await closuresOfFile(file, owner, schoolYear, sites));
  }
  async function suggest(): Promise<void> {
    const { closuresOfRegion } = await import('./found-closures.ts');
    setOpen(closuresOfRegion(schoolYear));
  }

  return (
    <Ledger
      title={t(owner.type === 'School' ? 'ofSchool' : 'ofCompany')}
      note={t('year', { year: schoolYear })}
      wide
      tools={
        mayEdit && (
          <div className={classes.tools}>
            <input
              ref={input}
              type="file"
              hidden
              accept=".ics,.csv,text/calendar,text/csv"
              onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
            />
            {owner.type === 'School' && owner.country === 'NL' && (
              <Button size="sm" variant="default" onClick={() => void suggest()}>
                {t('region')}
              </Button>
            )}
            <Button size="sm" variant="default" onClick={() => input.current?.click()}>
              {t('file')}
            </Button>
            <Button size="sm" onClick={() => setOpen('new')}>
              {t('add')}
            </Button>
          </div>
        )
      }
    >
      {!closures && !error && <ListSkeleton />}
      {!closures && error && <ErrorState onRetry={() => void refetch()} />}
      {closures?.length === 0 && <p className="second">{t('none')}</p>}
      {closures && closures.length > 0 && (
        <RowList
          label={t(owner.type === 'School' ? 'ofSchool' : 'ofCompany')}
          columns="1fr 240px 110px"
          plain
        >
          {closures.map((one) => (
            <ClosureRow
              key={one.id ?? `${one.from} ${one.name.nl}`}
              closure={one}
              ownerId={owner.id}
              mayEdit={mayEdit}
              onChanged={refetch}
            />
          ))}
        </RowList>
      )}
      {open === 'new' && <ClosureSheet owner={owner} sites={sites} onClose={close} onSaved={refetch} />}
      {open !== null && open !== 'new' && (
        <Suspense>
          <FoundSheet owner={owner} sites={sites} found={open} onClose={close} onSaved={refetch} />
        </Suspense>
      )}
    </Ledger>
  );
}

/** Only a company's closure may be of one site. */
type ClosureOfList = ClosureFactsFragment & { site?: { id: string; name: string } | null };

function ClosureRow(props: {
  closure: ClosureOfList;
  ownerId: string;
  mayEdit: boolean;
  onChanged: () => Promise<unknown>;
}) {
  const { closure, ownerId, mayEdit, onChanged } = props;
  const { t } = useTranslation('calendars');
  const format = useFormat();
  const refused = useRecordRefusal();
  const [remove] = useMutation(RemoveClosuresDocument);
  const [add] = useMutation(AddClosuresDocument);
  const { id, from, to, kind, source, site } = closure;
  const name = closure.name[format.language];

  async function bringBack(): Promise<void> {
    const given = {
      from,
      to,
      kind,
      name: closure.name.nl,
      reference: source.reference,
      siteId: site?.id ?? null,
    };
    const sent = await add({ variables: { input: { key: newKey(), ownerId, closures: [given] } } });
    const answer = sent.data?.addClosures;
    if (answer?.__typename !== 'ClosuresChanged')
      showToast(refused({ reason: answer?.reason, facts: answer?.facts ?? [], changedFields: [] }), 'red');
    await onChanged();
  }
  async function take(): Promise<void> {
    const sent = await remove({ variables: { input: { key: newKey(), ownerId, ids: [id ?? ''] } } });
    const answer = sent.data?.removeClosures;
    if (answer?.__typename !== 'ClosuresChanged')
      return showToast(
        refused({ reason: answer?.reason, facts: answer?.facts ?? [], changedFields: [] }),
        'red',
      );
    await onChanged();
    showUndo({ text: t('removed', { name }), seconds: UNDO_SECONDS, onUndo: bringBack });
  }

  return (
    <Row>
      <RowName
        note={[site ? t('onlySite', { site: site.name }) : t(`kind.${kind}`), source.reference].join(' · ')}
      >
        {name}
      </RowName>
      <Cell>{from === to ? format.day(from) : format.period(from, to)}</Cell>
      <div>
        {mayEdit && id && (
          <ActionButton
            size="compact-sm"
            variant="subtle"
            aria-label={t('removeOne', { name })}
            onAction={take}
          >
            {t('remove')}
          </ActionButton>
        )}
      </div>
    </Row>
  );
}
