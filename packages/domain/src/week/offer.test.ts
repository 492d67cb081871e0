import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../format/dates.ts';
import { describeLineProblem } from './line-problems.ts';
import { fitOfSchool, fitOfWork } from './offer-fit.ts';
import { parseOffer, printOffer } from './offer-text.ts';
import { offerProblem, type Offer } from './offer.ts';
import { parsePattern } from './parse-line.ts';
import { weekPattern, type WeekPattern } from './pattern.ts';
import { offer, pattern } from './test/arbitraries.ts';
import { oracleSchool, oracleWork } from './test/offer-oracle.ts';

const LANGUAGES: readonly Language[] = ['nl', 'en'];

function read(text: string, language: Language = 'nl'): Offer {
  const { value, problem } = parseOffer(text, language);
  if (problem) throw new Error(describeLineProblem(problem, 'en'));
  return value;
}
function week(text: string): WeekPattern {
  return parsePattern(text, 'nl').value!;
}

describe('an offer in one line', () => {
  it.each([
    'wo-vr 8:00-16:30',
    '2 tot 3 dagen, niet maandag, 8:00-16:30',
    '2 tot 3 dagen, 8:00-16:30 (60 min pauze)',
    '1 dag, niet maandag en vrijdag, 8:00-16:30',
    '2 dagen: do-za 8:00-16:30',
    '1 tot 2 dagen: wo 8:00-12:00, do-vr 8:00-16:30',
    'ma-wo 22:00-6:00, vr 8:00-12:00 en 13:00-17:00',
    'ma-vr 8:00-16:30; om de week vr vrij; week 1 begint op 31 aug 2026',
  ])('comes back as it was written: %s', (line) => {
    expect(printOffer(read(line), 'nl')).toBe(line);
  });

  it.each([
    ['2-3 dagen per week, niet op ma, 8u-16u30', '2 tot 3 dagen, niet maandag, 8:00-16:30'],
    ['hoogstens 3 dagen, ma-do 8:00-16:30', '1 tot 3 dagen, niet vrijdag, 8:00-16:30'],
    ['minstens 2 dagen: wo-vr bedrijf 8:00-16:30', '2 tot 3 dagen, niet maandag en dinsdag, 8:00-16:30'],
    ['woensdag t/m vrijdag 8.00-16.30 uur', 'wo-vr 8:00-16:30'],
    ['2 dagen, behalve ma, wo-do, 8:00-16:30', '2 dagen: di en vr 8:00-16:30'],
  ])('is read as people write it: %s', (text, line) => {
    expect(printOffer(read(text), 'nl')).toBe(line);
  });

  it('is said in English too', () => {
    const line = '2 to 3 days, not Monday, 8:00-16:30';
    expect(read(line, 'en')).toEqual(read('2 tot 3 dagen, niet maandag, 8:00-16:30'));
    expect(printOffer(read(line, 'en'), 'en')).toBe(line);
  });

  it.each([
    ['', 'Teken 1: hier hoort een dag, zoals ma of wo-vr'],
    ['wo-vr', 'Teken 6: hier hoort een tijd, zoals 8:00-16:30'],
    ['wo school 8:00-16:30', 'Teken 4, “school”: hier hoort een tijd, zoals 8:00-16:30'],
    ['geen vaste dagen', 'Teken 1, “geen”: hier hoort een dag, zoals ma of wo-vr'],
    ['2 tot 3 dagen, niet maandag', 'Teken 28: hier hoort een tijd, zoals 8:00-16:30'],
    [
      '4 dagen: wo-vr 8:00-16:30',
      'Teken 1, “4”: hier hoort een aantal dagen, zoals 2 tot 3 dagen; niet meer dan er dagen zijn',
    ],
    [
      '3 tot 2 dagen, 8:00-16:30',
      'Teken 1, “3”: hier hoort een aantal dagen, zoals 2 tot 3 dagen; niet meer dan er dagen zijn',
    ],
    [
      '2 tot 3, 8:00-16:30',
      'Teken 8, “,”: hier hoort een aantal dagen, zoals 2 tot 3 dagen; niet meer dan er dagen zijn',
    ],
    ['2 dagen, niet kermis, 8:00-16:30', 'Teken 15, “kermis”: hier hoort een dag, zoals ma of wo-vr'],
  ])('says where it stops reading: %s', (text, said) => {
    const { problem } = parseOffer(text, 'nl');
    expect(problem && describeLineProblem(problem, 'nl')).toBe(said);
  });

  it.each(LANGUAGES)('is the same value after print and parse (%s)', (language) => {
    fc.assert(
      fc.property(offer, (one) => {
        expect(offerProblem(one)).toBeNull();
        expect(read(printOffer(one, language), language)).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it('never breaks on a text', () => {
    const words = fc.constantFrom(
      'ma',
      '-',
      '2',
      'tot',
      '3',
      'dagen',
      'niet',
      '8:00',
      '16:30',
      ',',
      ':',
      ';',
      'en',
      'om de week',
      'minstens',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const { value, problem } = parseOffer(text, 'nl', '2026-08-31');
          if (problem) expect(text.slice(problem.from, problem.to)).toBe(problem.found);
          else expect(read(printOffer(value, 'nl'))).toEqual(value);
        },
      ),
    );
  });
});

describe('what fits an offer', () => {
  it('is work within its hours on as many days as asked', () => {
    const offered = read('2 tot 3 dagen, niet maandag, 8:00-16:30');
    expect(fitOfWork(offered, week('do-vr bedrijf 8:00-16:30'))).toEqual({
      fits: true,
      days: [4, 5],
      misses: [],
    });
    expect(
      fitOfWork(offered, week('ma bedrijf 9:00-12:00, wo bedrijf 7:30-16:00, do bedrijf 8:00-12:00')),
    ).toEqual({
      fits: false,
      days: [4],
      misses: [
        { why: 'NOT_OFFERED', weekday: 1 },
        { why: 'OTHER_HOURS', weekday: 3 },
      ],
    });
    expect(fitOfWork(offered, week('vr bedrijf 8:00-16:30')).misses).toEqual([
      { why: 'TOO_FEW_DAYS', days: 1 },
    ]);
    expect(fitOfWork(offered, week('di-vr bedrijf 8:00-16:30')).misses).toEqual([
      { why: 'TOO_MANY_DAYS', days: 4 },
    ]);
  });

  it('is a school that leaves enough days', () => {
    const offered = read('2 tot 3 dagen, niet maandag, 8:00-16:30');
    expect(fitOfSchool(offered, week('ma-di school 8:30-16:00'))).toEqual({
      fits: true,
      days: [3, 4, 5],
      misses: [],
    });
    expect(fitOfSchool(offered, week('ma-do school 8:30-16:00'))).toEqual({
      fits: false,
      days: [5],
      misses: [{ why: 'TOO_FEW_DAYS', days: 1 }],
    });
    const turns = week('ma-vr school 8:30-16:00; om de week ma-vr vrij; week 1 begint op 31 aug 2026');
    expect(fitOfSchool(offered, turns)).toEqual({ fits: true, days: [2, 3, 4, 5], misses: [] });
  });

  it('is what a count of minutes says', () => {
    let fitting = 0;
    fc.assert(
      fc.property(offer, pattern, fc.boolean(), (offered, other, own) => {
        // Half of the time the work comes from the offer itself, since two random weeks seldom fit.
        const work = own
          ? weekPattern(
              offered.pattern.weeks.map((one) => one.map((day, at) => (at % 2 === 0 ? day : []))),
              offered.pattern.firstWeek,
            )
          : other;
        const { fits, days } = fitOfWork(offered, work);
        if (fits && days.length > 0) fitting++;
        expect({ fits, days }).toEqual(oracleWork(offered, work));
        const room = fitOfSchool(offered, other);
        expect({ fits: room.fits, days: room.days }).toEqual(oracleSchool(offered, other));
      }),
      { numRuns: 60 },
    );
    expect(fitting).toBeGreaterThan(5);
  });
});
