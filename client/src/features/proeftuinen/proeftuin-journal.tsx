import { useMutation } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, useDraft } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { useRefusal } from '../../session/refusal.ts';
import { type ProeftuinFactsFragment, WriteJournalDocument } from './proeftuinen.generated.ts';
import classes from './proeftuin.module.css';

/** What changed and why, newest first; who takes part writes on top. */
export function ProeftuinJournal({ proeftuin }: { proeftuin: ProeftuinFactsFragment }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const refusal = useRefusal();
  const [text, setText] = useDraft(draftOf('journal', proeftuin.id));
  const [writing, setWriting] = useState(text !== '');
  const [problem, setProblem] = useState<string | null>(null);
  const [write, { loading }] = useMutation(WriteJournalDocument);
  if (!proeftuin.journal) return null;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!text.trim()) return setProblem(t('proeftuin.textMissing'));
    const answer = (await write({ variables: { input: { key: newKey(), proeftuinId: proeftuin.id, text } } }))
      .data?.writeJournal;
    if (!answer) return setProblem(refusal(undefined));
    if (answer?.__typename === 'ProeftuinRefused') return setProblem(refusal(answer.reason));
    setText('');
    setWriting(false);
    setProblem(null);
  }

  return (
    <Ledger title={t('proeftuin.journal')} note={t('proeftuin.journalNote')}>
      {proeftuin.viewerCanWriteJournal && !writing && (
        <Button variant="default" onClick={() => setWriting(true)}>
          {t('proeftuin.write')}
        </Button>
      )}
      {writing && (
        <form className={classes.form} onSubmit={(event) => void submit(event)}>
          <Textarea
            label={t('proeftuin.text')}
            autosize
            minRows={3}
            maxLength={4000}
            value={text}
            error={problem}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <ActionButton type="submit" variant="default" busy={loading}>
              {t('proeftuin.writeSubmit')}
            </ActionButton>
            <Button variant="subtle" onClick={() => setWriting(false)}>
              {t('propose.cancel')}
            </Button>
          </div>
        </form>
      )}
      <ul className={classes.journal}>
        {proeftuin.journal.map((entry) => (
          <li key={entry.id}>
            <span className="dim">{format.shortDay(entry.writtenOn)}</span>
            <div>
              <p className="prose">{entry.text}</p>
              {entry.author && <p className="second">{entry.author.displayName}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Ledger>
  );
}
