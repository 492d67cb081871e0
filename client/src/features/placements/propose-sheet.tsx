import { useMutation } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { REASONS, REASONS_FOR, type PlacementReason } from '@scheldemond/domain/placement/reasons';
import type { Offer } from '@scheldemond/domain/week/offer';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWeekLine } from '../../session/week-line.ts';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { LargeChoice } from '../../ui/large-choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast, showUndo } from '../../ui/toast.tsx';
import { ProposePlacementDocument, UndoPlacementStepDocument } from './propose.generated.ts';
import { BothSides } from './both-sides.tsx';
import classes from './propose-sheet.module.css';
import { useRefusal } from '../../session/refusal.ts';
import { draftOf, useDraft } from '../../session/draft.ts';

export interface Proposal {
  needId: string;
  student: { firstName: string; displayName: string };
  /** The week that the proposal begins with. */
  week: Schedule;
  /** When the programme's students are at school; null when that is not said. */
  school: WeekPattern | null;
  slot: {
    id: string;
    title: string;
    offer: Offer;
    company: { name: string };
    site: { place: string };
  };
  /** Placement that this one replaces. */
  replacesId: string | null;
}

const UNDO_SECONDS = 10;

/** Proposes one student to one slot, with a note that the company reads; with the days at work on a grid. */
export function ProposeSheet(props: { proposal: Proposal; onClose: () => void; onProposed: () => void }) {
  const { proposal, onClose } = props;
  const { week, slot, student } = proposal;
  const { t } = useTranslation('pages');
  const format = useFormat();
  const weekLine = useWeekLine();
  const refusal = useRefusal();
  const [note, setNote] = useDraft(draftOf('propose', proposal.needId, slot.id));
  const [reason, setReason] = useState<PlacementReason | null>(null);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef(newKey());
  const [propose, { loading }] = useMutation(ProposePlacementDocument);
  const [undo] = useMutation(UndoPlacementStepDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (proposal.replacesId && !reason) return setProblem(t('refusal.REASON_MISSING'));
    setProblem(null);
    const { data } = await propose({
      variables: {
        input: {
          key: key.current,
          needId: proposal.needId,
          slotId: slot.id,
          week,
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(proposal.replacesId && reason
            ? {
                replacesId: proposal.replacesId,
                reason: { code: reason, ...(words.trim() ? { words: words.trim() } : {}) },
              }
            : {}),
        },
      },
    });
    const result = data?.proposePlacement;
    if (!result) return setProblem(refusal(undefined));
    if (result.__typename === 'PlacementRefused') {
      key.current = newKey();
      return setProblem(refusal(result.reason, result.facts));
    }
    const { id, version } = result.placement;
    setNote('');
    props.onProposed();
    showUndo({
      text: t('propose.done', { student: student.displayName, company: slot.company.name }),
      seconds: UNDO_SECONDS,
      onUndo: async () => {
        const answer = await undo({ variables: { input: { key: newKey(), id, version } } });
        const undone = answer.data?.undoPlacementStep;
        showToast(undone?.__typename === 'PlacementChanged' ? t('propose.undone') : t('refusal.TOO_LATE'));
        props.onProposed();
      },
    });
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('propose.title', { student: student.displayName })}
      facts={[slot.title, slot.company.name, slot.site.place, format.period(week.startsOn, week.endsOn)]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('propose.submit')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('propose.cancel')}
          </Button>
        </>
      }
    >
      {problem && (
        <p role="alert">
          <Buoy kind="red">{problem}</Buoy>
        </p>
      )}
      <h3 className={classes.heading}>{t('propose.week', { student: student.firstName })}</h3>
      <BothSides
        label={t('propose.week', { student: student.firstName })}
        week={week}
        offer={slot.offer}
        school={proposal.school}
      />
      <p className="second">{weekLine(week)}</p>
      {proposal.replacesId && (
        <>
          <LargeChoice
            label={t('propose.reason', { student: student.firstName })}
            options={(REASONS_FOR.END_EARLY ?? [])
              .filter((code) => code !== 'REASSIGNED')
              .map((code) => ({ value: code, word: REASONS[code][format.language] }))}
            value={reason}
            onChange={setReason}
          />
          <Textarea
            label={t('propose.words')}
            autosize
            minRows={2}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      )}
      <Textarea
        label={t('propose.note')}
        description={t('propose.noteHelp')}
        autosize
        minRows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p className="second">{t('propose.company')}</p>
    </Sheet>
  );
}
