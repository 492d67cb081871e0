import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, mondayOf, weekday } from '../time/working-day.ts';
import { closedSides } from './closed-sides.ts';
import { calendarOf, closureOn, closuresByDay, type Calendar } from './closures.ts';
import { dutchSchoolHolidays } from './dutch-holidays.ts';
import { easterSunday } from './easter.ts';
import { flemishSchoolHolidays } from './flemish-holidays.ts';
import { publicHolidays } from './public-holidays.ts';
import { calendars } from './test/arbitraries.ts';
import { derived } from './test/two-years.ts';

const names = (calendar: Calendar): string[] => calendar.map(({ from, name }) => `${from} ${name.nl}`);
const holidays = (calendar: Calendar): string[] =>
  calendar
    .filter(({ kind }) => kind === 'SCHOOL_HOLIDAY')
    .map(({ from, to, name }) => `${name.nl} ${from} ${to}`);

/** Easter by the oldest rule: the Sunday after the first full moon of the church on or after 21 March. */
function easterByMoon(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const solar = Math.floor((3 * century) / 4) - 12;
  const lunar = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (11 * golden + 20 + lunar - solar) % 30;
  if (epact < 0) epact += 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact++;
  let moon = 44 - epact;
  if (moon < 21) moon += 30;
  const fullMoon = new Date(Date.UTC(year, 2, moon));
  const days = 7 - fullMoon.getUTCDay();
  fullMoon.setUTCDate(fullMoon.getUTCDate() + days);
  return fullMoon.toISOString().slice(0, 10);
}

describe('public holidays', () => {
  it('know Easter for centuries', () => {
    for (let year = 1900; year <= 2199; year++)
      expect(fromDayNumber(easterSunday(year))).toBe(easterByMoon(year));
    expect(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25']).toEqual(
      [2024, 2025, 2026, 2027, 2028, 2038].map((year) => fromDayNumber(easterSunday(year))),
    );
  });

  it('of November 2026 to August 2027, in Belgium', () => {
    expect(names(publicHolidays('BE', '2026-11-01', '2027-08-31'))).toEqual([
      '2026-11-01 Allerheiligen',
      '2026-11-11 Wapenstilstand',
      '2026-12-25 Kerstmis',
      '2027-01-01 Nieuwjaar',
      '2027-03-29 Paasmaandag',
      '2027-05-01 Dag van de Arbeid',
      '2027-05-06 O.L.H.-Hemelvaart',
      '2027-05-17 Pinkstermaandag',
      '2027-07-21 Nationale feestdag',
      '2027-08-15 O.L.V.-Hemelvaart',
    ]);
  });

  it('of the same months in the Netherlands, where some close only schools', () => {
    const everyone = names(publicHolidays('NL', '2026-11-01', '2027-08-31'));
    expect(everyone).toEqual([
      '2026-12-25 Eerste Kerstdag',
      '2026-12-26 Tweede Kerstdag',
      '2027-01-01 Nieuwjaarsdag',
      '2027-03-29 Tweede Paasdag',
      '2027-04-27 Koningsdag',
      '2027-05-06 Hemelvaartsdag',
      '2027-05-17 Tweede Pinksterdag',
    ]);
    expect(
      names(publicHolidays('NL', '2026-11-01', '2027-08-31', 'SCHOOLS')).filter(
        (day) => !everyone.includes(day),
      ),
    ).toEqual(['2027-03-26 Goede Vrijdag', '2027-05-05 Bevrijdingsdag']);
  });

  it('change with the years, and say how sure they are', () => {
    const days = (year: number): string[] => names(publicHolidays('NL', `${year}-04-20`, `${year}-05-05`));
    expect(days(2013)).toContain('2013-04-30 Koninginnedag');
    expect(days(2014)).toContain('2014-04-26 Koningsdag');
    expect(days(2025)).toContain('2025-05-05 Bevrijdingsdag');
    expect(days(2025)).toContain('2025-04-26 Koningsdag');
    expect(days(2024)).not.toContain('2024-05-05 Bevrijdingsdag');
    for (const { name, source } of publicHolidays('NL', '2027-01-01', '2027-12-31', 'SCHOOLS'))
      expect(source.certainty).toBe(
        ['Goede Vrijdag', 'Bevrijdingsdag'].includes(name.nl) ? 'UNSURE' : 'SURE',
      );
    for (const { source } of publicHolidays('BE', '2027-01-01', '2027-12-31'))
      expect(source).toMatchObject({
        certainty: 'SURE',
        reference: expect.stringContaining('1974') as string,
      });
    for (const year of [2026, 2027, 2040])
      expect(publicHolidays('BE', `${year}-01-01`, `${year}-12-31`)).toHaveLength(10);
  });
});

/** As schools published them (kunstacademieturnhout.be, ptsmechelen.be, vermeylenschool.be), and the fact sheet's 2026-2027. */
const PUBLISHED: Record<number, readonly string[]> = {
  2022: [
    'Herfstvakantie 2022-10-31 2022-11-06',
    'Kerstvakantie 2022-12-26 2023-01-08',
    'Krokusvakantie 2023-02-20 2023-02-26',
    'Paasvakantie 2023-04-03 2023-04-16',
    'Hemelvaart 2023-05-18 2023-05-19',
    'Zomervakantie 2023-07-01 2023-08-31',
  ],
  2023: [
    'Herfstvakantie 2023-10-30 2023-11-05',
    'Kerstvakantie 2023-12-25 2024-01-07',
    'Krokusvakantie 2024-02-12 2024-02-18',
    'Paasvakantie 2024-04-01 2024-04-14',
    'Hemelvaart 2024-05-09 2024-05-10',
    'Zomervakantie 2024-07-01 2024-08-31',
  ],
  2024: [
    'Herfstvakantie 2024-10-28 2024-11-03',
    'Kerstvakantie 2024-12-23 2025-01-05',
    'Krokusvakantie 2025-03-03 2025-03-09',
    'Paasvakantie 2025-04-07 2025-04-20',
    'Hemelvaart 2025-05-29 2025-05-30',
    'Zomervakantie 2025-07-01 2025-08-31',
  ],
  2025: [
    'Herfstvakantie 2025-10-27 2025-11-02',
    'Kerstvakantie 2025-12-22 2026-01-04',
    'Krokusvakantie 2026-02-16 2026-02-22',
    'Paasvakantie 2026-04-06 2026-04-19',
    'Hemelvaart 2026-05-14 2026-05-15',
    'Zomervakantie 2026-07-01 2026-08-31',
  ],
  2026: [
    'Herfstvakantie 2026-11-02 2026-11-08',
    'Kerstvakantie 2026-12-21 2027-01-03',
    'Krokusvakantie 2027-02-08 2027-02-14',
    'Paasvakantie 2027-03-29 2027-04-11',
    'Hemelvaart 2027-05-06 2027-05-07',
    'Zomervakantie 2027-07-01 2027-08-31',
  ],
};

describe('school holidays', () => {
  it.each(Object.entries(PUBLISHED))(
    'of Flanders in the year from %s are those published',
    (year, published) => {
      expect(holidays(flemishSchoolHolidays(Number(year)))).toEqual(published);
    },
  );

  it('of Flanders follow the decree in years where the rules bend', () => {
    const of = (year: number, name: string): string | undefined =>
      holidays(flemishSchoolHolidays(year)).find((holiday) => holiday.startsWith(name));
    expect(of(2020, 'Herfst')).toContain('2020-11-02');
    expect(of(2021, 'Kerst')).toContain('2021-12-27');
    expect(of(2022, 'Kerst')).toContain('2022-12-26');
    expect(of(2018, 'Paas')).toContain('2019-04-08');
    expect(of(2027, 'Paas')).toContain('2028-04-03');
    for (let year = 2000; year < 2100; year++)
      for (const { from, to, name } of flemishSchoolHolidays(year))
        if (['Herfstvakantie', 'Kerstvakantie', 'Krokusvakantie', 'Paasvakantie'].includes(name.nl)) {
          expect(weekday(from)).toBe(1);
          expect(weekday(to)).toBe(7);
        }
  });

  it('of Flanders close Easter Monday also where the holidays end on Easter Sunday', () => {
    expect(closureOn(flemishSchoolHolidays(2024), '2025-04-21')?.name.nl).toBe('Paasmaandag');
  });

  it('of the Netherlands differ by region and within Zeeland, and are marked as examples', () => {
    const spring = (calendar: Calendar | null): string =>
      holidays(calendar ?? []).find((holiday) => holiday.startsWith('Voorjaar')) ?? '';
    expect(spring(dutchSchoolHolidays(2026, 'CENTRAL'))).toContain('2027-02-20 2027-02-28');
    expect(spring(dutchSchoolHolidays(2026, 'CENTRAL', { carnival: true }))).toContain(
      '2027-02-06 2027-02-14',
    );
    expect(spring(dutchSchoolHolidays(2026, 'SOUTH'))).toContain('2027-02-06 2027-02-14');
    expect(holidays(dutchSchoolHolidays(2026, 'NORTH') ?? [])).toHaveLength(2);
    expect(dutchSchoolHolidays(2031, 'SOUTH')).toBeNull();
    for (const { kind, source } of dutchSchoolHolidays(2026, 'SOUTH', { carnival: true }) ?? [])
      if (kind === 'SCHOOL_HOLIDAY') expect(source.certainty).toBe('UNSURE');
  });

  it('leave one side closed for six weeks a year with carnival and for eight without, beside summer', () => {
    const weeksWithOneSide = (carnival: boolean): number => {
      const flemish = flemishSchoolHolidays(2026).filter(({ kind }) => kind === 'SCHOOL_HOLIDAY');
      const dutch = (dutchSchoolHolidays(2026, 'CENTRAL', { carnival }) ?? []).filter(
        ({ kind }) => kind === 'SCHOOL_HOLIDAY',
      );
      const days = closedSides({ school: flemish, country: dutch, company: [] }, '2026-09-01', '2027-06-30');
      const weeks = new Map<string, number>();
      for (const { day, school, host } of days)
        if ((school === null) !== (host === null))
          weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + 1);
      return [...weeks.values()].filter((count) => count >= 3).length;
    };
    expect(weeksWithOneSide(true)).toBe(6);
    expect(weeksWithOneSide(false)).toBe(8);
    const summer = closedSides(
      {
        school: flemishSchoolHolidays(2026),
        country: dutchSchoolHolidays(2026, 'CENTRAL') ?? [],
        company: [],
      },
      '2027-07-01',
      '2027-08-31',
    ).filter(({ host }) => host === null);
    expect([summer[0]?.day, summer.find(({ day }) => day > '2027-07-31')?.day, summer.at(-1)?.day]).toEqual([
      '2027-07-01',
      '2027-08-30',
      '2027-08-31',
    ]);
  });
});

describe('calendars', () => {
  it('give each day its closure, whichever way they are asked', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 20_300, max: 22_000 }),
        fc.nat(300),
        ({ school }, first, length) => {
          closuresByDay(school, first, length).forEach((closure, at) => {
            expect(closure ?? null).toEqual(closureOn(school, fromDayNumber(first + at)));
          });
        },
      ),
    );
  });

  it.each(['UTC', 'Australia/Sydney', 'America/Los_Angeles'])(
    'check 24: are the same on a server in %s',
    { timeout: 30_000 },
    (zone) => {
      const script = `import { derived } from ${JSON.stringify(fileURLToPath(new URL('./test/two-years.ts', import.meta.url)))};
      console.log(JSON.stringify(derived()));`;
      const output = execFileSync(
        process.execPath,
        ['--conditions=source', '--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
        { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
      );
      const expected = derived();
      expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(expected)));
      expect(expected.changes.map((day) => day?.stretches.map(({ place }) => place))).toEqual([
        ['WORKPLACE'],
        ['WORKPLACE'],
        ['SCHOOL'],
        ['SCHOOL'],
        [],
      ]);
    },
  );

  it('stand in the order of their days', () => {
    fc.assert(
      fc.property(calendars, ({ school, country }) => {
        const froms = calendarOf(school, country).map(({ from }) => from);
        expect(froms).toEqual(froms.toSorted());
      }),
    );
    expect(
      closedSides({ school: [], country: [], company: [] }, '2027-01-01', addDays('2027-01-01', 9)),
    ).toEqual([]);
  });
});
