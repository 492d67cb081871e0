import { type ReactNode, useState } from 'react';
import { contactSuffix, teacherName, type AnswerPlacement } from './question.ts';
import type { AnswerTexts } from './texts.ts';

/** Header with the name, help and the language; the page's one column below. */
export function Shell(props: {
  texts: AnswerTexts;
  placement: AnswerPlacement | null;
  language: 'NL' | 'EN';
  onLanguage: (language: 'NL' | 'EN') => void;
  children: ReactNode;
}) {
  const { texts, placement, language } = props;
  const [help, setHelp] = useState(false);
  const other = language === 'NL' ? 'EN' : 'NL';
  return (
    <div className="answer">
      <header className="answer-top">
        <span className="answer-brand">Scheldemond</span>
        <span className="answer-tools">
          {placement && (
            <button
              type="button"
              className="answer-link quiet"
              aria-expanded={help}
              onClick={() => setHelp(!help)}
            >
              {texts.help}
            </button>
          )}
          <button
            type="button"
            className="answer-link quiet"
            lang={other.toLowerCase()}
            onClick={() => props.onLanguage(other)}
          >
            {other === 'EN' ? 'English' : 'Nederlands'}
          </button>
        </span>
      </header>
      {help && placement && (
        <p className="answer-help" role="status">
          {texts.helpBody(teacherName(placement), contactSuffix(placement.proposedBy))}
        </p>
      )}
      <main className="answer-main">{props.children}</main>
    </div>
  );
}
