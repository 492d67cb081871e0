import { type RefObject, useRef, useState } from 'react';
import type { AnswerResultFragment } from './answer.generated.ts';
import { CounterForm } from './counter-form.tsx';
import { DeclineForm } from './decline-form.tsx';
import { Facts } from './facts.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { mentorSuffix, teacherName, type AnswerPlacement, type Outcome, type Step } from './question.ts';
import { send } from './send.ts';
import type { AnswerTexts } from './texts.ts';
import { day, placementWord } from './format.ts';

export interface QuestionProps {
  placement: AnswerPlacement;
  token: string;
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  heading: RefObject<HTMLHeadingElement | null>;
  onPlacement: (placement: AnswerPlacement) => void;
  onDone: (placement: AnswerPlacement, outcome: Outcome) => void;
  onClosed: () => void;
}

const OPERATIONS = {
  accepted: ['AnswerAccept', 'acceptPlacement'],
  declined: ['AnswerDecline', 'declinePlacement'],
  countered: ['AnswerCounter', 'counterPlacement'],
  handedOver: ['AnswerHandOver', 'handOverPlacement'],
} as const;

/** The question with its answers; each answer keeps its key until it succeeded, so a second tap does nothing twice. */
export function Question(props: QuestionProps) {
  const { placement, texts } = props;
  const [step, setStep] = useState<Step>('question');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef(crypto.randomUUID());

  async function answer(outcome: Outcome, more: object): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const [operation, field] = OPERATIONS[outcome];
    const input = { key: key.current, id: placement.id, version: placement.version, ...more };
    try {
      if (outcome === 'handedOver') delete (input as { version?: number }).version;
      const data = await send<Record<string, AnswerResultFragment>>(operation, { input }, props.token);
      const result = data[field]!;
      if (result.__typename === 'PlacementChanged') return props.onDone(result.placement, outcome);
      key.current = crypto.randomUUID();
      refused(result);
    } catch {
      setProblem(texts.unreachableBody);
    } finally {
      setBusy(false);
    }
  }

  function refused(result: Extract<AnswerResultFragment, { __typename: 'PlacementRefused' }>): void {
    if (result.reason === 'NOT_NOW' || result.reason === 'NOT_ALLOWED') return props.onClosed();
    const known = texts.refused as Record<string, string>;
    if (result.current && result.reason === 'STALE') {
      props.onPlacement(result.current);
      setStep('question');
    }
    setProblem(known[result.reason] ?? texts.refused.OTHER);
  }

  function back(): void {
    setProblem(null);
    setStep('question');
  }

  const form = { placement, texts, language: props.language, busy, onBack: back };
  return (
    <>
      {problem && (
        <p className="answer-problem" role="alert">
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <rect x="1" y="1" width="12" height="12" fill="currentColor" />
          </svg>
          {problem}
        </p>
      )}
      {step === 'decline' && <DeclineForm {...form} onSend={(reason) => answer('declined', { reason })} />}
      {step === 'counter' && <CounterForm {...form} onSend={(terms) => answer('countered', terms)} />}
      {step === 'handOver' && <HandOverForm {...form} onSend={(to) => answer('handedOver', to)} />}
      {step === 'question' && (
        <QuestionText {...props} busy={busy} onStep={setStep} onAccept={() => answer('accepted', {})} />
      )}
    </>
  );
}

function QuestionText(
  props: QuestionProps & { busy: boolean; onStep: (step: Step) => void; onAccept: () => void },
) {
  const { placement, texts, busy } = props;
  const { student } = placement;
  const country = placement.slot.site.country;
  const school = [student.school.name, student.school.municipality];
  const mentor = mentorSuffix(placement).slice(2);
  const schoolLine = school[0]!.includes(school[1]!)
    ? school[0]!
    : school.join(props.language === 'NL' ? ' in ' : ' in ');
  return (
    <>
      <p className="answer-lead">
        {texts.asks(
          mentor ? texts.greeting(mentor) : '',
          placement.proposedBy?.displayName ?? school[0]!,
          schoolLine,
        )}
        {placement.expiresAt
          ? texts.answerBy(day(placement.expiresAt.slice(0, 10), props.language, false))
          : ':'}
      </p>
      <h1 ref={props.heading} tabIndex={-1}>
        {texts.question(student.firstName, placementWord(placement, props.language))}
      </h1>
      <Facts placement={placement} texts={texts} language={props.language} country={country} />
      {placement.note && (
        <figure className="answer-quote">
          <figcaption>{texts.writes(teacherName(placement))}</figcaption>
          <blockquote>{placement.note}</blockquote>
        </figure>
      )}
      <div className="answer-bar">
        <div className="answer-pair">
          <button
            type="button"
            className="answer-button primary"
            aria-busy={busy}
            disabled={busy}
            onClick={props.onAccept}
          >
            {texts.accept}
          </button>
          <button
            type="button"
            className="answer-button"
            disabled={busy}
            onClick={() => props.onStep('decline')}
          >
            {texts.decline}
          </button>
        </div>
        <div className="answer-quiet">
          <button
            type="button"
            className="answer-link"
            disabled={busy}
            onClick={() => props.onStep('counter')}
          >
            {texts.otherDates}
          </button>
          {placement.viewerCanHandOver && (
            <button
              type="button"
              className="answer-link"
              disabled={busy}
              onClick={() => props.onStep('handOver')}
            >
              {texts.handOver}
            </button>
          )}
        </div>
      </div>
    </>
  );
}
