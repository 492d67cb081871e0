import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { RECOGNITION_WORDS, SCHEME_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { RecognitionRowFragment } from './companies.generated.ts';
import { RECOGNITION_BUOYS } from './recognition-buoy.ts';

/** What a list of recognitions can show; the company's name opens it, where they are changed. */
export function useRecognitionColumns(): DataColumn<RecognitionRowFragment, ListColumn<'recognitions'>>[] {
  const { t } = useTranslation(['recognitions', 'pages', 'companies']);
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
        head: t('qualification'),
        width: 'minmax(0, 2fr)',
        cell: ({ qualification }) => qualification.title,
      },
      {
        key: 'register',
        head: t('companies:scheme'),
        width: 'minmax(0, 1.6fr)',
        extra: true,
        named: true,
        cell: ({ scheme }) => (scheme === 'NONE' ? '–' : SCHEME_WORDS[scheme][format.language]),
      },
      {
        key: 'nummer',
        head: t('number'),
        width: '144px',
        extra: true,
        named: true,
        cell: ({ number }) => <span className="figures">{number ?? '–'}</span>,
      },
      {
        key: 'vanaf',
        head: t('companies:validFrom'),
        width: '144px',
        extra: true,
        sorts: true,
        named: true,
        cell: ({ validFrom }) => format.day(validFrom),
      },
      {
        key: 'vervalt',
        head: t('companies:validTo'),
        width: '144px',
        sorts: true,
        named: true,
        cell: ({ validTo }) => (validTo ? format.day(validTo) : '–'),
      },
      {
        key: 'stand',
        head: t('status'),
        width: '168px',
        cell: ({ status }) => (
          <Buoy kind={RECOGNITION_BUOYS[status]} small>
            {RECOGNITION_WORDS[status][format.language]}
          </Buoy>
        ),
      },
    ],
    [t, format],
  );
}
