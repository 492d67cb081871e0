import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { showToast, showUndo } from '../ui/toast.tsx';
import { ArchiveDocument } from './archive.generated.ts';
import { newKey } from './key.ts';
import { useRecordRefusal } from './record-refusal.ts';

const UNDO_SECONDS = 10;

/**
 * Archives a record with an undo, or brings it back; tells how it went.
 *
 * @param onDone - usually a refetch
 * @param words - what is said instead of "archived" and "brought back", where that has another name
 */
export function useArchive(onDone: () => unknown, words?: { archived: string; restored: string }) {
  const { t } = useTranslation('records');
  const refused = useRecordRefusal();
  const [send] = useMutation(ArchiveDocument);
  return async function archive(id: string, name: string, archived: boolean): Promise<void> {
    const answer = (await send({ variables: { key: newKey(), id, archived } })).data?.archive;
    if (answer?.__typename !== 'Archived') {
      const { reason, facts = [] } = answer ?? {};
      return showToast(refused({ reason, facts, changedFields: [] }), 'red');
    }
    await onDone();
    if (!archived) return showToast(words?.restored ?? t('restoredDone', { name }), 'green');
    showUndo({
      text: words?.archived ?? t('archivedDone', { name }),
      seconds: UNDO_SECONDS,
      onUndo: () => archive(id, name, false),
    });
  };
}
