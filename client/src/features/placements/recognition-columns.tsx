import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { LapsingRowFragment } from './home.generated.ts';

/** What a list of recognitions that lapse can show; the company's name opens it. */
export function useRecognitionColumns(): DataColumn<LapsingRowFragment, ListColumn<'recognitions'>>[] {
  const { t } = useTranslation(['waiting', 'pages', 'companies']);
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'bedrijf',
        head: t('pages:slots.company'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        tells: ['vestiging', 'plaats'],
        sorts: true,
        cell: ({ site }, shown) => {
          const where = [
            !shown.includes('vestiging') && site.name,
            !shown.includes('plaats') && site.place,
          ].filter(Boolean);
          return (
            <RowName to={`/bedrijven/${site.company.id}`} note={[...new Set(where)].join(', ') || undefined}>
              {site.company.name}
            </RowName>
          );
        },
      },
      {
        key: 'vestiging',
        head: t('companies:site'),
        width: 'minmax(0, 2fr)',
        extra: true,
        named: true,
        cell: ({ site }) => site.name,
      },
      {
        key: 'plaats',
        head: t('pages:slots.place'),
        width: 'minmax(0, 1.4fr)',
        extra: true,
        sorts: true,
        named: true,
        cell: ({ site }) => site.place,
      },
      {
        key: 'opleiding',
        head: t('waiting:qualification'),
        width: 'minmax(0, 2fr)',
        cell: ({ qualification }) => qualification.title,
      },
      {
        key: 'nummer',
        head: t('waiting:number'),
        width: '144px',
        named: true,
        cell: ({ number }) => <span className="figures">{number ?? '–'}</span>,
      },
      {
        key: 'vervalt',
        head: t('waiting:lastDay'),
        width: '144px',
        sorts: true,
        named: true,
        cell: ({ validTo }) => (validTo ? format.day(validTo) : '–'),
      },
    ],
    [t, format],
  );
}
