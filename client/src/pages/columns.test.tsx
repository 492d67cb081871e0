import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useMemberColumns } from '../features/accounts/member-columns.tsx';
import { useCompanyColumns } from '../features/companies/company-columns.tsx';
import { useRecognitionColumns } from '../features/companies/recognition-columns.tsx';
import { usePlacementColumns } from '../features/placements/placement-columns.tsx';
import { useProeftuinColumns } from '../features/proeftuinen/proeftuin-columns.tsx';
import { useClassColumns } from '../features/schools/class-columns.tsx';
import { usePeriodColumns } from '../features/schools/period-columns.tsx';
import { useProgrammeColumns } from '../features/schools/programme-columns.tsx';
import { useSchoolColumns } from '../features/schools/school-columns.tsx';
import { useSiteColumns } from '../features/slots/site-columns.tsx';
import { useSlotColumns } from '../features/slots/slot-columns.tsx';
import { useStudentColumns } from '../features/students/student-columns.tsx';
import { useNeedColumns } from '../features/students/need-columns.tsx';
import { type SignedInViewer, ViewerContext, type ViewerOrganisation } from '../session/viewer.ts';

const SCHOOL: ViewerOrganisation = { id: '1', kind: 'SCHOOL', name: 'School', country: 'BE' };
const VIEWER: SignedInViewer = {
  person: { id: '1', firstName: 'Ann', displayName: 'Ann' },
  membership: null,
  memberships: [],
  today: '2026-11-24',
  demo: false,
  canCreate: [],
};
const nothing = () => undefined;

it.each<[string, () => readonly unknown[]]>([
  ['members', () => useMemberColumns(SCHOOL, nothing, nothing)],
  ['companies', useCompanyColumns],
  ['placements', usePlacementColumns],
  ['recognitions', useRecognitionColumns],
  ['proeftuinen', useProeftuinColumns],
  ['sites', () => useSiteColumns(null, nothing)],
  ['slots', useSlotColumns],
  ['needs', useNeedColumns],
  ['students', useStudentColumns],
  ['schools', useSchoolColumns],
  ['programmes', () => useProgrammeColumns(nothing, nothing)],
  ['classes', () => useClassColumns(true, nothing, nothing)],
  ['periods', () => usePeriodColumns(nothing, nothing)],
])(
  'keeps the columns of %s as they are while nothing changes, so that rows need not be drawn anew',
  (_, use) => {
    const { result, rerender } = renderHook(use, {
      wrapper: ({ children }) => <ViewerContext value={VIEWER}>{children}</ViewerContext>,
    });
    const first = result.current;
    rerender();
    expect(result.current).toBe(first);
  },
);
