import type { RefObject } from 'react';
import { OutcomeMark } from './done.tsx';
import { days, period } from './format.ts';
import type { Language } from './language.ts';
import { mentorSuffix, teacherName, type Asked } from './question.ts';
import type { AnswerTexts } from './texts.ts';

/** Every question of the mail with its facts; what is answered says so in its place. */
export function QuestionList(props: {
  all: readonly Asked[];
  texts: AnswerTexts;
  language: Language;
  heading: RefObject<HTMLHeadingElement | null>;
  onAccept: (one: Asked) => void;
  onOpen: (token: string) => void;
}) {
  const { all, texts } = props;
  const left = all.filter(({ stands }) => stands === 'open' || stands === 'busy').length;
  const [first] = all.flatMap(({ placement }) => placement ?? []);
  return (
    <section>
      <h1 ref={props.heading} tabIndex={-1}>
        {left > 0 ? texts.manyTitle(left) : texts.manyDone(first ? mentorSuffix(first) : '')}
      </h1>
      <p className="answer-lead" role="status">
        {left > 0 ? texts.manyLead(first ? teacherName(first) : '') : texts.manyDoneBody}
      </p>
      <ul className="answer-many">
        {all.map((one) => (
          <li key={one.token}>
            <ListedQuestion {...props} one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ListedQuestion(props: {
  one: Asked;
  texts: AnswerTexts;
  language: Language;
  onAccept: (one: Asked) => void;
  onOpen: (token: string) => void;
}) {
  const { one, texts, language } = props;
  const { placement, stands, problem } = one;
  if (!placement) return <p className="answer-lead">{texts.noLonger}</p>;
  const { student, slot } = placement;
  const { country } = slot.site;
  const lines = {
    accepted: texts.acceptedLine,
    declined: texts.declinedLine,
    countered: texts.counteredLine,
    handedOver: texts.handedOverLine,
  };
  const open = stands === 'open' || stands === 'busy';
  return (
    <article aria-label={student.firstName}>
      <h2>{student.firstName}</h2>
      <p>
        {student.programme.title}
        {student.minor && <span className="answer-soft">, {texts.minor}</span>}
      </p>
      <p>
        {period(placement.startsOn, placement.endsOn, language, country)},{' '}
        {days(placement, language, country)}
      </p>
      <p className="answer-soft">
        {slot.title}, {texts.placeOf(slot.placesFree, slot.places, slot.site.place)}
      </p>
      {problem && (
        <p className="answer-problem" role="alert">
          {problem}
        </p>
      )}
      {open && (
        <div className="answer-pair">
          <button
            type="button"
            className="answer-button primary"
            aria-label={texts.acceptOf(student.firstName)}
            aria-busy={stands === 'busy'}
            disabled={stands === 'busy'}
            onClick={() => props.onAccept(one)}
          >
            {texts.accept}
          </button>
          <button
            type="button"
            className="answer-button"
            aria-label={texts.otherOf(student.firstName)}
            disabled={stands === 'busy'}
            onClick={() => props.onOpen(one.token)}
          >
            {texts.other}
          </button>
        </div>
      )}
      {stands === 'closed' && <p className="answer-lead">{texts.noLonger}</p>}
      {stands !== 'closed' && !open && (
        <p className="answer-state" role="status">
          <OutcomeMark outcome={stands} />
          {lines[stands]}
        </p>
      )}
    </article>
  );
}
