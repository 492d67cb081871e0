import fc from 'fast-check';
import type { FitNeed, FitSlot } from '../../fit/rules.ts';
import { TRAVEL_MEANS } from '../../travel/means.ts';
import { offer, pattern } from '../../week/test/arbitraries.ts';
import type { PlacingNeed, PlacingSlot } from '../market.ts';

const id = (...of: string[]) => fc.constantFrom(...of);
const point = fc.record({
  lat: fc.double({ min: 50.9, max: 51.6, noNaN: true }),
  lon: fc.double({ min: 3.2, max: 4.3, noNaN: true }),
});
const weekdays = fc.subarray([1, 2, 3, 4, 5]);
const country = fc.constantFrom('BE' as const, 'NL' as const);
const words = fc.subarray(['lassen', 'zorg', 'kastenbouw'], { minLength: 1 });
const occupations = fc.subarray(['esco:7411.1', 'esco:7233.7', 'esco:3113.1']);

export const fitNeed: fc.Arbitrary<FitNeed> = fc.record({
  qualificationId: id('q1', 'q2'),
  occupations,
  recognitionScheme: fc.constantFrom('SBB' as const, 'DUAL' as const, 'NONE' as const),
  level: fc.constantFrom(3, 4),
  country,
  schoolId: fc.constantFrom('a', 'b'),
  startsOn: fc.constant('2027-02-01'),
  endsOn: fc.constantFrom('2027-02-26', '2027-05-28'),
  weekdays,
  age: fc.option(fc.constantFrom(15, 17, 21)),
  birthDate: fc.option(fc.constantFrom('2011-09-03', '2009-03-14', '2005-01-30')),
  dual: fc.boolean(),
  school: fc.option(pattern),
  languages: fc.subarray(['nl', 'fr']),
  home: fc.option(point),
  means: fc.subarray([...TRAVEL_MEANS]),
  maxTravelMinutes: fc.option(fc.integer({ min: 10, max: 120 })),
  wishes: fc.option(
    fc.record({
      choices: fc.array(fc.record({ slotId: fc.option(id('s1', 's2')), words }), { maxLength: 3 }),
      places: fc.subarray(['gent', 'terneuzen']),
    }),
  ),
  declinedBy: fc.subarray(['c1', 'c2']),
  companyRanks: fc.dictionary(id('s1', 's2'), fc.integer({ min: 1, max: 100 })),
});

const share = fc.option(
  fc.record({
    most: fc.constant(2),
    held: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 3 })),
  }),
);

export const fitSlot: fc.Arbitrary<FitSlot> = fc.record({
  id: id('s1', 's2', 's3'),
  companyId: id('c1', 'c2'),
  qualificationIds: fc.subarray(['q1', 'q2'], { minLength: 1 }),
  occupations,
  levels: fc.subarray([3, 4]),
  country,
  startsOn: fc.constantFrom('2026-09-01', '2027-03-01'),
  endsOn: fc.constant('2027-08-31'),
  offer,
  words,
  places: fc.integer({ min: 1, max: 3 }),
  placesTaken: fc.integer({ min: 0, max: 3 }),
  room: fc.option(
    fc.record({
      left: fc.integer({ min: 0, max: 2 }),
      most: fc.constant(4),
      of: fc.constantFrom('COMPANY' as const, 'MENTOR' as const),
    }),
  ),
  perSchool: share,
  perSchoolAtCompany: share,
  releasedOn: fc.option(fc.constantFrom('2026-11-24', '2027-03-01')),
  earlySchoolIds: fc.subarray(['a', 'b']),
  paused: fc.boolean(),
  closed: fc.boolean(),
  language: fc.constantFrom('nl', 'fr'),
  minimumAge: fc.option(fc.constantFrom(16, 18)),
  lastConfirmedOn: fc.option(fc.constantFrom('2026-11-20', '2025-01-10')),
  site: fc
    .tuple(point, fc.constantFrom('Gent', 'Terneuzen'))
    .map(([at, place]) => ({ id: 'site', place, ...at })),
  recognitions: fc.array(
    fc.record({
      siteId: fc.constant('site'),
      qualificationId: id('q1', 'q2'),
      scheme: fc.constantFrom('SBB' as const, 'DUAL' as const),
      validFrom: fc.constantFrom('2024-01-01', '2027-06-01'),
      validTo: fc.option(fc.constantFrom('2026-12-31', '2028-12-31')),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});

export const placingNeed: fc.Arbitrary<PlacingNeed> = fc.record({
  id: id('n1', 'n2'),
  fit: fitNeed,
  priority: fc.record({
    shortage: fc.boolean(),
    sentBack: fc.integer({ min: 0, max: 9 }),
    behind: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
});

export const placingSlot: fc.Arbitrary<PlacingSlot> = fc.record({
  places: fc.integer({ min: 0, max: 3 }),
  fit: fitSlot,
});
