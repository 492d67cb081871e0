import { Button, Textarea } from '@mantine/core';
import { REASONS, REASONS_FOR } from '@scheldemond/domain/placement/reasons';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacementReason } from '../../schema-types.generated.ts';
import { useFormat } from '../../session/format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LargeChoice } from '../../ui/large-choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import type { Reason, StepName } from './steps.ts';

/** Asks the reason of a step as large choices; words only where the reason is another one. */
export function ReasonSheet(props: {
  step: StepName;
  onClose: () => void;
  onStep: (reason: Reason) => Promise<string | null>;
}) {
  const { step, onClose } = props;
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  const [code, setCode] = useState<PlacementReason | null>(null);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const codes = (REASONS_FOR[step] ?? []).filter((one) => one !== 'REASSIGNED' && one !== 'PLACED_ELSEWHERE');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!code || (code === 'OTHER' && !words.trim())) return setProblem(t('refusal.REASON_MISSING'));
    setBusy(true);
    const refused = await props
      .onStep({ code, ...(words.trim() ? { words: words.trim() } : {}) })
      .finally(() => setBusy(false));
    if (refused) setProblem(refused);
    else onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('placement.why')}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={busy}>
            {t(`command.${step}`)}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('placement.cancel')}
          </Button>
        </>
      }
    >
      <LargeChoice
        label={t('placement.why')}
        hideLabel
        options={codes.map((value) => ({ value, word: REASONS[value][language] }))}
        value={code}
        onChange={(value) => {
          setCode(value);
          setProblem(null);
        }}
        error={problem ?? undefined}
      />
      <Textarea
        label={t(code === 'OTHER' ? 'placement.words' : 'placement.wordsOptional')}
        autosize
        minRows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </Sheet>
  );
}
