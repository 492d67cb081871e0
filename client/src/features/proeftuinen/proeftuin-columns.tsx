import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { HYBRID_FORM_WORDS, PHASE_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { ProeftuinRowFragment } from './proeftuinen.generated.ts';

/** What a list of proeftuinen can show. */
export function useProeftuinColumns(): DataColumn<ProeftuinRowFragment, ListColumn<'proeftuinen'>>[] {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  return useMemo(
    () => [
      {
        key: 'proeftuin',
        head: t('proeftuinen.name'),
        width: 'minmax(0, 4fr)',
        fixed: true,
        sorts: true,
        cell: ({ id, title, summary }) => (
          <RowName to={`/proeftuinen/${id}`} note={summary}>
            {title}
          </RowName>
        ),
      },
      {
        key: 'sector',
        head: t('proeftuinen.sector'),
        width: 'minmax(0, 1.4fr)',
        sorts: true,
        cell: ({ sector }) => capital(SECTOR_WORDS[sector][language]),
      },
      {
        key: 'niveau',
        head: t('proeftuinen.levelHead'),
        width: '72px',
        named: true,
        sorts: true,
        cell: ({ level }) => <span className="figures">{level}</span>,
      },
      {
        key: 'vormen',
        head: t('proeftuin.forms'),
        width: 'minmax(0, 2fr)',
        extra: true,
        named: true,
        cell: ({ hybridForms }) => hybridForms.map((form) => HYBRID_FORM_WORDS[form][language]).join(', '),
      },
      {
        key: 'fase',
        head: t('proeftuinen.phase'),
        width: 'minmax(0, 1.4fr)',
        sorts: true,
        cell: ({ phase }) => PHASE_WORDS[phase][language],
      },
    ],
    [t, language],
  );
}
