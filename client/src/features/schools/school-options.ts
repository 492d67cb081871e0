import { useQuery } from '@apollo/client/react';
import { nextSchoolYear, schoolYearBefore } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { useTranslation } from 'react-i18next';
import { useOwnOrganisation } from '../../session/own-organisation.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { OwnSchoolDocument, ProgrammeChoicesDocument, SchoolChoicesDocument } from './lists.generated.ts';

/** The schools to choose from. */
export function useSchoolOptions(): { value: string; label: string }[] {
  const { data } = useQuery(SchoolChoicesDocument);
  return (data?.schools.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** The programmes of a school to choose from; none as long as no school is chosen. */
export function useProgrammeOptions(schoolId: string | null): { value: string; label: string }[] {
  const { data } = useQuery(ProgrammeChoicesDocument, {
    variables: { schoolId: schoolId ?? '' },
    skip: schoolId === null,
  });
  return (data?.programmes.nodes ?? []).map(({ id, title }) => ({ value: id, label: title }));
}

const ALL = 'alle';

/** The choice of school year that stands in sight above a list, and which one that is: null for all of them. */
export function useYearChoice() {
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

/** What the sheets of the viewer's own school need to make something new; null without a school or before it came. */
export function useOwnSchool(wanted: boolean) {
  const id = useOwnOrganisation('School');
  const { data, refetch } = useQuery(OwnSchoolDocument, {
    variables: { id: id ?? '' },
    skip: id === null || !wanted,
  });
  const school = data?.node?.__typename === 'School' ? data.node : null;
  return { id, school, refetch };
}
