import { workDaysOf } from '@scheldemond/domain/week/agreed-week';
import { printStretches } from '@scheldemond/domain/week/print-line';
import { scheduleProblems, type Schedule } from '@scheldemond/domain/week/schedule';
import { withCure, type RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { FormBar, useFocus, type FormProps } from './form.tsx';
import { day, languageOf, weekdayName } from './format.ts';
import { HoursFields } from './hours-fields.tsx';
import { counterWeek, firstPattern, patternOfHours, typedHours, type TypedWeeks } from './hours.ts';
import { useKept } from './kept.ts';
import { lawOf } from './law.ts';
import { WeekCheck } from './week-check.tsx';

export interface CounterTerms {
  week: Schedule;
  message?: string;
}

interface Typed {
  startsOn: string;
  endsOn: string;
  weeks: TypedWeeks;
  message: string;
}

/** Other dates, days or hours, starting from what was asked. */
export function CounterForm(props: FormProps & { onSend: (terms: CounterTerms) => void }) {
  const { placement, texts, language } = props;
  const asked = firstPattern(placement.week);
  const [typed, setTyped] = useKept<Typed>(`counter ${placement.id} ${placement.version}`, () => ({
    startsOn: placement.startsOn,
    endsOn: placement.endsOn,
    weeks: typedHours(asked),
    message: '',
  }));
  const [problem, setProblem] = useState<string | null>(null);
  /** Whether somebody was told that the law forbids the week, and may send it all the same. */
  const [warned, setWarned] = useState(false);
  const heading = useFocus();
  const form = useRef<HTMLFormElement>(null);
  const { startsOn, endsOn, weeks, message } = typed;
  const read = useMemo(() => patternOfHours(asked, weeks), [asked, weeks]);
  const week = useMemo(() => {
    if (read.problem || !startsOn || !endsOn || endsOn < startsOn) return null;
    return counterWeek(placement.week, startsOn, endsOn, read.value);
  }, [placement.week, startsOn, endsOn, read]);
  const breaches = useMemo(() => (week ? lawOf(placement, week) : []), [placement, week]);
  const forbidden = breaches.some(({ breach }) => breach.effect === 'BLOCKS');

  function change(part: Partial<Typed>): void {
    setTyped({ ...typed, ...part });
    setProblem(null);
    setWarned(false);
  }

  function fail(words: string): void {
    setProblem(words);
    // The field that is wrong is marked when the page has drawn it.
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (read.problem) {
      const { why, day: at } = read.problem;
      return fail(texts.hoursWrong[why](weekdayName(at + 1, language)));
    }
    if (!week) return fail(texts.datesWrong);
    if (workDaysOf(week).length === 0) return fail(texts.daysMissing);
    if (scheduleProblems(week).length > 0) return fail(texts.weekWrong);
    if (forbidden && !warned) {
      setWarned(true);
      return fail(texts.lawStops(placement.proposedBy?.firstName ?? placement.student.school.name));
    }
    props.onSend({ week, ...(message.trim() ? { message: message.trim() } : {}) });
  }

  /** What cures a breach in the hours that are shown: one that comes back, in a week that holds all the time. */
  function cureOf({ breach, days }: RecurringBreach): (() => void) | null {
    if (!week || days.length < 2 || breach.cures.length === 0 || week.versions.length > 1) return null;
    return () => {
      const cured = breach.cures.reduce((schedule, cure) => withCure(schedule, cure, true), week);
      change({ weeks: typedHours(firstPattern(cured)) });
    };
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
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
        <DateField
          label={texts.firstDay}
          value={startsOn}
          language={language}
          wrong={!startsOn}
          onChange={(value) => change({ startsOn: value })}
        />
        <DateField
          label={texts.lastDay}
          value={endsOn}
          language={language}
          wrong={!endsOn || endsOn < startsOn}
          onChange={(value) => change({ endsOn: value })}
        />
      </div>
      <HoursFields
        typed={weeks}
        school={(at, on) => {
          const school = asked.weeks[at]![on]!.filter(({ place }) => place !== 'WORKPLACE');
          return school.length > 0 ? printStretches(school, languageOf(language)) : '';
        }}
        problem={read.problem ?? null}
        texts={texts}
        language={language}
        onChange={(to) => change({ weeks: to })}
      />
      <WeekCheck
        pattern={read.problem ? null : read.value}
        breaches={breaches}
        texts={texts}
        language={language}
        onCure={cureOf}
      />
      <label className="answer-field">
        <span>
          {texts.message} ({texts.optional})
        </span>
        <textarea
          rows={3}
          maxLength={1000}
          value={message}
          onChange={(event) => change({ message: event.currentTarget.value })}
        />
      </label>
      <FormBar {...props} problem={problem} send={warned ? texts.sendAnyway : texts.send} />
    </form>
  );
}

function DateField(props: {
  label: string;
  value: string;
  language: 'NL' | 'EN';
  wrong: boolean;
  onChange: (value: string) => void;
}) {
  const { value } = props;
  return (
    <label className="answer-field">
      <span>{props.label}</span>
      <input
        type="date"
        value={value}
        aria-invalid={props.wrong}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <small>{value && day(value, props.language, true)}</small>
    </label>
  );
}
