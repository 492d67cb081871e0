import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { COUNTRY_WORDS, EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { SchoolRowFragment } from './lists.generated.ts';

/** What a list of schools can show; the name opens the school. */
export function useSchoolColumns(): DataColumn<SchoolRowFragment, ListColumn<'schools'>>[] {
  const { t } = useTranslation('schools');
  const { language } = useFormat();
  return useMemo(
    () => [
      {
        key: 'school',
        head: t('school'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        sorts: true,
        cell: ({ id, name }) => <RowName to={`/scholen/${id}`}>{name}</RowName>,
      },
      {
        key: 'plaats',
        head: t('municipality'),
        width: 'minmax(0, 1.4fr)',
        sorts: true,
        cell: ({ municipality }) => municipality,
      },
      {
        key: 'land',
        head: t('country'),
        width: '112px',
        sorts: true,
        cell: ({ country }) => COUNTRY_WORDS[country][language],
      },
      {
        key: 'onderwijs',
        head: t('education'),
        width: 'minmax(0, 2fr)',
        sorts: true,
        cell: ({ education }) => EDUCATION_WORDS[education][language],
      },
      {
        key: 'nummer',
        head: t('anyNumber'),
        width: 'minmax(136px, 1fr)',
        extra: true,
        sorts: true,
        named: true,
        cell: ({ registrationNumber }) => <span className="figures">{registrationNumber ?? '–'}</span>,
      },
    ],
    [t, language],
  );
}
