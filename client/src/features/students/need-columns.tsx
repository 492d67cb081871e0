import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import { Buoy, type BuoyKind } from '../../ui/buoy.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { Cell, RowName } from '../../ui/row-list.tsx';
import type { NeedRowFragment } from './students.generated.ts';

const KINDS: Record<NeedRowFragment['state'], BuoyKind> = {
  WITHOUT_PLACE: 'red',
  PROPOSED: 'amber',
  PLACED: 'green',
};

/** What a list of needs can show; the name opens the student at that period. */
export function useNeedColumns(): DataColumn<NeedRowFragment, ListColumn<'needs'>>[] {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const words = useWords();
  return useMemo(
    () => [
      {
        key: 'naam',
        head: t('students.name'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        tells: ['klas'],
        sorts: true,
        cell: ({ id, student, class: group, programme }, shown) => (
          <RowName
            to={`/leerlingen/${student.id}?periode=${id}`}
            note={shown.includes('klas') ? undefined : (group?.name ?? programme.title)}
          >
            {student.displayName}
          </RowName>
        ),
      },
      {
        key: 'klas',
        head: capital(words.class),
        width: 'minmax(0, 2fr)',
        extra: true,
        sorts: true,
        named: true,
        cell: (need) => need.class?.name ?? '–',
      },
      {
        key: 'opleiding',
        head: t('student.programme'),
        width: 'minmax(0, 3fr)',
        extra: true,
        sorts: true,
        named: true,
        cell: ({ programme }) => programme.title,
      },
      {
        key: 'periode',
        head: t('students.period'),
        width: 'minmax(0, 2.2fr)',
        sorts: true,
        cell: ({ period }) => <Cell note={period.name}>{format.period(period.startsOn, period.endsOn)}</Cell>,
      },
      {
        key: 'voorstellen',
        head: t('students.proposals'),
        width: '96px',
        extra: true,
        named: true,
        cell: ({ openProposals }) => <span className="figures">{openProposals}</span>,
      },
      {
        key: 'stand',
        head: t('students.where'),
        width: 'minmax(150px, 1.6fr)',
        sorts: true,
        cell: ({ state, returned }) => (
          <Cell note={returned ? t(`students.${returned}`) : undefined}>
            <Buoy kind={KINDS[state]} small>
              {t(`students.${state}`)}
            </Buoy>
          </Cell>
        ),
      },
    ],
    [t, format, words],
  );
}
