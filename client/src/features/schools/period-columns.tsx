import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import type { PeriodRowFragment } from './lists.generated.ts';
import { RecordName } from './record-name.tsx';

/** What a list of placement periods can show; the name opens what one may edit, else its school. */
export function usePeriodColumns(
  onOpen: (period: PeriodRowFragment) => void,
  onChanged: () => unknown,
): DataColumn<PeriodRowFragment, ListColumn<'periods'>>[] {
  const { t } = useTranslation('schools');
  const format = useFormat();
  const words = useWords();
  return useMemo(
    () => [
      {
        key: 'periode',
        head: capital(words.period),
        width: 'minmax(0, 2.2fr)',
        fixed: true,
        sorts: true,
        tells: ['klas'],
        cell: (one, shown) => (
          <RecordName
            record={one}
            school={one.programme.school.id}
            onOpen={() => onOpen(one)}
            onChanged={onChanged}
            {...(!shown.includes('klas') && one.class ? { note: one.class.name } : {})}
          >
            {one.name}
          </RecordName>
        ),
      },
      {
        key: 'opleiding',
        head: capital(words.programme),
        width: 'minmax(0, 2.6fr)',
        sorts: true,
        cell: ({ programme }) => programme.title,
      },
      {
        key: 'klas',
        head: capital(words.class),
        width: 'minmax(0, 1.4fr)',
        extra: true,
        named: true,
        cell: (one) => one.class?.name ?? '–',
      },
      {
        key: 'school',
        head: t('school'),
        width: 'minmax(0, 2fr)',
        extra: true,
        sorts: true,
        cell: ({ programme }) => programme.school.name,
      },
      {
        key: 'jaar',
        head: t('schoolYear'),
        width: '128px',
        extra: true,
        sorts: true,
        named: true,
        cell: ({ schoolYear }) => <span className="figures">{schoolYear}</span>,
      },
      {
        key: 'dagen',
        head: t('days'),
        width: 'minmax(0, 2.2fr)',
        sorts: true,
        cell: ({ startsOn, endsOn }) => format.period(startsOn, endsOn),
      },
      {
        key: 'weekdagen',
        head: t('weekdays'),
        width: 'minmax(0, 1.4fr)',
        named: true,
        cell: ({ workWeek }) => describeWeekdays(weekdaysOf(workWeek), format.language, format.country),
      },
      {
        key: 'uren',
        head: t('hoursShort'),
        width: '72px',
        extra: true,
        named: true,
        cell: ({ hours }) => <span className="figures">{hours ?? '–'}</span>,
      },
      {
        key: 'deadline',
        head: t('deadlineShort'),
        width: '144px',
        sorts: true,
        named: true,
        cell: ({ deadline }) => (deadline ? format.day(deadline) : '–'),
      },
    ],
    [t, format, words, onOpen, onChanged],
  );
}
