import { weekdayName } from './format.ts';
import { withDay, type HoursProblem, type TypedDay, type TypedHours, type TypedWeeks } from './hours.ts';
import type { AnswerTexts } from './texts.ts';

interface Fields {
  typed: TypedWeeks;
  /** What the school gives on a day, in words; empty where nothing. */
  school: (week: number, day: number) => string;
  problem: HoursProblem | null;
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  onChange: (typed: TypedWeeks) => void;
}

/** The days of a week as a list: on or off, and from, to and break for those that are on. */
export function HoursFields(props: Fields) {
  const { typed, texts } = props;
  return typed.map((days, week) => (
    <fieldset key={week} className="answer-hours">
      <legend>
        {typed.length === 1 ? texts.days : `${texts.days}, ${texts.weekOf(week + 1, typed.length)}`}
      </legend>
      {days.map(
        (day, at) =>
          // Nobody is asked for a Sunday.
          (at < 6 || day.on) && <DayFields key={at} {...props} day={day} week={week} at={at} />,
      )}
    </fieldset>
  ));
}

function DayFields({ day, week, at, ...props }: Fields & { day: TypedDay; week: number; at: number }) {
  const { typed, texts, language, problem } = props;
  const name = weekdayName(at + 1, language);
  const school = props.school(week, at);
  const wrong = problem?.week === week && problem.day === at;
  const change = (to: Partial<TypedDay>) => props.onChange(withDay(typed, week, at, to));
  const type = (row: number, to: Partial<TypedHours>) =>
    change({ hours: day.hours.map((one, on) => (on === row ? { ...one, ...to } : one)) });
  return (
    <div className="answer-row">
      <label className="answer-toggle">
        <input
          type="checkbox"
          checked={day.on}
          onChange={(event) => change({ on: event.currentTarget.checked })}
        />
        <span>{name}</span>
        {school && <small>{school}</small>}
      </label>
      {day.on &&
        day.hours.map((hours, row) => (
          <div key={row} className="answer-times" role="group" aria-label={name}>
            <TimeField
              label={texts.from}
              value={hours.from}
              wrong={wrong && problem.why !== 'BREAK'}
              onChange={(from) => type(row, { from })}
            />
            <TimeField
              label={texts.to}
              value={hours.to}
              wrong={wrong && problem.why !== 'BREAK'}
              onChange={(to) => type(row, { to })}
            />
            <label className="answer-field">
              <span>{texts.break}</span>
              <input
                type="number"
                inputMode="numeric"
                min={0}
                max={480}
                step={5}
                value={hours.breakMinutes}
                aria-invalid={wrong && problem.why === 'BREAK'}
                onChange={(event) => type(row, { breakMinutes: event.currentTarget.value })}
              />
            </label>
          </div>
        ))}
    </div>
  );
}

function TimeField(props: {
  label: string;
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <label className="answer-field">
      <span>{props.label}</span>
      <input
        type="time"
        value={props.value}
        aria-invalid={props.wrong}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  );
}
