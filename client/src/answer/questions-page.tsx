import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerQuestionQuery, AnswerResultFragment } from './answer.generated.ts';
import { browserLanguage, type Language } from './language.ts';
import { Loading, Unreachable as UnreachableView } from './notices.tsx';
import { QuestionList } from './question-list.tsx';
import { Question } from './question-view.tsx';
import type { AnswerPlacement, Asked, Outcome } from './question.ts';
import { send } from './send.ts';
import { Shell } from './shell.tsx';
import { TEXTS } from './texts.ts';

/**
 * Several questions from one mail on one page: each is accepted at once or opened for another answer, with its
 * own link; an answer to one leaves the others as they are.
 *
 * @param tokens - the secrets of the links, from the address's fragment
 */
export function QuestionsPage({ tokens }: { tokens: readonly string[] }) {
  const [language, setLanguage] = useState<Language>(browserLanguage);
  const [all, setAll] = useState<readonly Asked[] | null>(null);
  const [unreachable, setUnreachable] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const texts = TEXTS[language];

  const load = useCallback(async () => {
    setUnreachable(false);
    try {
      const found = await Promise.all(
        tokens.map(async (token): Promise<Asked> => {
          const data = await send<AnswerQuestionQuery>('AnswerQuestion', {}, token);
          if (data.viewer) setLanguage(data.viewer.language);
          const placement = data.linkedPlacement ?? null;
          const open = placement?.viewerCan.includes('ACCEPT') === true;
          return {
            token,
            placement,
            key: crypto.randomUUID(),
            stands: open ? 'open' : 'closed',
            problem: null,
          };
        }),
      );
      setAll(found);
    } catch {
      setUnreachable(true);
    }
  }, [tokens]);

  const loaded = all !== null;
  useEffect(() => void load(), [load]);
  useEffect(() => {
    document.documentElement.lang = language.toLowerCase();
    heading.current?.focus({ preventScroll: true });
  }, [opened, loaded, language]);

  const change = (token: string, to: Partial<Asked>) =>
    setAll((before) => (before ?? []).map((one) => (one.token === token ? { ...one, ...to } : one)));

  async function accept({ token, placement, key }: Asked): Promise<void> {
    if (!placement) return;
    change(token, { stands: 'busy', problem: null });
    const input = { key, id: placement.id, version: placement.version };
    try {
      const data = await send<Record<string, AnswerResultFragment>>('AnswerAccept', { input }, token);
      const result = data['acceptPlacement']!;
      if (result.__typename === 'PlacementChanged')
        return change(token, { stands: 'accepted', placement: result.placement });
      const closed = result.reason === 'NOT_NOW' || result.reason === 'NOT_ALLOWED';
      const known = texts.refused as Record<string, string>;
      change(token, {
        stands: closed ? 'closed' : 'open',
        key: crypto.randomUUID(),
        problem: closed ? null : (known[result.reason] ?? texts.refused.OTHER),
        ...(result.current ? { placement: result.current } : {}),
      });
    } catch {
      change(token, { stands: 'open', problem: texts.unreachableBody });
    }
  }

  function done(token: string, placement: AnswerPlacement, outcome: Outcome): void {
    change(token, { stands: outcome, placement });
    setOpened(null);
  }

  const open = all?.find(({ token }) => token === opened);
  const shown = open?.placement ?? all?.find(({ placement }) => placement)?.placement ?? null;
  return (
    <Shell texts={texts} placement={shown} language={language} onLanguage={setLanguage}>
      {!all && !unreachable && <Loading texts={texts} />}
      {unreachable && <UnreachableView texts={texts} heading={heading} onRetry={load} />}
      {all && !open && !unreachable && (
        <QuestionList
          all={all}
          texts={texts}
          language={language}
          heading={heading}
          onAccept={(one) => void accept(one)}
          onOpen={setOpened}
        />
      )}
      {open?.placement && (
        <>
          <p>
            <button type="button" className="answer-link" onClick={() => setOpened(null)}>
              {texts.toAll}
            </button>
          </p>
          <Question
            placement={open.placement}
            token={open.token}
            texts={texts}
            language={language}
            heading={heading}
            onPlacement={(placement) => change(open.token, { placement })}
            onDone={(placement, outcome) => done(open.token, placement, outcome)}
            onClosed={() => {
              change(open.token, { stands: 'closed' });
              setOpened(null);
            }}
          />
        </>
      )}
    </Shell>
  );
}
