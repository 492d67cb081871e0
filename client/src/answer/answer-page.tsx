import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerQuestionQuery } from './answer.generated.ts';
import { Closed, Loading, Unreachable as UnreachableView } from './notices.tsx';
import { Done } from './done.tsx';
import { browserLanguage, type Language } from './language.ts';
import { Question } from './question-view.tsx';
import type { AnswerPlacement, Outcome } from './question.ts';
import { send } from './send.ts';
import { Shell } from './shell.tsx';
import { TEXTS } from './texts.ts';

type View =
  | { kind: 'loading' }
  | { kind: 'unreachable' }
  | { kind: 'closed' }
  | { kind: 'question'; placement: AnswerPlacement }
  | { kind: 'done'; placement: AnswerPlacement; outcome: Outcome };

/**
 * The page that opens from a mail: one question, answered without an account.
 *
 * @param token - the secret of the link, from the address's fragment
 */
export function AnswerPage({ token }: { token: string }) {
  const [language, setLanguage] = useState<Language>(browserLanguage);
  const [view, setView] = useState<View>({ kind: token ? 'loading' : 'closed' });
  const heading = useRef<HTMLHeadingElement>(null);
  const texts = TEXTS[language];

  const load = useCallback(async () => {
    if (!token) return;
    setView({ kind: 'loading' });
    try {
      const data = await send<AnswerQuestionQuery>('AnswerQuestion', {}, token);
      if (data.viewer) setLanguage(data.viewer.language);
      const placement = data.linkedPlacement;
      setView(placement?.viewerCan.includes('ACCEPT') ? { kind: 'question', placement } : { kind: 'closed' });
    } catch {
      setView({ kind: 'unreachable' });
    }
  }, [token]);

  useEffect(() => void load(), [load]);
  useEffect(() => {
    document.documentElement.lang = language.toLowerCase();
    heading.current?.focus({ preventScroll: true });
  }, [view.kind, language]);

  const shown = view.kind === 'question' || view.kind === 'done' ? view.placement : null;
  return (
    <Shell texts={texts} placement={shown} language={language} onLanguage={setLanguage}>
      {view.kind === 'loading' && <Loading texts={texts} />}
      {view.kind === 'unreachable' && <UnreachableView texts={texts} heading={heading} onRetry={load} />}
      {view.kind === 'closed' && <Closed texts={texts} heading={heading} />}
      {view.kind === 'question' && (
        <Question
          placement={view.placement}
          token={token}
          texts={texts}
          language={language}
          heading={heading}
          onPlacement={(placement) => setView({ kind: 'question', placement })}
          onDone={(placement, outcome) => setView({ kind: 'done', placement, outcome })}
          onClosed={() => setView({ kind: 'closed' })}
        />
      )}
      {view.kind === 'done' && <Done {...view} texts={texts} language={language} heading={heading} />}
    </Shell>
  );
}
