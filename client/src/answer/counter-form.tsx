import { onWorkDays, withDates, workDaysOf } from '@scheldemond/domain/week/agreed-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { type FormEvent, useState } from 'react';
import { FormBar, useFocus, type FormProps } from './form.tsx';
import { day, weekdayName } from './format.ts';

export interface CounterTerms {
  week: Schedule;
  message?: string;
}

/** Other dates or days, starting from what was asked. */
export function CounterForm(props: FormProps & { onSend: (terms: CounterTerms) => void }) {
  const { placement, texts, language } = props;
  const [startsOn, setStartsOn] = useState<string>(placement.startsOn);
  const [endsOn, setEndsOn] = useState<string>(placement.endsOn);
  const [weekdays, setWeekdays] = useState<number[]>(() => workDaysOf(placement.week));
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useFocus();

  function toggle(weekday: number): void {
    setWeekdays((now) =>
      now.includes(weekday) ? now.filter((one) => one !== weekday) : [...now, weekday].sort((a, b) => a - b),
    );
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!startsOn || !endsOn || endsOn < startsOn) return setProblem(texts.datesWrong);
    if (weekdays.length === 0) return setProblem(texts.daysMissing);
    const week = onWorkDays(withDates(placement.week, startsOn, endsOn), weekdays);
    props.onSend({ week, ...(message.trim() ? { message: message.trim() } : {}) });
  }

  return (
    <form onSubmit={submit} noValidate>
      <p className="answer-lead">
        {texts.proposalFor(placement.student.firstName, placement.student.programme.title)}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {texts.counterTitle}
      </h1>
      <p className="answer-dim">
        {texts.counterHelp(placement.proposedBy?.firstName ?? placement.student.school.name)}
      </p>
      <div className="answer-dates">
        <label className="answer-field">
          <span>{texts.firstDay}</span>
          <input type="date" value={startsOn} onChange={(event) => setStartsOn(event.currentTarget.value)} />
          <small>{startsOn && day(startsOn, language, true)}</small>
        </label>
        <label className="answer-field">
          <span>{texts.lastDay}</span>
          <input type="date" value={endsOn} onChange={(event) => setEndsOn(event.currentTarget.value)} />
          <small>{endsOn && day(endsOn, language, true)}</small>
        </label>
      </div>
      <fieldset className="answer-days">
        <legend>{texts.days}</legend>
        {[1, 2, 3, 4, 5, 6].map((weekday) => (
          <label key={weekday} className="answer-day">
            <input type="checkbox" checked={weekdays.includes(weekday)} onChange={() => toggle(weekday)} />
            <span>{weekdayName(weekday, language)}</span>
          </label>
        ))}
      </fieldset>
      <label className="answer-field">
        <span>
          {texts.message} ({texts.optional})
        </span>
        <textarea
          rows={3}
          maxLength={1000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
      </label>
      <FormBar {...props} problem={problem} />
    </form>
  );
}
