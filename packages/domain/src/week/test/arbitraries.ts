import fc from 'fast-check';
import { addDays, mondayOf, type WorkingDay } from '../../time/working-day.ts';
import { clockTime } from '../../time/clock-time.ts';
import type { WeekException } from '../exceptions.ts';
import type { Offer } from '../offer.ts';
import {
  dayProblem,
  patternProblems,
  weekdaysOf,
  weekOf,
  weekPattern,
  type Week,
  type WeekPattern,
} from '../pattern.ts';
import { scheduleProblems, type Schedule } from '../schedule.ts';
import { LEARNING_PLACES, lengthOf, usualBreak, type Stretch } from '../stretch.ts';

/** Values of the field for properties: ordinary weeks mostly, and all that the types allow sometimes. */
export const place = fc.constantFrom(...LEARNING_PLACES);

const usualTimes = fc.constantFrom(
  ['08:00', '16:30'],
  ['08:30', '16:00'],
  ['08:30', '12:00'],
  ['13:00', '17:00'],
  ['09:00', '17:06'],
  ['22:00', '06:00'],
);
const anyTimes = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }))
  .map(([from, length]) => [clockTime(from), clockTime(from + length)]);

export const stretch: fc.Arbitrary<Stretch> = fc
  .record({
    place,
    times: fc.oneof({ weight: 4, arbitrary: usualTimes }, { weight: 1, arbitrary: anyTimes }),
    share: fc.option(fc.double({ min: 0, max: 0.99, noNaN: true }), { freq: 3 }),
  })
  .map(({ place: at, times, share }) => {
    const [from, to] = times as [string, string];
    const length = lengthOf({ from, to });
    return {
      place: at,
      from,
      to,
      breakMinutes: share === null ? usualBreak(length) : Math.floor(length * share),
    };
  });

export const dayStretches: fc.Arbitrary<Stretch[]> = fc
  .array(stretch, { maxLength: 3 })
  .map((stretches) => stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
  .filter((stretches) => dayProblem(stretches) === null);

/** A week made of a few day plans, as weeks are. */
export const week: fc.Arbitrary<Week> = fc
  .tuple(
    fc.array(dayStretches, { minLength: 1, maxLength: 3 }),
    fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
  )
  .map(([plans, picks]) => picks.map((pick) => plans[pick % plans.length]!))
  .filter((one) => patternProblems([one], null).length === 0);

export const workingDay: fc.Arbitrary<WorkingDay> = fc
  .integer({ min: 0, max: 1400 })
  .map((days) => addDays('2025-08-01', days));

const laterWeek = (first: Week): fc.Arbitrary<Week> =>
  fc.oneof(
    fc.constant(first),
    week,
    fc
      .tuple(fc.integer({ min: 0, max: 6 }), dayStretches, place)
      .map(([at, stretches, other]) =>
        first.map((day, of) =>
          of !== at ? day : day.length === 1 ? [{ ...day[0]!, place: other }] : stretches,
        ),
      ),
  );

export const pattern: fc.Arbitrary<WeekPattern> = week
  .chain((first) =>
    fc.tuple(
      fc.array(laterWeek(first), { maxLength: 3 }).map((later) => [first, ...later]),
      workingDay.map(mondayOf),
    ),
  )
  .filter(([weeks, monday]) => patternProblems(weeks, monday).length === 0)
  .map(([weeks, monday]) => weekPattern(weeks, monday));

function exception(startsOn: WorkingDay, length: number): fc.Arbitrary<WeekException> {
  const day = fc.integer({ min: 0, max: length }).map((ahead) => addDays(startsOn, ahead));
  const range = fc
    .tuple(day, day)
    .map(([one, other]) => (one < other ? [one, other] : [other, one]) as [string, string]);
  return fc.oneof(
    range.map(([from, to]) => ({ kind: 'OFF' as const, from, to })),
    fc.tuple(day, day).map(([from, to]) => ({ kind: 'MOVED' as const, from, to })),
    fc.tuple(range, week).map(([[from, to], one]) => ({ kind: 'BLOCK' as const, from, to, week: one })),
    fc
      .tuple(day, dayStretches, fc.constantFrom('EXTRA' as const, 'EXAM' as const))
      .map(([on, stretches, kind]) => ({ kind, day: on, stretches })),
    day.map((on) => ({ kind: 'VISIT' as const, day: on, at: '14:00' })),
  );
}

/** A schedule of up to 40 weeks with up to three versions and five exceptions. */
export const schedule: fc.Arbitrary<Schedule> = fc
  .tuple(workingDay, fc.integer({ min: 0, max: 280 }))
  .chain(([startsOn, length]) =>
    fc.record({
      startsOn: fc.constant(startsOn),
      endsOn: fc.constant(addDays(startsOn, length)),
      versions: fc
        .tuple(
          pattern,
          fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, length) }), { maxLength: 2 }),
          fc.array(pattern, { minLength: 2, maxLength: 2 }),
        )
        .map(([first, changes, patterns]) => [
          { from: startsOn, pattern: first },
          ...changes
            .filter((ahead) => ahead <= length)
            .toSorted((a, b) => a - b)
            .map((ahead, at) => ({ from: addDays(startsOn, ahead), pattern: patterns[at]! })),
        ]),
      exceptions: fc.array(exception(startsOn, length), { maxLength: 5 }),
    }),
  )
  .filter((one) => scheduleProblems(one).every(({ why }) => why === 'DAY'));

/** What a slot offers: any pattern at the company, the same hours on some days most of the time. */
export const offer: fc.Arbitrary<Offer> = fc
  .oneof(
    { weight: 2, arbitrary: pattern },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), stretch)
        .map(([days, hours]) => weekPattern([weekOf(Object.fromEntries(days.map((day) => [day, [hours]])))])),
    },
  )
  .map(({ weeks, firstWeek }) =>
    weekPattern(
      weeks.map((one) => one.map((day) => day.map((each) => ({ ...each, place: 'WORKPLACE' as const })))),
      firstWeek,
    ),
  )
  .filter((one) => weekdaysOf(one).length > 0)
  .chain((one) => {
    const number = fc.integer({ min: 1, max: weekdaysOf(one).length });
    const count = fc.tuple(number, number).map(([a, b]) => ({ least: Math.min(a, b), most: Math.max(a, b) }));
    return fc.option(count).map((days) => ({ pattern: one, days }));
  });
