import { useMutation } from '@apollo/client/react';
import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useReader } from '../../session/words.ts';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Figures } from '../../ui/figures.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { ImportErrors } from './import-errors.tsx';
import { useImportWords } from './import-words.ts';
import { RunImportDocument, type ImportPageQuery } from './imports.generated.ts';
import classes from './imports.module.css';

export type ShownImport = Extract<NonNullable<ImportPageQuery['node']>, { __typename: 'Import' }>;

/** The third step: rows being checked, right, wrong, being written or written. */
export function CheckStep(props: {
  one: ShownImport;
  onColumns: () => void;
  onAnother: () => Promise<unknown>;
  onCancel: () => Promise<unknown>;
}) {
  const { one } = props;
  const { t } = useImportWords();
  switch (one.state) {
    case 'CHECKING':
    case 'WRITING':
      return <Working {...props} />;
    case 'CHECKED':
      return <Right {...props} />;
    case 'REFUSED':
      return <Wrong {...props} />;
    case 'DONE':
      return <Done {...props} />;
    default:
      return <ErrorState title={t('failed')} safe={t('failedNote')} onRetry={props.onColumns} />;
  }
}

type Props = Parameters<typeof CheckStep>[0];

function Working({ one, onCancel }: Props) {
  const { t, number } = useImportWords();
  const writing = one.state === 'WRITING';
  const words = writing ? t('writing') : t('checking', { done: number(one.done), total: number(one.total) });
  const part = one.total > 0 ? (one.done / one.total) * 100 : 0;
  return (
    <div className={classes.form}>
      <p role="status">{words}</p>
      <Progress value={writing ? 100 : part} animated={writing} aria-label={words} />
      {writing && <p className="second">{t('writingNote')}</p>}
      <div className={classes.foot}>
        <ActionButton variant="default" onAction={onCancel}>
          {t('cancel')}
        </ActionButton>
      </div>
    </div>
  );
}

function Counts({ one }: Pick<Props, 'one'>) {
  const { t, number } = useImportWords();
  const { counts } = one;
  if (!counts) return null;
  const figures = [
    { label: t('added'), value: number(counts.added) },
    { label: t('changed'), value: number(counts.changed) },
    { label: t('same'), value: number(counts.same) },
    ...(counts.kept > 0 ? [{ label: t('keptRows'), value: number(counts.kept), note: t('keptNote') }] : []),
  ];
  return (
    <div className={classes.figures}>
      <Figures figures={figures} />
    </div>
  );
}

function Right({ one, onColumns, onCancel }: Props) {
  const { t, number } = useImportWords();
  const refusal = useRefusal();
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [run] = useMutation(RunImportDocument);
  const count = (one.counts?.added ?? 0) + (one.counts?.changed ?? 0);
  const start = async () => {
    const answer = (await run({ variables: { key: newKey(), id: one.id } })).data?.runImport;
    if (answer?.__typename === 'ImportChanged') return;
    setProblem(refusal(answer?.reason));
    setAttempt(attempt + 1);
  };
  return (
    <section aria-labelledby="import-right">
      <FormErrors errors={problem ? [{ message: problem }] : []} attempt={attempt} />
      <h2 id="import-right" className={classes.title}>
        <Buoy kind="green">{t('good')}</Buoy>
      </h2>
      <p className="dim">{t('goodNote')}</p>
      <Counts one={one} />
      <p className={classes.noUndo}>{count > 0 ? t('noUndo') : t('nothingNew')}</p>
      <div className={classes.foot}>
        {count > 0 && (
          <ActionButton variant="filled" onAction={start}>
            {t('run', { count, formatted: number(count) })}
          </ActionButton>
        )}
        <Button variant="default" onClick={onColumns}>
          {t('back')}
        </Button>
        <ActionButton variant="default" onAction={onCancel}>
          {t('cancel')}
        </ActionButton>
      </div>
    </section>
  );
}

function Wrong({ one, onColumns, onAnother }: Props) {
  const { t, number } = useImportWords();
  const { language } = useReader();
  const count = one.errorCount;
  return (
    <section aria-labelledby="import-wrong">
      <h2 id="import-wrong" className={classes.title}>
        <Buoy kind="red">{t('wrong', { count, formatted: number(count) })}</Buoy>
      </h2>
      <p className="dim">{t('wrongNote')}</p>
      <div className={classes.foot}>
        <ActionButton variant="filled" onAction={onAnother}>
          {t('another')}
        </ActionButton>
        <Button variant="default" onClick={onColumns}>
          {t('back')}
        </Button>
        <Button
          component="a"
          variant="default"
          href={`/imports/errors?id=${encodeURIComponent(one.id)}&language=${language}`}
          download
        >
          {t('download')}
        </Button>
      </div>
      {count > one.errors.length && <p className="second">{t('shown', { count: one.errors.length })}</p>}
      <ImportErrors errors={one.errors} />
    </section>
  );
}

function Done({ one, onAnother }: Props) {
  const { t, number } = useImportWords();
  const count = (one.counts?.added ?? 0) + (one.counts?.changed ?? 0);
  return (
    <section aria-labelledby="import-done">
      <h2 id="import-done" className={classes.title}>
        <Buoy kind="green">{t('done', { count, formatted: number(count) })}</Buoy>
      </h2>
      <p className="dim">{t('doneNote')}</p>
      <Counts one={one} />
      <div className={classes.foot}>
        <ActionButton variant="default" onAction={onAnother}>
          {t('another')}
        </ActionButton>
      </div>
    </section>
  );
}
