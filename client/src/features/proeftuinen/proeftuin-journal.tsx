import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, useDraft } from '../../session/draft.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { JournalEntry } from './journal-entry.tsx';
import { JournalForm } from './journal-form.tsx';
import type { ProeftuinFactsFragment, ProeftuinJournalFragment } from './proeftuinen.generated.ts';
import { useJournalFiles } from './use-journal-files.ts';
import classes from './journal.module.css';

/** What changed and why, newest first, with photos and documents; who takes part writes on top. */
export function ProeftuinJournal(props: {
  proeftuin: ProeftuinFactsFragment & ProeftuinJournalFragment;
  onChange: () => unknown;
  onOlder: () => void;
}) {
  const { proeftuin, onChange, onOlder } = props;
  const { t } = useTranslation(['pages', 'proeftuin']);
  const [text, setText] = useDraft(draftOf('journal', proeftuin.id));
  const files = useJournalFiles(proeftuin.id);
  const [writing, setWriting] = useState(text !== '' || files.files.length > 0);
  const [pressed, setPressed] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  // The form takes its buttons along: who closed it goes on where it was opened.
  useEffect(() => {
    if (pressed && !writing) opener.current?.focus();
  }, [pressed, writing]);
  if (!proeftuin.journal) return null;
  return (
    <Ledger title={t('proeftuin.journal')} note={t('proeftuin.journalNote')}>
      {proeftuin.viewerCanWriteJournal && !writing && (
        <Button
          ref={opener}
          className="no-print"
          variant="default"
          onClick={() => {
            setPressed(true);
            setWriting(true);
          }}
        >
          {t('proeftuin.write')}
        </Button>
      )}
      {writing && (
        <JournalForm
          proeftuinId={proeftuin.id}
          text={text}
          onText={setText}
          files={files}
          focus={pressed}
          onWritten={onChange}
          onClose={() => {
            setPressed(true);
            setWriting(false);
          }}
        />
      )}
      <ul className={classes.journal}>
        {proeftuin.journal.map((entry) => (
          <JournalEntry key={entry.id} entry={entry} onChange={onChange} />
        ))}
      </ul>
      {(proeftuin.journalCount ?? 0) > proeftuin.journal.length && (
        <Button className="no-print" variant="default" onClick={onOlder}>
          {t('proeftuin:journal.older')}
        </Button>
      )}
    </Ledger>
  );
}
