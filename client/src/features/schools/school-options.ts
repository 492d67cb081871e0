import { useQuery } from '@apollo/client/react';
import { useOwnOrganisation } from '../../session/own-organisation.ts';
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
