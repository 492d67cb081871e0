import { describe, expect, it } from 'vitest';
import { allPlaces, findPlace, middleOf, placesOf, postcodeDigits } from './places.ts';

describe('places', () => {
  it('are found by postcode as people write it', () => {
    expect(findPlace('BE', '9000')).toMatchObject({ name: 'Gent', province: 'OOST_VLAANDEREN' });
    expect(findPlace('BE', 'B-8000', 'koolkerke')).toMatchObject({ name: 'Koolkerke' });
    expect(findPlace('NL', '4531 EP')).toMatchObject({ name: 'Terneuzen', province: 'ZEELAND' });
    expect(postcodeDigits('1234567')).toBe('');
    expect(findPlace('NL', '9000')).toBeNull();
    expect(findPlace('BE', '1000')).toBeNull();
  });

  it('have one middle for a postcode, however it is written, and whatever place of it is meant', () => {
    expect(middleOf('NL', '4531 EP')).toEqual(middleOf('NL', '4531'));
    const { lat, lon } = middleOf('BE', 'B-8000')!;
    expect([lat.toFixed(3), lon.toFixed(3)]).toEqual(['51.228', '3.227']);
    expect(middleOf('BE', '1000')).toBeNull();
    expect(middleOf('BE', '')).toBeNull();
  });

  it('lie in the region, each within its country’s postcodes', () => {
    const all = allPlaces();
    expect(all.length).toBeGreaterThan(600);
    for (const { country, postcode, name, lat, lon } of all) {
      expect(placesOf(country, postcode).map((place) => place.name)).toContain(name);
      expect(lat).toBeGreaterThan(50.6);
      expect(lat).toBeLessThan(51.8);
      expect(lon).toBeGreaterThan(2.5);
      expect(lon).toBeLessThan(4.35);
    }
  });
});
