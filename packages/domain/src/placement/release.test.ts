import { expect, it } from 'vitest';
import { isReleased } from './release.ts';

it('lets every school propose from the day that the company named, and some before', () => {
  const slot = { releasedOn: '2027-03-01', earlySchoolIds: ['own'] };
  expect(isReleased(slot, 'other', '2027-02-28')).toBe(false);
  expect(isReleased(slot, 'own', '2027-02-28')).toBe(true);
  expect(isReleased(slot, 'other', '2027-03-01')).toBe(true);
  expect(isReleased({ releasedOn: null, earlySchoolIds: [] }, 'other', '2026-09-01')).toBe(true);
});
