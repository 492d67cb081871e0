import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import { Buoy } from '../../ui/buoy.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { Cell, RowName } from '../../ui/row-list.tsx';
import type { PlacementListRowFragment } from './placement-row.generated.ts';
import { stateBuoy } from './state-buoy.ts';

type Column = DataColumn<PlacementListRowFragment, ListColumn<'placements'>>;

/** What a list of placements can show; the student's name opens it. */
export function usePlacementColumns(): Column[] {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const words = useWords();
  return useMemo(() => {
    const extra = (key: Column['key'], head: string, cell: Column['cell']): Column => ({
      key,
      head,
      width: 'minmax(0, 2fr)',
      extra: true,
      named: true,
      cell,
    });
    return [
      {
        key: 'wie',
        head: t('placements.who'),
        width: 'minmax(0, 3.4fr)',
        fixed: true,
        tells: ['plek', 'bedrijf', 'plaats'],
        sorts: true,
        cell: ({ id, student, slot, company }, shown) => {
          const where = [
            !shown.includes('plek') && slot.title,
            !shown.includes('bedrijf') && company.name,
            !shown.includes('plaats') && slot.site.place,
          ];
          return (
            <RowName to={`/plaatsingen/${id}`} note={where.filter(Boolean).join(', ') || undefined}>
              {student.displayName}
            </RowName>
          );
        },
      },
      extra('klas', capital(words.class), ({ student }) => student.class?.name ?? '–'),
      extra('opleiding', t('student.programme'), ({ student }) => student.programme.title),
      extra('school', t('placements.school'), ({ student }) => student.school.name),
      extra('plek', t('placement.slot'), ({ slot }) => slot.title),
      extra('bedrijf', t('slots.company'), ({ company }) => company.name),
      extra('plaats', t('slots.place'), ({ slot }) => slot.site.place),
      extra('mentor', capital(words.mentor), ({ mentor }) => mentor?.displayName ?? '–'),
      extra('begeleider', capital(words.teacher), ({ proposedBy }) => proposedBy?.displayName ?? '–'),
      {
        ...extra('voorgesteld', t('placements.proposed'), ({ proposedAt }) =>
          proposedAt ? format.dayOf(proposedAt) : '–',
        ),
        width: '112px',
      },
      {
        ...extra('gewijzigd', t('placements.changed'), ({ changedAt }) => format.dayOf(changedAt)),
        width: '112px',
        sorts: true,
      },
      {
        key: 'periode',
        head: t('placements.when'),
        width: 'minmax(0, 2.2fr)',
        sorts: true,
        cell: ({ startsOn, endsOn }) => format.period(startsOn, endsOn),
      },
      {
        key: 'stand',
        head: t('placements.state'),
        width: 'minmax(150px, 1.8fr)',
        cell: ({ state, notReadyInTime }) => {
          const { kind, word } = stateBuoy(state, format.language);
          return (
            <Cell note={notReadyInTime ? t('placement.notReady') : undefined}>
              <Buoy kind={notReadyInTime ? 'red' : kind} small>
                {word}
              </Buoy>
            </Cell>
          );
        },
      },
    ];
  }, [t, format, words]);
}
