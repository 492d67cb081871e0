import { ActionIcon, Button } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReader } from '../../session/words.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { ICON } from '../../ui/icons.ts';
import { fileSize } from './file-size.ts';
import { canRetry, type HeldFile, type JournalFiles } from './use-journal-files.ts';
import classes from './journal.module.css';

export interface HeldFilesProps {
  files: JournalFiles;
  /** A file was taken out by its button, which is gone with it. */
  onTaken: () => void;
}

/** The files that go with what is being written, each with how far it is or why it is refused. */
export function HeldFiles({ files, onTaken }: HeldFilesProps) {
  const { t } = useTranslation('proeftuin');
  const all = files.files;
  const kept = all.filter((file) => file.kept && !file.problem).length;
  return (
    <>
      <p role="status" className="hidden-words">
        {all.length > 0 && t('journal.keptOf', { kept, count: all.length })}
      </p>
      {all.length > 0 && (
        <ul className={classes.held} aria-label={t('journal.held')}>
          {all.map((file) => (
            <HeldRow key={file.key} file={file} files={files} onTaken={onTaken} />
          ))}
        </ul>
      )}
    </>
  );
}

function HeldRow({ file, files, onTaken }: HeldFilesProps & { file: HeldFile }) {
  const { t } = useTranslation('proeftuin');
  const sending = !file.kept && !file.problem;
  const word = sending ? t('journal.stop', { name: file.name }) : t('journal.drop', { name: file.name });
  return (
    <li>
      {file.preview && !file.problem ? <img src={file.preview} alt="" /> : <IconFile {...ICON} size={28} />}
      <div className={classes.heldWords}>
        <span>{file.name}</span>
        <HeldState file={file} sending={sending} />
      </div>
      {canRetry(file) && (
        <Button size="sm" variant="default" onClick={() => files.retry(file.key)}>
          {t('journal.retry')}
        </Button>
      )}
      <ActionIcon
        aria-label={word}
        onClick={() => {
          files.remove(file.key);
          onTaken();
        }}
      >
        <IconX size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function HeldState({ file, sending }: { file: HeldFile; sending: boolean }) {
  const { t } = useTranslation('proeftuin');
  const { language, country } = useReader();
  if (file.problem)
    return (
      <span role="alert">
        <Buoy kind="red" small>
          {t(`journal.problem.${file.problem}`)}
        </Buoy>
      </span>
    );
  if (sending)
    return (
      <progress
        className={classes.progress}
        max={1}
        value={file.part}
        aria-label={t('journal.sending', { name: file.name })}
      />
    );
  return <span className="second">{fileSize(file.size, `${language}-${country}`)}</span>;
}
