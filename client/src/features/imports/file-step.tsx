import { Button, Select } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import type { ImportKind } from '../../schema-types.generated.ts';
import { FormErrors } from '../../ui/form-errors.tsx';
import { useImportWords } from './import-words.ts';
import { sendFile, type SendProblem } from './send-file.ts';
import classes from './imports.module.css';

/** The first step: what the list holds, and the file. */
export function FileStep(props: {
  kinds: readonly ImportKind[];
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onSent: (id: string) => void;
  pending: { id: string; fileName: string } | undefined;
}) {
  const { kinds, kind, pending } = props;
  const { t, kind: nameOf } = useImportWords();
  const [problem, setProblem] = useState<SendProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<AbortController | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function send(file: File | undefined): Promise<void> {
    if (!file || sending) return;
    const control = new AbortController();
    setProblem(null);
    setSending(control);
    const sent = await sendFile(kind, file, control.signal);
    setSending(null);
    if (input.current) input.current.value = '';
    if ('id' in sent) return props.onSent(sent.id);
    if ('problem' in sent) {
      setProblem(sent.problem);
      setAttempt(attempt + 1);
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div className={classes.form}>
      <FormErrors
        errors={problem ? [{ field: 'import-file', message: t(`problem.${problem}`) }] : []}
        attempt={attempt}
      />
      {pending && (
        <p className={classes.pending}>
          {t('pending', { file: pending.fileName })}{' '}
          <Button size="sm" variant="default" onClick={() => props.onSent(pending.id)}>
            {t('resume')}
          </Button>
        </p>
      )}
      <Select
        label={t('kind')}
        data={kinds.map((value) => ({ value, label: nameOf(value) }))}
        value={kind}
        allowDeselect={false}
        disabled={sending !== null}
        onChange={(value) => value && props.onKind(value as ImportKind)}
      />
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          disabled={sending !== null}
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
        {sending ? (
          <div className={classes.sending} role="status">
            <span>{t('reading')}…</span>
            <Button variant="default" onClick={() => sending.abort()}>
              {t('stop')}
            </Button>
          </div>
        ) : (
          <div className={classes.sending}>
            <Button
              id="import-file"
              variant="filled"
              onClick={() => input.current?.click()}
              aria-describedby="import-file-help"
            >
              {t('file')}
            </Button>
            <span className={classes.wide}>{t('drop')}</span>
          </div>
        )}
        <p id="import-file-help" className="second">
          {t('fileHelp')}
        </p>
      </div>
      <p className="second">{t('kept')}</p>
    </div>
  );
}
