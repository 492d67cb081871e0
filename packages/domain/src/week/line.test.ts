import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../format/dates.ts';
import { describeLineProblem } from './line-problems.ts';
import { parsePattern } from './parse-line.ts';
import { weekOf, weekPattern, type WeekPattern } from './pattern.ts';
import { printException, printPattern } from './print-line.ts';
import { parseException, parseSchedule, printSchedule } from './schedule-text.ts';
import type { Stretch } from './stretch.ts';
import { pattern, schedule } from './test/arbitraries.ts';

const LANGUAGES: readonly Language[] = ['nl', 'en'];
const day = (place: Stretch['place'], from = '08:00', to = '16:30', breakMinutes = 30): Stretch[] => [
  { place, from, to, breakMinutes },
];

function read(text: string, language: Language = 'nl', firstWeek: string | null = null): WeekPattern {
  const { value, problem } = parsePattern(text, language, firstWeek);
  if (problem) throw new Error(describeLineProblem(problem, 'en'));
  return value;
}

const HYBRID = weekPattern(
  [
    weekOf({
      1: day('SCHOOL'),
      2: day('SCHOOL'),
      3: day('WORKPLACE'),
      4: day('WORKPLACE'),
      5: day('WORKPLACE'),
    }),
    weekOf({
      1: day('SCHOOL'),
      2: day('SCHOOL'),
      3: day('WORKPLACE'),
      4: day('ONLINE'),
      5: day('WORKPLACE'),
    }),
  ],
  '2026-08-31',
);

describe('a week in one line', () => {
  it('is read as people write it', () => {
    expect(read('ma-di school, wo-vr bedrijf 8:00-16:30; om de week do online', 'nl', '2026-08-31')).toEqual(
      HYBRID,
    );
    expect(
      read('Mon-Tue school, Wed-Fri company 8:00-16:30; every other week Thu online', 'en', '2026-08-31'),
    ).toEqual(HYBRID);
    expect(
      read(
        'maandag en dinsdag op school, woensdag t/m vrijdag stage 8u-16u30; om de week do online',
        'nl',
        '2026-08-31',
      ),
    ).toEqual(HYBRID);
  });

  it('is printed so that people read it', () => {
    expect(printPattern(HYBRID, 'nl')).toBe(
      'ma-di school, wo-vr bedrijf 8:00-16:30; om de week do online; week 1 begint op 31 aug 2026',
    );
    expect(printPattern(HYBRID, 'en')).toBe(
      'Mon-Tue school, Wed-Fri company 8:00-16:30; every other week Thu online; week 1 starts on 31 Aug 2026',
    );
  });

  it.each([
    'ma en wo-do school 8:30-16:00, di bedrijf 7:00-15:06 (45 min pauze)',
    'ma school 8:30-12:00 en bedrijf 13:00-17:00, za bedrijf 8:00-16:00 (zonder pauze)',
    'ma-vr school 8:30-16:00; week 2, 3 en 4 van 4 ma-vr bedrijf 8:00-16:30; week 1 begint op 31 aug 2026',
    'ma-do bedrijf 22:00-6:00; om de week ma vrij; week 1 begint op 28 feb 2028',
    'geen vaste dagen; week 3 van 3 vr thuisstudie 9:00-12:00; week 1 begint op 29 mrt 2027',
  ])('comes back as it was written: %s', (line) => {
    expect(printPattern(read(line), 'nl')).toBe(line);
  });

  it('gives groups the times of the group after them, and a changed day its own', () => {
    expect(read('ma school, di online, wo bedrijf 9:00-17:00')).toEqual(
      weekPattern([
        weekOf({
          1: day('SCHOOL', '09:00', '17:00'),
          2: day('ONLINE', '09:00', '17:00'),
          3: day('WORKPLACE', '09:00', '17:00'),
        }),
      ]),
    );
    expect(
      read('ma school 8:30-12:00, di bedrijf 8:00-16:30; om de week ma online; week 1 begint op 2026-08-31')
        .weeks[1]![0],
    ).toEqual(day('ONLINE', '08:30', '12:00', 0));
  });

  it.each([
    [
      'ma-di school, wo kantoor 8:00-16:30',
      'Teken 18, “kantoor”: hier hoort een plaats: school, bedrijf, online, simulatie, thuisstudie of vrij',
      'nl',
    ],
    [
      'Mon school 8:00-16:30; every other week Mun online',
      'Character 41, “Mun”: a day belongs here, such as Mon or Wed-Fri',
      'en',
    ],
    ['ma school', 'Teken 1, “ma”: de tijd ontbreekt', 'nl'],
    [
      'ma school, di school 8:00-10:00 en bedrijf 11:00-12:00, wo school 9:00-10:00',
      'Teken 1, “ma”: de tijd ontbreekt',
      'nl',
    ],
    ['vr-ma school 8:00-16:00', 'Teken 1, “vr”: de laatste dag komt voor de eerste', 'nl'],
    [
      'ma school 8:00-12:00, di-wo school 8:00-12:00, di bedrijf 8:00-12:00',
      'Teken 48, “di”: deze dag staat er al',
      'nl',
    ],
    ['ma school 8:00-25:00', 'Teken 16, “25:00”: deze tijden kunnen niet', 'nl'],
    ['ma school 8:00-8:00', 'Teken 11, “8:00”: deze tijden kunnen niet', 'nl'],
    ['ma school 8:00-9:00 (60 min pauze)', 'Teken 22, “60”: deze pauze kan niet', 'nl'],
    ['ma school 8:00-12:00 en bedrijf 11:00-16:00', 'Teken 1, “ma”: twee tijden overlappen', 'nl'],
    ['ma-di bedrijf 22:00-6:00, wo bedrijf 5:00-9:00', 'Teken 1, “ma”: twee tijden overlappen', 'nl'],
    [
      'ma school 8:00-12:00; week 5 van 6 di school 8:00-12:00',
      'Teken 23, “week”: hier horen weken, zoals week 2 van 3; hoogstens vier',
      'nl',
    ],
    [
      'ma school 8:00-12:00; week 2 van 3 di vrij; om de week di vrij',
      'Teken 45, “om”: alle delen moeten over evenveel weken gaan',
      'nl',
    ],
    ['ma school 8:00-12:00; om de week di school', 'Teken 34, “di”: de tijd ontbreekt', 'nl'],
    [
      'ma school 8:00-12:00; om de week ma online',
      'Teken 43: zeg wanneer week 1 begint, zoals week 1 begint op 31 aug 2026 (een maandag)',
      'nl',
    ],
    [
      'ma school 8:00-12:00; om de week ma online; week 1 begint op 1 sep 2026',
      'Teken 45, “week”: zeg wanneer week 1 begint, zoals week 1 begint op 31 aug 2026 (een maandag)',
      'nl',
    ],
    [
      'Mon school 8:00-12:00; every other week Mon off; week 1 starts on 31 Nov 2026',
      'Character 67, “31”: a date belongs here, such as 31 Aug 2026',
      'en',
    ],
    ['ma school 8:00-12:00 graag', 'Teken 22, “graag”: dit hoort er niet meer bij', 'nl'],
    ['', 'Teken 1: hier hoort een dag, zoals ma of wo-vr', 'nl'],
  ] as const)('says where it stops reading: %s', (text, said, language) => {
    const { problem } = parsePattern(text, language);
    expect(problem && describeLineProblem(problem, language)).toBe(said);
  });

  it('never breaks on a text, and points inside it', () => {
    const words = fc.constantFrom(
      'ma',
      'di',
      '-',
      'school',
      'bedrijf',
      '8:00',
      '16:30',
      ',',
      ';',
      'en',
      'om de week',
      '(',
      'week',
      '2',
      'van',
      'vrij',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const { value, problem } = parsePattern(text, 'nl', '2026-08-31');
          if (problem) {
            expect(problem.from).toBeGreaterThanOrEqual(0);
            expect(problem.to).toBeLessThanOrEqual(text.length);
            expect(text.slice(problem.from, problem.to)).toBe(problem.found);
          } else expect(read(printPattern(value, 'nl'))).toEqual(value);
        },
      ),
    );
  });

  it.each(LANGUAGES)('is the same value after print and parse (%s)', (language) => {
    fc.assert(
      fc.property(pattern, (one) => {
        expect(read(printPattern(one, language), language)).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it.each(LANGUAGES)('so is a schedule with versions and exceptions (%s)', (language) => {
    fc.assert(
      fc.property(schedule, (one) => {
        const lines = printSchedule(one, language);
        expect(parseSchedule(lines.join('\n'), language)).toEqual({ value: one });
        for (const exception of one.exceptions)
          expect(parseException(printException(exception, language), language)).toEqual({ value: exception });
      }),
      { numRuns: 150 },
    );
  });

  it('reads a schedule, and names the line that it cannot read', () => {
    const lines = [
      'di 1 sep 2026 t/m wo 30 jun 2027',
      'ma-di school 8:30-16:00, wo-vr bedrijf 8:00-16:30',
      'vanaf ma 1 feb 2027: ma school 8:30-16:00, di-vr bedrijf 8:00-16:30',
      'do 12 nov 2026 vrij',
      'ma 21 dec 2026 t/m zo 3 jan 2027 vrij',
      'ma 9 nov 2026 naar za 14 nov 2026',
      'ma 18 jan 2027 t/m vr 22 jan 2027: ma-vr bedrijf 8:00-16:30',
      'za 5 dec 2026 extra bedrijf 8:00-12:00',
      'vr 15 jan 2027 examen school 9:00-12:00',
      'wo 2 dec 2026 bezoek 14:00',
    ];
    const { value } = parseSchedule(lines.join('\n'), 'nl');
    expect(printSchedule(value!, 'nl')).toEqual(lines);
    expect(printSchedule(value!, 'en').slice(3, 6)).toEqual([
      'Thu 12 Nov 2026 off',
      'Mon 21 Dec 2026 to Sun 3 Jan 2027 off',
      'Mon 9 Nov 2026 moved to Sat 14 Nov 2026',
    ]);
    const wrong = (text: string): unknown => parseSchedule([...lines, text].join('\n'), 'nl').problem;
    expect(wrong('di 3 dec 2026 vrij')).toMatchObject({ line: 11, code: 'WEEKDAY', from: 0 });
    expect(wrong('3 dec 2026 feest')).toMatchObject({ line: 11, code: 'EXCEPTION', found: 'feest' });
    expect(wrong('4 dec 2026 t/m 3 dec 2026 vrij')).toMatchObject({ line: 11, code: 'PERIOD' });
    expect(wrong('3 dec 2026 extra bedrijf')).toMatchObject({ code: 'TIME_MISSING', found: 'bedrijf' });
    expect(parseSchedule('', 'nl').problem).toMatchObject({ line: 1, code: 'DATE' });
  });
});
