import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { errorReference } from '../app/apollo.ts';
import { MissingPage } from '../app/error-page.tsx';
import { AgreeQuestion, isAsked, StudentSays } from '../features/placements/agree-section.tsx';
import { AgreementSheet } from '../features/placements/agreement-sheet.tsx';
import { useLifeLine } from '../features/placements/life-line.ts';
import { hasMainAction, MainAction, OtherActions } from '../features/placements/placement-actions.tsx';
import {
  type PlacementFactsFragment,
  PlacementPageDocument,
  RemoveAgreementDocument,
} from '../features/placements/placement-page.generated.ts';
import { PlacementHistory } from '../features/placements/placement-history.tsx';
import { CounterSection, ContactSection } from '../features/placements/placement-sections.tsx';
import { WeekSection } from '../features/placements/week-section.tsx';
import { stateBuoy } from '../features/placements/state-buoy.ts';
import type { StartConditionKind } from '../schema-types.generated.ts';
import { useFormat } from '../session/format.ts';
import { newKey } from '../session/key.ts';
import { useLive } from '../session/live.ts';
import { useWords, WordsContext } from '../session/words.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Checklist } from '../ui/checklist.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Ledger } from '../ui/ledger.tsx';
import { Page } from '../ui/page.tsx';
import { PageSkeleton } from '../ui/skeleton.tsx';
import { WaterLine } from '../ui/water-line.tsx';

/** A placement: its life, what is still needed, its week, and the steps that the viewer may take. */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(PlacementPageDocument, { variables: { id } });
  useLive(['Placement'], refetch);
  if (!data)
    return error ? (
      <ErrorState reference={errorReference(error)} onRetry={() => void refetch()} />
    ) : (
      <PageSkeleton />
    );
  const placement = data.node?.__typename === 'Placement' ? data.node : null;
  if (!placement) return <MissingPage />;
  const { school, programme } = placement.student;
  return (
    <WordsContext value={{ country: school.country, education: programme.education }}>
      <PlacementView placement={placement} />
    </WordsContext>
  );
}

function PlacementView({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const words = useWords();
  const stations = useLifeLine(placement);
  const buoy = stateBuoy(placement.state, format.language);
  const open = placement.state === 'PROPOSED' || placement.state === 'COUNTERED';
  return (
    <Page
      title={t('placement.title', {
        student: placement.student.displayName,
        company: placement.company.name,
      })}
      state={placement.notReadyInTime ? { kind: 'red', word: t('placement.notReady') } : buoy}
      facts={[
        `${words.placement}, ${placement.student.programme.title}`,
        format.period(placement.startsOn, placement.endsOn),
        `${placement.slot.site.place}${placement.crossBorder ? `, ${t('placement.crossBorder')}` : ''}`,
        open && placement.expiresAt && t('placement.expires', { day: format.dayOf(placement.expiresAt) }),
      ]}
      {...(hasMainAction(placement) ? { action: <MainAction placement={placement} /> } : {})}
      actions={<OtherActions placement={placement} />}
    >
      <WaterLine label={t('placement.line')} stations={stations} />
      {isAsked(placement) ? <AgreeQuestion placement={placement} /> : <StudentSays placement={placement} />}
      {placement.counter && placement.state === 'COUNTERED' && (
        <CounterSection placement={placement} counter={placement.counter} />
      )}
      <Needed placement={placement} />
      <WeekSection placement={placement} />
      {placement.note && (
        <Ledger title={t('placement.note')}>
          <p className="prose">{placement.note}</p>
        </Ledger>
      )}
      <ContactSection placement={placement} />
      <PlacementHistory placement={placement} />
    </Page>
  );
}

function Needed({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation(['pages', 'student']);
  const format = useFormat();
  const words = useWords();
  const [entering, setEntering] = useState(false);
  const [remove] = useMutation(RemoveAgreementDocument);
  if (placement.startConditions.length === 0 || !['ACCEPTED', 'READY'].includes(placement.state)) return null;
  const word = capital(FORMS[placement.student.programme.form].agreement[format.language]);
  const name = (kind: StartConditionKind) =>
    kind === 'STUDENT_AGREED'
      ? t('student:condition', { student: words.student })
      : t(`placement.${kind}`, { agreement: word });
  const canRecord = placement.viewerCanRecordAgreement;
  const open = placement.startConditions.filter(({ met }) => !met);
  const { agreement, studentAnswer } = placement;
  return (
    <Ledger
      title={t('placement.needed')}
      note={
        open.length === 0
          ? t('placement.neededDone')
          : t('placement.by', { day: format.shortDay(placement.startsOn) })
      }
    >
      <Checklist
        label={t('placement.needed')}
        items={open.map(({ kind }) => ({
          key: kind,
          name: name(kind),
          ...(kind === 'AGREEMENT_SIGNED'
            ? {
                note: t('placement.AGREEMENT_note'),
                own: canRecord,
                ...(canRecord
                  ? {
                      action: (
                        <Button size="sm" variant="default" onClick={() => setEntering(true)}>
                          {t('placement.agreementAdd')}
                        </Button>
                      ),
                    }
                  : {}),
              }
            : {}),
        }))}
        doneLabel={t('placement.doneLabel')}
        done={placement.startConditions
          .filter(({ met }) => met)
          .map(({ kind }) => ({
            key: kind,
            name: name(kind),
            ...(kind === 'AGREEMENT_SIGNED' && agreement
              ? {
                  note: `${format.shortDay(agreement.signedOn)}, ${agreement.signedBy}, ${agreement.reference}`,
                }
              : {}),
            ...(kind === 'STUDENT_AGREED' && studentAnswer
              ? { note: `${format.dayOf(studentAnswer.at)}, ${placement.student.displayName}` }
              : {}),
          }))}
      />
      {agreement && canRecord && (
        <ActionButton
          variant="subtle"
          size="sm"
          onAction={() => remove({ variables: { key: newKey(), placementId: placement.id } })}
        >
          {t('placement.agreementRemove')}
        </ActionButton>
      )}
      {entering && <AgreementSheet placement={placement} word={word} onClose={() => setEntering(false)} />}
    </Ledger>
  );
}
