import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { COUNTRY_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { CompanyRowFragment } from './companies.generated.ts';

/** What a list of companies can show, with their sites. */
export function useCompanyColumns(): DataColumn<CompanyRowFragment, ListColumn<'companies'>>[] {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  return useMemo(() => {
    const limits = [
      {
        key: 'tegelijk',
        head: t('companies.mostStudents'),
        of: (one: CompanyRowFragment) => one.mostStudents,
      },
      {
        key: 'permentor',
        head: t('companies.mostPerMentor'),
        of: (one: CompanyRowFragment) => one.mostPerMentor,
      },
      {
        key: 'perschool',
        head: t('companies.mostPerSchool'),
        of: (one: CompanyRowFragment) => one.mostPerSchool,
      },
    ] as const;
    return [
      {
        key: 'bedrijf',
        head: t('slots.company'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        sorts: true,
        cell: ({ id, name }) => <RowName to={`/bedrijven/${id}`}>{name}</RowName>,
      },
      {
        key: 'vestigingen',
        head: t('companies.sites'),
        width: 'minmax(0, 2.4fr)',
        named: true,
        cell: ({ sites }) => [...new Set(sites.map(({ place }) => place))].join(', ') || '–',
      },
      {
        key: 'sector',
        head: t('proeftuinen.sector'),
        width: 'minmax(0, 1.6fr)',
        sorts: true,
        cell: ({ sector }) => capital(SECTOR_WORDS[sector][language]),
      },
      {
        key: 'land',
        head: t('slots.country'),
        width: '104px',
        sorts: true,
        cell: ({ country }) => COUNTRY_WORDS[country][language],
      },
      {
        key: 'nummer',
        head: t('companies.number'),
        width: '136px',
        extra: true,
        named: true,
        sorts: true,
        cell: ({ registrationNumber }) => <span className="figures">{registrationNumber ?? '–'}</span>,
      },
      ...limits.map(({ key, head, of }): DataColumn<CompanyRowFragment, ListColumn<'companies'>> => ({
        key,
        head,
        width: '160px',
        extra: true,
        named: true,
        cell: (company) => <span className="figures">{of(company) ?? '–'}</span>,
      })),
      {
        key: 'beheerd',
        head: t('companies.claimed'),
        width: '120px',
        extra: true,
        named: true,
        sorts: true,
        cell: ({ claimed }) => t(claimed ? 'companies.yes' : 'companies.no'),
      },
    ];
  }, [t, language]);
}
