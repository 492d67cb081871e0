import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../session/words.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { StudentRowFragment } from './students.generated.ts';

/** What a list of students can show, whether they have something to be placed in or not; the name opens the student. */
export function useStudentColumns(): DataColumn<StudentRowFragment, ListColumn<'students'>>[] {
  const { t } = useTranslation(['pages', 'records', 'people']);
  const words = useWords();
  return useMemo(
    () => [
      {
        key: 'naam',
        head: t('students.name'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        sorts: true,
        cell: ({ id, displayName }) => <RowName to={`/leerlingen/${id}`}>{displayName}</RowName>,
      },
      {
        key: 'klas',
        head: capital(words.class),
        width: 'minmax(0, 2fr)',
        sorts: true,
        named: true,
        cell: (student) => student.class?.name ?? '–',
      },
      {
        key: 'opleiding',
        head: capital(words.programme),
        width: 'minmax(0, 3fr)',
        sorts: true,
        cell: ({ programme }) => programme.title,
      },
      {
        key: 'periodes',
        head: t('students.periods'),
        width: '96px',
        named: true,
        cell: ({ needs }) => <span className="figures">{needs.length}</span>,
      },
      {
        key: 'email',
        head: t('records:student.email'),
        width: 'minmax(0, 3fr)',
        extra: true,
        named: true,
        cell: ({ email }) => email ?? '–',
      },
      {
        key: 'telefoon',
        head: t('people:phone'),
        width: 'minmax(0, 1.6fr)',
        extra: true,
        named: true,
        cell: ({ phone }) => phone ?? '–',
      },
    ],
    [t, words],
  );
}
