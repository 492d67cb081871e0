import { type FormEvent, useState } from 'react';
import { FormBar, useFocus, type FormProps } from './form.tsx';

/** A colleague from the list, or the address of one who is not yet in it. */
export function HandOverForm(
  props: FormProps & { onSend: (to: { personId: string } | { email: string }) => void },
) {
  const { placement, texts } = props;
  const colleagues = placement.colleagues ?? [];
  const [personId, setPersonId] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const address = email.trim();
    if (address) {
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return setProblem(texts.mailWrong);
      return props.onSend({ email: address });
    }
    if (!personId) return setProblem(texts.colleagueMissing);
    props.onSend({ personId });
  }

  return (
    <form onSubmit={submit} noValidate>
      <p className="answer-lead">
        {texts.proposalFor(placement.student.firstName, placement.student.programme.title)}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {texts.handOverTitle}
      </h1>
      <p className="answer-dim">{texts.handOverHelp}</p>
      {colleagues.length > 0 && (
        <fieldset className="answer-choices">
          <legend className="answer-hidden">{texts.colleague}</legend>
          {colleagues.map((colleague) => (
            <label key={colleague.id} className="answer-choice">
              <input
                type="radio"
                name="colleague"
                checked={personId === colleague.id && !email}
                onChange={() => {
                  setPersonId(colleague.id);
                  setEmail('');
                  setProblem(null);
                }}
              />
              <span>{colleague.displayName}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className="answer-field">
        <span>{colleagues.length > 0 ? texts.orMail : texts.mail}</span>
        <input
          type="email"
          inputMode="email"
          autoComplete="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <FormBar {...props} problem={problem} />
    </form>
  );
}
