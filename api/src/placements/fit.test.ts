import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitNeed, type NeedFacts } from './fit.ts';

/** All of a student's file that the rules of fit may not read. */
const person = fc.record({
  firstName: fc.string(),
  lastName: fc.string(),
  email: fc.option(fc.string()),
  phone: fc.option(fc.string()),
  homeStreet: fc.option(fc.string()),
  homePlace: fc.option(fc.string()),
  parentContact: fc.option(fc.string()),
  guidanceNote: fc.option(fc.string()),
  personId: fc.option(fc.string()),
  sortKey: fc.string(),
  searchKeys: fc.array(fc.string()),
  // Not in the product; if it ever is, it does not count either.
  sex: fc.constantFrom('F', 'M', 'X'),
  origin: fc.string(),
  photo: fc.string(),
});

it('sees nothing of who a student is', () => {
  fc.assert(
    fc.property(person, person, (one, other) => {
      expect(seen(one)).toEqual(seen(other));
    }),
  );
});

function seen(who: object) {
  const file = {
    lat: 51.05,
    lon: 3.72,
    birthDate: '2009-03-14',
    homeCountry: 'BE',
    languages: ['nl'],
    travelMeans: ['BICYCLE'],
    maxTravelMinutes: 60,
  };
  const facts = {
    student: { ...file, ...who },
    school: { country: 'BE' },
    programme: { form: 'DUAL_SAO' },
    qualification: { id: 'q', level: 4, occupations: [] },
    age: () => 17,
    home: { lat: file.lat, lon: file.lon },
    birthDate: () => file.birthDate,
  } as unknown as NeedFacts;
  const need = { startsOn: '2027-02-01', endsOn: '2027-05-28', weekdays: [4, 5] };
  return fitNeed(facts, need as never);
}
