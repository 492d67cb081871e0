import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { useRefusal } from '../session/refusal.ts';
import { CandidateOrder } from '../features/matching/candidate-order.tsx';
import { PlacementRows } from '../features/placements/placement-rows.tsx';
import { PlacementsDocument } from '../features/placements/placement-row.generated.ts';
import { slotBuoy } from '../features/slots/slot-buoy.ts';
import { SlotFacts } from '../features/slots/slot-facts.tsx';
import { EditSlotSheet } from '../features/slots/edit-slot-sheet.tsx';
import {
  ConfirmSlotDocument,
  EditSlotDocument,
  OfferSlotAgainDocument,
  SlotPageDocument,
} from '../features/slots/slots.generated.ts';
import { useArchive } from '../session/archive.ts';
import { useFormat } from '../session/format.ts';
import { newKey } from '../session/key.ts';
import { useLive } from '../session/live.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { showToast } from '../ui/toast.tsx';

/** A slot: what is offered, and for its company the ways to keep it true. */
export function Component() {
  const { id = '' } = useParams();
  const { t } = useTranslation(['pages', 'records']);
  const format = useFormat();
  const { today } = useSignedInViewer();
  const refusal = useRefusal();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(SlotPageDocument, { variables: { id } });
  const placements = useQuery(PlacementsDocument, { variables: { first: 25, filter: { slotId: id } } });
  const [confirm] = useMutation(ConfirmSlotDocument);
  const [edit] = useMutation(EditSlotDocument);
  const [again] = useMutation(OfferSlotAgainDocument);
  const navigate = useNavigate();
  const archive = useArchive(refetch);
  useLive(['Slot', 'Placement'], () => Promise.all([refetch(), placements.refetch()]));

  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const slot = data.node?.__typename === 'Slot' ? data.node : null;
  if (!slot) return <MissingPage />;
  const told = placements.data?.placements.nodes ?? [];

  async function confirmSlot(): Promise<void> {
    const answer = (await confirm({ variables: { key: newKey(), id } })).data?.confirmSlot;
    showToast(
      answer?.__typename === 'SlotChanged' ? t('slot.confirmedNow') : refusal(answer?.reason),
      answer?.__typename === 'SlotChanged' ? 'green' : 'red',
    );
  }
  async function offerAgain(): Promise<void> {
    const answer = (await again({ variables: { key: newKey(), id } })).data?.offerSlotAgain;
    if (answer?.__typename === 'SlotChanged') {
      const { id: made, startsOn, endsOn } = answer.slot;
      showToast(t('records:year.againDone', { period: format.period(startsOn, endsOn) }), 'green');
      void navigate(`/plekken/${made}`);
    } else if (answer?.reason === 'DUPLICATE') showToast(t('records:year.againAlready'), 'red');
    else showToast(refusal(answer?.reason), 'red');
  }
  async function togglePause(): Promise<void> {
    if (!slot) return;
    const answer = (
      await edit({
        variables: { input: { key: newKey(), id, version: slot.version, paused: slot.state !== 'PAUSED' } },
      })
    ).data?.editSlot;
    if (answer?.__typename === 'SlotRefused') showToast(refusal(answer.reason), 'red');
  }

  return (
    <Page
      title={slot.title}
      state={
        slot.archived ? { kind: 'disc', word: t('records:archived') } : slotBuoy(slot, format.language, today)
      }
      facts={[
        slot.company.name,
        slot.site.place,
        t('slots.freeOf', { free: slot.placesFree, places: slot.places }),
        slot.lastConfirmedOn
          ? t('slot.lastConfirmed', { day: format.day(slot.lastConfirmedOn) })
          : t('slot.never'),
      ]}
      {...(slot.viewerCanConfirm
        ? {
            action: (
              <ActionButton variant="filled" onAction={confirmSlot}>
                {t('slot.confirm')}
              </ActionButton>
            ),
          }
        : {})}
      actions={
        <>
          {slot.viewerCanArchive && (
            <ActionButton variant="default" onAction={() => archive(id, slot.title, !slot.archived)}>
              {t(slot.archived ? 'records:restore' : 'records:archive')}
            </ActionButton>
          )}
          {slot.viewerCanOfferAgain && (
            <ActionButton variant="default" onAction={offerAgain}>
              {t('records:year.again')}
            </ActionButton>
          )}
          {slot.viewerCanEdit && (
            <>
              <ActionButton variant="default" onAction={togglePause}>
                {t(slot.state === 'PAUSED' ? 'slot.unpause' : 'slot.pause')}
              </ActionButton>
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('slot.edit')}
              </Button>
            </>
          )}
        </>
      }
    >
      <SlotFacts slot={slot} />
      {slot.viewerCanOrder && <CandidateOrder slot={slot} />}
      {told.length > 0 && (
        <Ledger title={t('slot.placements')} wide>
          <PlacementRows label={t('slot.placements')} placements={told} />
        </Ledger>
      )}
      {editing && <EditSlotSheet slot={slot} onClose={() => setEditing(false)} />}
    </Page>
  );
}
