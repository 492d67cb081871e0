import { firstDayAtWork } from '@scheldemond/domain/week/agreed-week';
import type { RefObject } from 'react';
import { agreementWord, day, time } from './format.ts';
import { contactSuffix, mentorSuffix, teacherName, type AnswerPlacement, type Outcome } from './question.ts';
import type { AnswerTexts } from './texts.ts';

const MARKS = {
  accepted: <path d="M7 1 13 13H1Z" className="green" />,
  declined: <circle cx="7" cy="7" r="6" className="rest" />,
  countered: <path d="M7 0 14 7 7 14 0 7Z" className="amber" />,
  handedOver: <circle cx="7" cy="7" r="6" className="rest" />,
};

/** The shape of an answer, beside its word. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      {MARKS[outcome]}
    </svg>
  );
}

/** What happens now, in dated steps, after the answer. */
export function Done(props: {
  placement: AnswerPlacement;
  outcome: Outcome;
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  heading: RefObject<HTMLHeadingElement | null>;
}) {
  const { placement, outcome, texts } = props;
  const teacher = teacherName(placement);
  const student = placement.student.firstName;
  const lines = {
    accepted: texts.acceptedLine,
    declined: texts.declinedLine,
    countered: texts.counteredLine,
    handedOver: texts.handedOverLine,
  };
  const titles = {
    accepted: texts.acceptedTitle(mentorSuffix(placement), student),
    declined: texts.declinedTitle(mentorSuffix(placement)),
    countered: texts.counteredTitle(mentorSuffix(placement)),
    handedOver: texts.handedOverTitle,
  };
  const bodies = {
    accepted: null,
    declined: texts.declinedBody(teacher),
    countered: texts.counteredBody(teacher),
    handedOver: texts.handedOverBody,
  };
  return (
    <section>
      <p className="answer-state">
        <OutcomeMark outcome={outcome} />
        {lines[outcome]}
      </p>
      <h1 ref={props.heading} tabIndex={-1}>
        {titles[outcome]}
      </h1>
      {bodies[outcome] && <p className="answer-lead">{bodies[outcome]}</p>}
      {outcome === 'accepted' && <NextSteps {...props} teacher={teacher} />}
      <p className="answer-dim small">{texts.contact(teacher, contactSuffix(placement.proposedBy))}</p>
    </section>
  );
}

function NextSteps(props: {
  placement: AnswerPlacement;
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  teacher: string;
}) {
  const { placement, texts, language, teacher } = props;
  const { student, slot } = placement;
  const contact = contactSuffix(student);
  const first = firstDayAtWork(placement.week);
  const steps: [title: string, body: string, done?: boolean][] = [
    [texts.knows(teacher, student.firstName), texts.knowsBody, true],
    [texts.agreement(agreementWord(placement, language)), texts.agreementBody(teacher)],
    [texts.meet, texts.meetBody(student.displayName, contact)],
    [
      texts.starts(student.firstName),
      first
        ? `${day(first.day, language, true)}, ${time(first.from, language, slot.site.country)}`
        : day(placement.startsOn, language, true),
    ],
  ];
  return (
    <>
      <h2>{texts.whatNow}</h2>
      <ol className="answer-steps">
        {steps.map(([title, body, done], index) => (
          <li key={title}>
            <span className={done ? 'mark done' : 'mark'} aria-hidden="true">
              {done ? '✓' : index + 1}
            </span>
            <div>
              <b>{title}</b>
              <span>{body}</span>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
