import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useReasonWords } from './plan-words.ts';

const care = { __typename: 'Company' as const, id: 'care', name: 'Zorgpunt Oost' };
const school = { __typename: 'School' as const, id: 'school', name: 'Atheneum Zandhoek' };
const ward = { __typename: 'Slot' as const, id: 'ward', title: 'Zorg op zaal', company: care };
const capped = {
  __typename: 'MatchingReason' as const,
  kind: 'CAPPED' as const,
  rules: [],
  students: null,
  places: null,
  morePlaces: [],
  moreStudents: [],
  moreOfSchools: [],
  cappedBy: [care],
  nearest: null,
  nearestRules: [],
};

it('tells which limit for each school would have to give one more, with all else that has to', () => {
  const { result } = renderHook(() => useReasonWords());
  const change = (more: object) => result.current({ ...capped, ...more }).change;
  const atCompany = { company: care, school, slot: null };
  expect(change({ moreOfSchools: [atCompany] })).toBe(
    'Zorgpunt Oost neemt één leerling meer van Atheneum Zandhoek',
  );
  expect(change({ moreOfSchools: [{ ...atCompany, slot: ward }] })).toBe(
    'Zorg op zaal, Zorgpunt Oost neemt één leerling meer van Atheneum Zandhoek',
  );
  expect(change({ morePlaces: [ward], moreStudents: [care], moreOfSchools: [atCompany] })).toBe(
    'Eén plaats erbij: Zorg op zaal, Zorgpunt Oost, en Zorgpunt Oost neemt er één meer dan de eigen grens, ' +
      'en Zorgpunt Oost neemt één leerling meer van Atheneum Zandhoek',
  );
});

it('tells whose limit it depends on where no change is known', () => {
  const { result } = renderHook(() => useReasonWords());
  const unknown = 'Hangt af van de grens per school bij Zorgpunt Oost';
  expect(result.current(capped).change).toBe(unknown);
  // What is no longer shown to this reader cannot be told.
  const gone = { __typename: 'MatchingSchoolShare' as const, company: care, school: null, slot: null };
  expect(result.current({ ...capped, moreOfSchools: [gone] }).change).toBe(unknown);
});
