import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../session/words.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import type { ClassRowFragment } from './lists.generated.ts';
import { RecordName } from './record-name.tsx';

/**
 * What a list of classes can show; the name opens what one may edit, else its school.
 *
 * @param own - all of them belong to the reader's own school, which then need not be named
 */
export function useClassColumns(
  own: boolean,
  onOpen: (group: ClassRowFragment) => void,
  onChanged: () => unknown,
): DataColumn<ClassRowFragment, ListColumn<'classes'>>[] {
  const { t } = useTranslation('schools');
  const words = useWords();
  return useMemo(
    () => [
      {
        key: 'klas',
        head: capital(words.class),
        width: 'minmax(0, 2fr)',
        fixed: true,
        sorts: true,
        cell: (one) => (
          <RecordName
            record={one}
            school={one.programme.school.id}
            onOpen={() => onOpen(one)}
            onChanged={onChanged}
          >
            {one.name}
          </RecordName>
        ),
      },
      {
        key: 'opleiding',
        head: capital(words.programme),
        width: 'minmax(0, 3fr)',
        sorts: true,
        cell: ({ programme }) => programme.title,
      },
      {
        key: 'school',
        head: t('school'),
        width: 'minmax(0, 2.4fr)',
        extra: own,
        sorts: true,
        cell: ({ programme }) => programme.school.name,
      },
      {
        key: 'jaar',
        head: t('schoolYear'),
        width: '128px',
        sorts: true,
        named: true,
        cell: ({ schoolYear }) => <span className="figures">{schoolYear}</span>,
      },
    ],
    [t, words, own, onOpen, onChanged],
  );
}
