import { nextSchoolYear, schoolYearBefore } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { type Sorted, useListState } from '../../session/list-state.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { useWords } from '../../session/words.ts';
import { ARCHIVED_KEY, useArchivedFilter } from '../../ui/archived-chip.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { listKeys } from '../../ui/list-keys.ts';
import { useProgrammeOptions, useSchoolOptions } from './school-options.ts';

/** Filters, by their keys in the address. */
const KEYS = [...['jaar', 'school', 'opleiding'].map((key) => ({ key })), ARCHIVED_KEY];

const ALL = 'alle';

/** The choice of school year that stands in sight above a list, and which one that is: null for all of them. */
function useYearChoice() {
  const { t } = useTranslation('schools');
  const now = schoolYearOf(useSignedInViewer().today);
  const years = [schoolYearBefore(now), now, nextSchoolYear(now)];
  return {
    stand: {
      key: 'jaar',
      label: t('schoolYear'),
      standard: now,
      options: [
        ...years.map((year) => ({ value: year, label: year })),
        { value: ALL, label: t('everyYear') },
      ],
    },
    now,
    /** The year that the address asks for. */
    yearOf: (asked: string | undefined) =>
      asked === ALL ? null : (years.find((year) => year === asked) ?? now),
  };
}

/**
 * What a list of something that schools have each year is asked, from its address: which year and school, which
 * programme, and in what order. Without a choice it is the viewer's own school.
 *
 * @param sorts - the API's orders by column; `start` names one of them
 * @param otherSchools - whether another school than the own one can be chosen
 */
export function useSchoolYearList<Sort extends string>(
  columns: readonly DataColumn<never>[],
  {
    sorts,
    start,
    ownSchoolId,
    otherSchools,
  }: {
    sorts: Readonly<Record<string, Sort>>;
    start: Sorted & { sort: NoInfer<Sort> };
    ownSchoolId: string | null;
    otherSchools: boolean;
  },
) {
  const { t } = useTranslation('schools');
  const words = useWords();
  const archived = useArchivedFilter();
  const { stand, now, yearOf } = useYearChoice();
  const state = useListState(listKeys(columns, KEYS, start));
  const { filters: asked } = state;
  const schoolId = asked['school'] ?? ownSchoolId;
  const schools = useSchoolOptions();
  const filters = [
    ...(otherSchools ? [{ key: 'school', label: t('school'), options: schools }] : []),
    { key: 'opleiding', label: capital(words.programme), options: useProgrammeOptions(schoolId) },
    archived,
  ];
  const schoolYear = yearOf(asked[stand.key]);
  const variables = {
    search: state.search,
    schoolId,
    programmeId: asked['opleiding'] ?? null,
    schoolYear,
    archived: asked[archived.key] !== undefined,
    sort: sorts[state.sort.column] ?? start.sort,
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  // What is made anew belongs to the year that is shown.
  return { state, stand, filters, variables, newIn: schoolYear ?? now };
}
