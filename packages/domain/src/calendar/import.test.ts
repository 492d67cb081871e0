import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closuresFromCsv } from './import-csv.ts';
import { closuresFromICal } from './import-ical.ts';
import type { ImportedClosures, ImportOptions } from './import-result.ts';

const OPTIONS: ImportOptions = {
  kind: 'STUDY_DAY',
  reference: 'kalender 2026-2027',
  from: '2026-09-01',
  to: '2027-08-31',
  zone: 'Europe/Brussels',
};
const short = ({ closures }: ImportedClosures): string[] =>
  closures.map(({ from, to, name }) => `${from} ${to} ${name.nl}`);

describe('closures from CSV', () => {
  it('are read with Dutch or English headers, any usual separator and both ways to write a day', () => {
    const expected = ['2026-10-05 2026-10-05 Studiedag', '2027-05-07 2027-05-08 Brug, en kermis'];
    for (const text of [
      'van;tot;naam\r\n5/10/2026;;Studiedag\r\n07-05-2027;8.5.2027;Brug, en kermis\r\n',
      'from,to,name\n2026-10-05,2026-10-05,Studiedag\n2027-05-07,2027-05-08,"Brug, en kermis"',
      '\uFEFFDatum\tEinddatum\tOmschrijving\n2026-10-05\t\tStudiedag\n2027-05-07\t2027-05-08\tBrug, en kermis',
    ]) {
      const read = closuresFromCsv(text, OPTIONS);
      expect(read.problems).toEqual([]);
      expect(short(read)).toEqual(expected);
      expect(read.closures[0]).toMatchObject({
        kind: 'STUDY_DAY',
        source: { reference: 'kalender 2026-2027', certainty: 'SURE' },
      });
    }
  });

  it('says by line what it cannot read, and keeps the rest', () => {
    const text = [
      'datum;naam',
      '2026-10-05;Studiedag',
      '31/02/2027;Bestaat niet',
      '',
      '10/5/27;Welke eeuw',
      `2026-11-12;"twee`,
      'regels"',
      `2026-11-13;${'x'.repeat(121)}`,
    ].join('\n');
    const read = closuresFromCsv(text, OPTIONS);
    expect(short(read)).toEqual(['2026-10-05 2026-10-05 Studiedag', '2026-11-12 2026-11-12 twee\nregels']);
    expect(read.problems).toEqual([
      { code: 'DATE', line: 3, found: '31/02/2027' },
      { code: 'DATE', line: 5, found: '10/5/27' },
      { code: 'NAME', line: 8, found: 'x'.repeat(121) },
    ]);
    expect(closuresFromCsv('van;tot\n2027-01-02;2027-01-01', OPTIONS).problems).toEqual([
      { code: 'ORDER', line: 2, found: '2027-01-02 2027-01-01' },
    ]);
    for (const wrong of ['', 'wie;wat\n1;2'])
      expect(closuresFromCsv(wrong, OPTIONS).problems).toMatchObject([{ code: 'HEADER', line: 1 }]);
  });

  it('may name a site of a company by its name, its place or its number, and says where it has none', () => {
    const site = (id: string, name: string, place: string, establishmentNumber: string | null = null) => ({
      id,
      name,
      place,
      establishmentNumber,
    });
    const sites = [
      site('a', 'Hoofdzetel', 'Gent'),
      site('b', 'Loods Noord', 'Zelzate', '2.000.000.001'),
      site('c', 'Loods Zuid', 'Zelzate'),
    ];
    const text = [
      'datum;naam;vestiging',
      '2026-10-05;a;gent',
      '2026-10-06;b;2000000001',
      '2026-10-07;c;loods zuid',
      '2026-10-08;d;',
      '2026-10-09;e;Zelzate',
      '2026-10-12;f;Brugge',
    ].join('\n');
    const read = closuresFromCsv(text, { ...OPTIONS, sites });
    expect(read.closures.map(({ siteId }) => siteId)).toEqual(['a', 'b', 'c', null]);
    expect(read.problems).toEqual([
      { code: 'SITE', line: 6, found: 'Zelzate' },
      { code: 'SITE', line: 7, found: 'Brugge' },
    ]);
    // A school has no sites: the column says nothing.
    expect(closuresFromCsv(text, OPTIONS).closures).toHaveLength(6);
    const events = ['Hoofdzetel', 'Kantine'].map((place) => [
      'DTSTART;VALUE=DATE:20261005',
      `SUMMARY:Inventaris ${place}`,
      `LOCATION:${place}`,
    ]);
    const ical = closuresFromICal(calendar(...events), { ...OPTIONS, sites });
    expect(ical.closures.map(({ siteId }) => siteId)).toEqual(['a', null]);
  });

  it('outside the days asked for are left out, and at their edge kept', () => {
    const read = closuresFromCsv('van;tot;naam\n2026-08-01;2026-09-01;a\n2027-09-01;2027-09-02;b', OPTIONS);
    expect(short(read)).toEqual(['2026-08-01 2026-09-01 a']);
  });
});

function calendar(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((event, at) => [
    'BEGIN:VEVENT',
    `UID:${at}@test`,
    'DTSTAMP:20260801T000000Z',
    ...event,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//NL', ...lines, 'END:VCALENDAR', ''].join('\r\n');
}

describe('closures from iCal', () => {
  it('are events of whole days; the end is the day after', () => {
    const read = closuresFromICal(
      calendar(
        ['DTSTART;VALUE=DATE:20261102', 'DTEND;VALUE=DATE:20261109', 'SUMMARY:Herfstvakantie'],
        ['DTSTART;VALUE=DATE:20261005', 'SUMMARY:Studiedag\\, voormiddag en namid', ' dag'],
        ['DTSTART;VALUE=DATE:20270301', 'DURATION:P2D', 'SUMMARY:Twee dagen'],
        [
          'DTSTART;TZID=Europe/Brussels:20270507T000000',
          'DTEND;TZID=Europe/Brussels:20270507T235900',
          'SUMMARY:Brug',
        ],
        ['DTSTART:20270327T230000Z', 'DTEND:20270328T220000Z', 'SUMMARY:De dag van de zomertijd'],
        ['DTSTART;VALUE=DATE:20270601', 'STATUS:CANCELLED', 'SUMMARY:Gaat niet door'],
        ['DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260702', 'SUMMARY:Vorig jaar'],
      ),
      OPTIONS,
    );
    expect(read.problems).toEqual([]);
    expect(short(read)).toEqual([
      '2026-10-05 2026-10-05 Studiedag, voormiddag en namiddag',
      '2026-11-02 2026-11-08 Herfstvakantie',
      '2027-03-01 2027-03-02 Twee dagen',
      '2027-03-28 2027-03-28 De dag van de zomertijd',
      '2027-05-07 2027-05-07 Brug',
    ]);
  });

  it('repeat by their rule, without what was taken out or changed', () => {
    const read = closuresFromICal(
      calendar(
        ['DTSTART;VALUE=DATE:20240929', 'RRULE:FREQ=YEARLY', 'SUMMARY:Dorpsfeest'],
        [
          'DTSTART;VALUE=DATE:20270104',
          'RRULE:FREQ=WEEKLY;COUNT=3',
          'EXDATE;VALUE=DATE:20270111',
          'SUMMARY:Inventaris',
        ],
      ).replace(
        'END:VCALENDAR',
        [
          'BEGIN:VEVENT',
          'UID:1@test',
          'RECURRENCE-ID;VALUE=DATE:20270118',
          'DTSTART;VALUE=DATE:20270119',
          'SUMMARY:Inventaris dinsdag',
          'END:VEVENT',
          'END:VCALENDAR',
        ].join('\r\n'),
      ),
      OPTIONS,
    );
    expect(read.problems).toEqual([]);
    expect(short(read)).toEqual([
      '2026-09-29 2026-09-29 Dorpsfeest',
      '2027-01-04 2027-01-04 Inventaris',
      '2027-01-19 2027-01-19 Inventaris dinsdag',
    ]);
  });

  it('with times close nobody, and are told', () => {
    const evening = [
      'DTSTART;TZID=Europe/Brussels:20261201T180000',
      'DTEND;TZID=Europe/Brussels:20261201T200000',
    ];
    expect(
      closuresFromICal(
        calendar([...evening, 'SUMMARY:Oudercontact'], [...evening, 'RRULE:FREQ=DAILY', 'SUMMARY:Avondles']),
        OPTIONS,
      ),
    ).toEqual({
      closures: [],
      problems: [
        { code: 'NOT_WHOLE_DAY', line: null, found: 'Oudercontact' },
        { code: 'NOT_WHOLE_DAY', line: null, found: 'Avondles' },
      ],
    });
  });

  it('stop where a repetition has no end in sight', () => {
    const repeated = (rule: string): ImportedClosures =>
      closuresFromICal(calendar(['DTSTART;VALUE=DATE:19000101', `RRULE:${rule}`, 'SUMMARY:Altijd']), OPTIONS);
    for (const rule of [
      'FREQ=SECONDLY',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    ])
      expect(repeated(rule)).toEqual({
        closures: [],
        problems: [{ code: 'REPETITION', line: null, found: 'Altijd' }],
      });
    const read = repeated('FREQ=DAILY');
    expect(read).toEqual({ closures: [], problems: [{ code: 'TOO_MANY', line: null, found: 'Altijd' }] });
  });

  it('are not made of texts that are something else, whatever is cut or changed', () => {
    for (const text of ['', 'van;tot', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR'])
      expect(closuresFromICal(text, OPTIONS).closures).toEqual([]);
    expect(closuresFromICal('BEGIN:VCARD\r\nEND:VCARD', OPTIONS).problems).toMatchObject([
      { code: 'UNREADABLE' },
    ]);
    expect(closuresFromICal(calendar(['SUMMARY:Zonder dag']), OPTIONS).problems).toEqual([
      { code: 'DATE', line: null, found: 'Zonder dag' },
    ]);
    const text = calendar(
      ['DTSTART;VALUE=DATE:20261102', 'DTEND;VALUE=DATE:20261109', 'RRULE:FREQ=YEARLY;COUNT=3', 'SUMMARY:x'],
      ['RECURRENCE-ID;VALUE=DATE:20271102', 'DTSTART;VALUE=DATE:20271103', 'SUMMARY:z'],
      ['DTSTART:20270327T230000Z', 'DTEND:20270328T220000Z', 'SUMMARY:y'],
    );
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(12), fc.string({ maxLength: 6 }), (at, length, instead) => {
        const changed = text.slice(0, at) + instead + text.slice(at + length);
        const { closures, problems } = closuresFromICal(changed, OPTIONS);
        for (const { from, to } of closures) expect(from <= to).toBe(true);
        for (const { code } of problems) expect(code).not.toBe('TOO_MANY');
      }),
      { numRuns: 500 },
    );
  });
});
