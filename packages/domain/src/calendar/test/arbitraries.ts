import fc from 'fast-check';
import { addDays } from '../../time/working-day.ts';
import { workingDay } from '../../week/test/arbitraries.ts';
import { calendarOf, type Calendar, type PlacementCalendars } from '../closures.ts';

const SOURCE = { reference: 'test', certainty: 'SURE' } as const;

/** Up to eight closures of up to three weeks, overlapping or not. */
const calendar: fc.Arbitrary<Calendar> = fc
  .array(fc.tuple(workingDay, fc.integer({ min: 0, max: 20 })), { maxLength: 8 })
  .map((ranges) =>
    calendarOf(
      ranges.map(([from, length]) => ({
        from,
        to: addDays(from, length),
        kind: 'COMPANY_CLOSURE',
        name: { nl: 'gesloten', en: 'closed' },
        source: SOURCE,
      })),
    ),
  );

export const calendars: fc.Arbitrary<PlacementCalendars> = fc.record({
  school: calendar,
  country: calendar,
  company: calendar,
});
