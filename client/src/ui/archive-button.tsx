import { useTranslation } from 'react-i18next';
import { useArchive } from '../session/archive.ts';
import { ActionButton } from './action-button.tsx';

/**
 * Archives what a sheet edits, or brings back what is archived.
 *
 * @param onArchive - first of all, usually to close the sheet
 * @param onDone - when it is done or undone, usually a refetch
 */
export function ArchiveButton(props: {
  id: string;
  name: string;
  archived?: boolean;
  /** What archiving is called here. */
  word?: string;
  onArchive?: () => void;
  onDone: () => unknown;
}) {
  const { id, name, archived = false, word, onArchive, onDone } = props;
  const { t } = useTranslation('records');
  const archive = useArchive(onDone);
  return (
    <ActionButton
      variant="default"
      {...(archived ? { size: 'sm' } : {})}
      onAction={() => {
        onArchive?.();
        return archive(id, name, !archived);
      }}
    >
      {archived ? t('restore') : (word ?? t('archive'))}
    </ActionButton>
  );
}
