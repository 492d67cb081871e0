import { Button } from '@mantine/core';
import { REASONS } from '@scheldemond/domain/placement/reasons';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacementReason } from '../../schema-types.generated.ts';
import { useFormat } from '../../session/format.ts';
import { useWeekLine } from '../../session/week-line.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { showToast } from '../../ui/toast.tsx';
import classes from './agree-section.module.css';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { useStep } from './steps.ts';

interface Asked {
  id: string;
  version: number;
  viewerCan: readonly string[];
  startsOn: string;
  endsOn: string;
  week: Schedule;
  slot: { title: string; site: { place: string } };
  company: { name: string };
  studentAnswer?: { agrees: boolean } | null;
}

/** Whether the viewer is the student who may say yes or rather not. */
export function isAsked({ viewerCan }: Pick<Asked, 'viewerCan'>): boolean {
  return viewerCan.includes('AGREE') || viewerCan.includes('OBJECT');
}

/** Asks the student whether the place is good, plainly; what was said can be said otherwise. */
export function AgreeQuestion({ placement }: { placement: Asked }) {
  const { t } = useTranslation('student');
  const format = useFormat();
  const weekLine = useWeekLine();
  const step = useStep(placement);
  const [objecting, setObjecting] = useState(false);
  const { company, slot, studentAnswer: said } = placement;
  const agree = async () => {
    const refused = await step('AGREE');
    if (refused) showToast(refused, 'red');
  };
  const again = said != null;
  return (
    <section className={classes.question} aria-label={t('question')}>
      {again ? (
        <p className={classes.said}>{t(said.agrees ? 'agreed' : 'objected', { company: company.name })}</p>
      ) : (
        <>
          <h2 className={classes.title}>{t('question')}</h2>
          <p>
            <strong>
              {slot.title}, {company.name}, {slot.site.place}
            </strong>
            <br />
            {format.period(placement.startsOn, placement.endsOn)}, {weekLine(placement.week)}
          </p>
          <p className="second">{t('questionNote')}</p>
        </>
      )}
      <div className={classes.answers}>
        {placement.viewerCan.includes('AGREE') && (
          <ActionButton variant={again ? 'default' : 'filled'} onAction={agree}>
            {t(again ? 'ratherYes' : 'yes')}
          </ActionButton>
        )}
        {placement.viewerCan.includes('OBJECT') && (
          <Button variant={again ? 'subtle' : 'default'} onClick={() => setObjecting(true)}>
            {t(again ? 'ratherNot' : 'no')}
          </Button>
        )}
      </div>
      {objecting && (
        <ReasonSheet
          step="OBJECT"
          onClose={() => setObjecting(false)}
          onStep={(reason) => step('OBJECT', reason)}
        />
      )}
    </section>
  );
}

/** For who looks on: that the student has not answered yet, or would rather not and why. */
export function StudentSays({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation('student');
  const format = useFormat();
  const asked = placement.startConditions.some(({ kind }) => kind === 'STUDENT_AGREED');
  const said = placement.studentAnswer;
  const early = placement.state === 'PROPOSED' || placement.state === 'COUNTERED';
  if (
    said?.agrees === false ? ['DECLINED', 'WITHDRAWN', 'EXPIRED'].includes(placement.state) : !asked || !early
  )
    return null;
  const student = placement.student.firstName;
  return (
    <Ledger title={t('agreement')}>
      <div className={said?.agrees === false ? classes.objection : undefined}>
        {said ? (
          <p>
            <strong>
              {t(said.agrees ? 'agreedBy' : 'objectedBy', { student, day: format.dayOf(said.at) })}
            </strong>
          </p>
        ) : (
          <p>{t('waits', { student })}</p>
        )}
        {said?.reason && <p>{reasonOf(said.reason, format.language)}</p>}
      </div>
    </Ledger>
  );
}

function reasonOf({ code, words }: { code: PlacementReason; words?: string | null }, language: 'nl' | 'en') {
  return [code === 'OTHER' ? null : REASONS[code][language], words].filter(Boolean).join(': ');
}
