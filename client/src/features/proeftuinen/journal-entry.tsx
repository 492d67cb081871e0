import { Button } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArchive } from '../../session/archive.ts';
import { useFormat } from '../../session/format.ts';
import { useReader } from '../../session/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ICON } from '../../ui/icons.ts';
import { fileSize } from './file-size.ts';
import type { JournalEntryFactsFragment } from './proeftuinen.generated.ts';
import classes from './journal.module.css';

type EntryFile = JournalEntryFactsFragment['files'][number];

const addressOf = ({ id }: EntryFile) => `/journal-files?id=${encodeURIComponent(id)}`;
const isPhoto = ({ type }: EntryFile) => type.startsWith('image/');

/** One entry: its day, text, photos and documents. Its author and the coordinator can remove it. */
export function JournalEntry(props: { entry: JournalEntryFactsFragment; onChange: () => unknown }) {
  const { entry, onChange } = props;
  const { t } = useTranslation('proeftuin');
  const format = useFormat();
  const archive = useArchive(onChange, {
    archived: t('journal.removed'),
    restored: t('journal.broughtBack'),
  });
  const day = format.shortDay(entry.writtenOn);
  const photos = entry.files.filter(isPhoto);
  const documents = entry.files.filter((file) => !isPhoto(file));
  return (
    <li>
      <span className="dim">{day}</span>
      <div className={classes.entry}>
        <p className="prose">{entry.text}</p>
        {photos.length > 0 && (
          <ul className={classes.photos} aria-label={t('journal.photos')}>
            {photos.map((file) => (
              <Photo key={file.id} file={file} />
            ))}
          </ul>
        )}
        {documents.length > 0 && (
          <ul className={classes.documents} aria-label={t('journal.documents')}>
            {documents.map((file) => (
              <Document key={file.id} file={file} />
            ))}
          </ul>
        )}
        <div className={classes.foot}>
          {entry.author && <span className="second">{entry.author.displayName}</span>}
          {entry.viewerCanArchive && (
            <span className="no-print">
              <ActionButton
                size="compact-sm"
                variant="subtle"
                aria-label={t('journal.removeEntry', { day })}
                onAction={() => archive(entry.id, day, true)}
              >
                {t('journal.remove')}
              </ActionButton>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}

function Photo({ file }: { file: EntryFile }) {
  const { t } = useTranslation('proeftuin');
  const [open, setOpen] = useState(false);
  const picture = <img src={addressOf(file)} alt={t('journal.photo', { name: file.name })} loading="lazy" />;
  return (
    <li>
      <button type="button" className={classes.photo} onClick={() => setOpen(true)}>
        {picture}
      </button>
      <Dialog opened={open} onClose={() => setOpen(false)} title={file.name} wide>
        <div className={classes.large}>
          {picture}
          <Button component="a" href={addressOf(file)} download={file.name} variant="default">
            {t('journal.download')}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}

function Document({ file }: { file: EntryFile }) {
  const { language, country } = useReader();
  return (
    <li>
      <a href={addressOf(file)} download={file.name}>
        <IconFile {...ICON} />
        <span>{file.name}</span>
      </a>
      <span className="second">{fileSize(file.size, `${language}-${country}`)}</span>
    </li>
  );
}
