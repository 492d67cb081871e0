import { printPattern } from '@scheldemond/domain/week/print-line';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import type { RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import { describeBreach } from '@scheldemond/domain/working-time/words';
import { languageOf } from './format.ts';
import type { AnswerTexts } from './texts.ts';

/** The week in one line as it will be sent, and what the law says of it; told to who cannot see it too. */
export function WeekCheck(props: {
  pattern: WeekPattern | null;
  breaches: readonly RecurringBreach[];
  texts: AnswerTexts;
  language: 'NL' | 'EN';
  /** Absent where no change of the week that comes back cures it. */
  onCure: (breach: RecurringBreach) => (() => void) | null;
}) {
  const { pattern, breaches, texts } = props;
  const language = languageOf(props.language);
  return (
    <div className="answer-check" role="status">
      <p>
        <span>{texts.week}</span>
        <b>{pattern ? printPattern(pattern, language) : texts.notYet}</b>
      </p>
      {breaches.length > 0 && (
        <ul>
          {breaches.map((one) => {
            const { what, source, cure } = describeBreach(one.breach, language);
            const onCure = props.onCure(one);
            const forbidden = one.breach.effect === 'BLOCKS';
            return (
              <li key={`${one.breach.rule.id}-${one.breach.from}`} className={forbidden ? 'forbidden' : ''}>
                <b>{forbidden ? texts.forbidden : texts.caution}</b> {what}
                {one.days.length > 1 && `, ${texts.times(one.days.length - 1)}`}.{' '}
                {cure && `${texts.cure(cure)} `}
                <small>{source}</small>
                {onCure && (
                  <button type="button" className="answer-button small" onClick={onCure}>
                    {texts.apply}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
