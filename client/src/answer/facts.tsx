import { days, period, weeksIn } from './format.ts';
import type { AnswerPlacement } from './question.ts';
import type { AnswerTexts } from './texts.ts';

/** What is asked: programme, when, week, where. */
export function Facts(props: {
  placement: AnswerPlacement;
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  country: 'BE' | 'NL';
}) {
  const { placement, texts, language, country } = props;
  const { student, slot } = placement;
  return (
    <dl className="answer-facts">
      <div>
        <dt>{texts.programme}</dt>
        <dd>
          <b>{student.programme.title}</b>
          {student.minor && <span>{texts.minor}</span>}
        </dd>
      </div>
      <div>
        <dt>{texts.when}</dt>
        <dd>
          <b>{period(placement.startsOn, placement.endsOn, language, country)}</b>
          <span>{texts.weeks(weeksIn(placement.startsOn, placement.endsOn))}</span>
        </dd>
      </div>
      <div>
        <dt>{texts.week}</dt>
        <dd>
          <b>{days(placement, language, country)}</b>
        </dd>
      </div>
      <div>
        <dt>{texts.atYours}</dt>
        <dd>
          <span className="ink">{slot.title}</span>
          <span>{texts.placeOf(slot.placesFree, slot.places, slot.site.place)}</span>
        </dd>
      </div>
    </dl>
  );
}
