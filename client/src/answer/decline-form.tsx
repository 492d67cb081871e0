import { type FormEvent, useState } from 'react';
import { FormBar, useFocus, type FormProps } from './form.tsx';
import { DECLINE_REASONS } from './texts.ts';

type Reason = (typeof DECLINE_REASONS)[number];

/** Reasons as large choices; words only when the reason is another one. */
export function DeclineForm(
  props: FormProps & { onSend: (reason: { code: Reason; words?: string }) => void },
) {
  const { placement, texts } = props;
  const [code, setCode] = useState<Reason | null>(null);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!code) return setProblem(texts.reasonMissing);
    if (code === 'OTHER' && !words.trim()) return setProblem(texts.wordsMissing);
    props.onSend({ code, ...(words.trim() ? { words: words.trim() } : {}) });
  }

  return (
    <form onSubmit={submit} noValidate>
      <p className="answer-lead">
        {texts.proposalFor(placement.student.firstName, placement.student.programme.title)}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {texts.why}
      </h1>
      <p className="answer-dim">
        {texts.whyHelp(
          placement.proposedBy?.firstName ?? placement.student.school.name,
          placement.student.firstName,
        )}
      </p>
      <fieldset className="answer-choices">
        <legend className="answer-hidden">{texts.why}</legend>
        {DECLINE_REASONS.map((reason) => (
          <label key={reason} className="answer-choice">
            <input
              type="radio"
              name="reason"
              value={reason}
              checked={code === reason}
              onChange={() => {
                setCode(reason);
                setProblem(null);
              }}
            />
            <span>{texts.reasons[reason]}</span>
          </label>
        ))}
      </fieldset>
      <label className="answer-field">
        <span>{code === 'OTHER' ? texts.whatWouldFitOther : texts.whatWouldFit}</span>
        <textarea
          rows={2}
          maxLength={1000}
          value={words}
          placeholder={texts.whatWouldFitExample}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <FormBar {...props} problem={problem} />
    </form>
  );
}
