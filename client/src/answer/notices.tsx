import type { RefObject } from 'react';
import type { AnswerTexts } from './texts.ts';

type Heading = RefObject<HTMLHeadingElement | null>;

/** The shape of the question while it comes. */
export function Loading({ texts }: { texts: AnswerTexts }) {
  return (
    <div className="answer-skeleton" role="status" aria-label={texts.loading}>
      <i style={{ width: '70%' }} />
      <i className="tall" />
      <i className="tall" style={{ width: '80%' }} />
      <i />
      <i />
      <i />
    </div>
  );
}

/** The link no longer works: answered, withdrawn or expired. */
export function Closed({ texts, heading }: { texts: AnswerTexts; heading: Heading }) {
  return (
    <section>
      <h1 ref={heading} tabIndex={-1}>
        {texts.closedTitle}
      </h1>
      <p className="answer-lead">{texts.closedBody}</p>
    </section>
  );
}

/** The question did not come; nothing is lost. */
export function Unreachable(props: { texts: AnswerTexts; heading: Heading; onRetry: () => void }) {
  return (
    <section>
      <h1 ref={props.heading} tabIndex={-1}>
        {props.texts.unreachableTitle}
      </h1>
      <p className="answer-lead">{props.texts.unreachableBody}</p>
      <button type="button" className="answer-button primary" onClick={props.onRetry}>
        {props.texts.retry}
      </button>
    </section>
  );
}
