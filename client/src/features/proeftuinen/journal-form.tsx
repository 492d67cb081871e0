import { useMutation } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { ICON } from '../../ui/icons.ts';
import { HeldFiles } from './held-files.tsx';
import { WriteJournalDocument } from './proeftuinen.generated.ts';
import { ACCEPTED } from './send-journal-file.ts';
import { type JournalFiles, MOST_FILES } from './use-journal-files.ts';
import classes from './journal.module.css';

export interface JournalFormProps {
  proeftuinId: string;
  text: string;
  onText: (text: string) => void;
  files: JournalFiles;
  /** Whether typing may begin at once. */
  focus: boolean;
  /** Reads the journal again, so that the entry stands there as the form closes. */
  onWritten: () => unknown;
  onClose: () => void;
}

/** Writes an entry, with files that are chosen, dropped or pasted. */
export function JournalForm({
  proeftuinId,
  text,
  onText,
  files,
  focus,
  onWritten,
  onClose,
}: JournalFormProps) {
  const { t } = useTranslation(['proeftuin', 'pages']);
  const refusal = useRefusal();
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const input = useRef<HTMLInputElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const help = useId();
  const [write] = useMutation(WriteJournalDocument);

  async function send(): Promise<string | null> {
    const held = await files.settled();
    if (held.some((file) => file.problem)) return t('journal.refusedFiles');
    const fileIds = held.flatMap(({ kept }) => (kept ? [kept.id] : []));
    const { data } = await write({ variables: { input: { key: key.current, proeftuinId, text, fileIds } } });
    const answer = data?.writeJournal;
    if (!answer) return refusal(undefined);
    key.current = newKey();
    if (answer.__typename === 'ProeftuinChanged') return null;
    const gone = answer.facts.flatMap(({ name, value }) => (name === 'file' && value ? [value] : []));
    files.markGone(gone);
    return gone.length > 0 ? t('journal.refusedFiles') : refusal(answer.reason);
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setMissing(!text.trim());
    setProblem(null);
    if (!text.trim()) return;
    setBusy(true);
    const found = await send();
    if (found === null) await Promise.resolve(onWritten()).catch(() => undefined);
    setBusy(false);
    setProblem(found);
    if (found !== null) return;
    files.clear();
    onText('');
    onClose();
  }
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setOver(false);
    files.add([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent) => {
    // What comes from a text program brings a picture of the text along.
    if (event.clipboardData.files.length === 0 || event.clipboardData.getData('text/plain')) return;
    event.preventDefault();
    files.add([...event.clipboardData.files]);
  };

  return (
    <form
      className={`${classes.form} no-print`}
      data-over={over || undefined}
      onSubmit={(event) => void submit(event)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
    >
      <Textarea
        label={t('pages:proeftuin.text')}
        autosize
        minRows={3}
        maxLength={4000}
        value={text}
        autoFocus={focus}
        error={missing && t('pages:proeftuin.textMissing')}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <HeldFiles files={files} onTaken={() => adder.current?.focus()} />
      {problem && (
        <p role="alert">
          <Buoy kind="red">{problem}</Buoy>
        </p>
      )}
      <div className={classes.add}>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ACCEPTED}
          onChange={({ currentTarget }) => {
            files.add([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
        <Button
          ref={adder}
          variant="default"
          leftSection={<IconPaperclip {...ICON} />}
          aria-describedby={help}
          onClick={() => input.current?.click()}
        >
          {t('journal.add')}
        </Button>
        <span className={classes.wide}>{t('journal.dropHere')}</span>
      </div>
      <p id={help} className="second">
        {t('journal.addHelp', { count: MOST_FILES })}
      </p>
      <div className={classes.buttons}>
        <ActionButton type="submit" variant="filled" busy={busy}>
          {t('pages:proeftuin.writeSubmit')}
        </ActionButton>
        <Button variant="subtle" onClick={onClose}>
          {t('pages:propose.cancel')}
        </Button>
      </div>
    </form>
  );
}
