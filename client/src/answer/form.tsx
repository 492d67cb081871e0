import { useEffect, useRef, type RefObject } from 'react';
import type { AnswerPlacement } from './question.ts';
import type { AnswerTexts } from './texts.ts';

export interface FormProps {
  placement: AnswerPlacement;
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  busy: boolean;
  onBack: () => void;
}

/** Moves focus to a step's heading when the step opens. */
export function useFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // Newer browsers answer with a promise, which an effect must not return.
    window.scrollTo(0, 0);
  }, []);
  return heading;
}

/** Send and back, with the problem just above, where the thumb is. */
export function FormBar({
  texts,
  busy,
  onBack,
  problem,
  send = texts.send,
}: FormProps & { problem: string | null; send?: string }) {
  return (
    <div className="answer-bar">
      {problem && (
        <p className="answer-field-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="answer-pair">
        <button type="submit" className="answer-button primary" aria-busy={busy} disabled={busy}>
          {send}
        </button>
        <button type="button" className="answer-button" disabled={busy} onClick={onBack}>
          {texts.back}
        </button>
      </div>
    </div>
  );
}
