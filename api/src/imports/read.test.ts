import { describe, expect, it } from 'vitest';
import { readFolder, readRows, type RowError } from './read.ts';
import { sentence } from './sentences.ts';
import { changed, SMALL, withFolder } from './test/small-folder.ts';

/** What reading a file says, as it is told. */
function refusals(name: 'students' | 'needs' | 'slots' | 'periods' | 'programmes', text: string): string[] {
  const errors: RowError[] = [];
  readRows(name, text, errors);
  return errors.map(({ line, column, message }) => `${line} ${column}: ${sentence(message, 'en')}`);
}
const row = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return text.replace(from, to);
};
const students = SMALL['students'] ?? '';
const needs = SMALL['needs'] ?? '';

describe('reading a file', () => {
  it('takes the small folder without a word', async () => {
    const { folder, errors } = await withFolder(SMALL, readFolder);
    expect(errors).toEqual([]);
    expect(folder.students[0]).toMatchObject({
      externalKey: 'st1',
      lastName: 'Baekelandt',
      birthDate: '2009-03-14',
      phone: null,
      lat: 51.05,
      travelMeans: ['BICYCLE', 'PUBLIC_TRANSPORT'],
      line: 2,
    });
    expect(folder.targets).toEqual([]);
  });

  it.each([
    ['31-02-2027', '2 birthDate: is not a date like 2027-03-28'],
    ['2027-02-31', '2 birthDate: is not a date like 2027-03-28'],
    ['14/03/2009', '2 birthDate: is not a date like 2027-03-28'],
  ])('refuses the date %s', (date, said) => {
    expect(refusals('students', row(students, '2009-03-14', date))).toEqual([said]);
  });

  it.each([
    ['51.05', '51;05', '2 lat: is not a number of degrees'],
    [',60,', ',sixty,', '2 maxTravelMinutes: is not a whole number'],
    [',60,', ',600,', '2 maxTravelMinutes: is more than 180'],
    ['BICYCLE|', 'TANDEM|', /2 travelMeans: holds a word that is not one of WALK, BICYCLE/],
    [',Lotte,', ',  ,', '2 firstName: is empty'],
    ['Kerkstraat 1', 'K'.repeat(4001), '2 street: is too long'],
  ])('refuses %s turned into %s by column and reason', (from, to, said) => {
    const [first, ...rest] = refusals('students', row(students, from, to));
    expect(rest).toEqual([]);
    if (typeof said === 'string') expect(first).toBe(said);
    else expect(first).toMatch(said);
  });

  it('refuses wrong days and times of a counter-proposal and a period', () => {
    const periods = SMALL['periods'] ?? '';
    for (const [week, said] of [
      ['wo school 8:30-16:30, do bedrijf 8:30-16:30', 'names no time at a company, or time elsewhere'],
      [
        'do bedrijf 8:30-16:30; om de week vr bedrijf 8:30-16:30; week 1 begint op 1 feb 2027',
        'is not the same every week',
      ],
    ] as const)
      expect(refusals('periods', row(periods, 'do-vr bedrijf 8:30-16:30', `"${week}"`))).toEqual([
        `2 workWeek: ${said}`,
      ]);
    const programmes = SMALL['programmes'] ?? '';
    expect(
      refusals(
        'programmes',
        row(programmes, 'ma-wo school 8:30-16:00', 'ma school 8:30-12:00 en bedrijf 13:00-16:00'),
      ),
    ).toEqual(['2 schoolWeek: has time at a company, and is about school']);
    expect(refusals('programmes', row(programmes, 'ma-wo school 8:30-16:00', ''))).toEqual([]);
    const slots = SMALL['slots'] ?? '';
    expect(refusals('slots', row(slots, 'ma-vr 8:00-16:30', '2 dagen'))).toEqual([
      '2 offer: is not a week; Character 8: a day belongs here, such as Mon or Wed-Fri',
    ]);
    expect(refusals('slots', row(slots, 'ma-vr 8:00-16:30', '2 to 3 days: Mon-Wed 8:00-16:30'))).toEqual([]);
    expect(refusals('periods', row(periods, '2026-2027', '2026/27'))).toEqual([
      '2 schoolYear: is not a school year like 2026-2027',
    ]);
  });

  it('refuses a row with too few or too many cells, and a key that stands twice', () => {
    expect(refusals('needs', `${needs}\nn2,st1,p1,1`)).toEqual(['3 : has 4 cells instead of 5']);
    expect(refusals('needs', `${needs}\nn2,st1,p1,1,x,y`)).toEqual(['3 : has 6 cells instead of 5']);
    expect(refusals('needs', `${needs}\nn1,st1,p1,1,`)).toEqual(['3 externalKey: stands on line 2 too']);
  });

  it('refuses unknown, missing and repeated columns', () => {
    expect(refusals('needs', row(needs, 'wish', 'wens'))).toEqual([
      '1 wens: is not a column of this file',
      '1 wish: is missing',
    ]);
    expect(refusals('needs', 'externalKey,student,period,parts,wish,wish\nn1,st1,p1,1,a,b')).toEqual([
      '1 wish: stands there twice',
    ]);
    expect(refusals('needs', '')).toHaveLength(5);
  });

  it('counts lines as an editor does: empty lines and cells of several lines are lines', () => {
    const text =
      'externalKey,student,period,parts,wish\r\n\r\nn1,st1,p1,1,"een\r\ntwee"\r\n,,,,\r\nn2,st1,p1,9,\r\n';
    expect(refusals('needs', text)).toEqual(['6 parts: is more than 4']);
  });

  it('refuses a quotation mark that is never closed', () => {
    expect(refusals('needs', `${needs}\nn2,st1,p1,1,"open`)).toEqual([
      '3 : has a quotation mark that is not closed or stands inside a cell',
    ]);
  });

  it.each(['"=HYPERLINK(""http://x"";1)"', '@SUM(A1)', '+A1*2', '-2+3+cmd|1', '  =1'])(
    'refuses a cell that a spreadsheet would calculate: %s',
    (cell) => {
      expect(refusals('needs', row(needs, 'kastenbouw', cell))).toEqual([
        '2 wish: is a formula, and only values are read',
      ]);
    },
  );

  it.each(['+32 9 555 01 27', '-3,5', '+31(0)115-555'])('takes a number with a sign as it is: %s', (cell) => {
    expect(refusals('needs', row(needs, 'kastenbouw', `"${cell}"`))).toEqual([]);
  });
});

describe('files as spreadsheets write them', () => {
  const named = row(students, 'Lotte', 'Zoë');
  it.each([
    ['UTF-8', Buffer.from(named)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${named}`)],
    ['Windows-1252', Buffer.from(named, 'latin1')],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${named}`, 'utf16le')],
    ['semicolons', Buffer.from(named.replaceAll(',', ';'))],
    ['tabs and Windows line ends', Buffer.from(named.replaceAll(',', '\t').replaceAll('\n', '\r\n'))],
  ])('are understood: %s', async (_, bytes) => {
    const { folder, errors } = await withFolder({ students: bytes }, readFolder);
    expect(errors).toEqual([]);
    expect(folder.students).toHaveLength(1);
    expect(folder.students[0]).toMatchObject({ firstName: 'Zoë', externalKey: 'st1', languages: ['nl'] });
  });

  it('are refused when they are too large, and other files are left alone', async () => {
    const large = Buffer.alloc(20 * 1024 * 1024 + 1, 'x');
    const { errors } = await withFolder({ needs: large, 'my notes': 'free text' }, readFolder);
    expect(errors).toEqual([{ file: 'needs.csv', line: 0, column: '', message: 'TOO_LARGE' }]);
    expect(sentence('TOO_LARGE', 'en')).toBe('is larger than 20 MB');
  });

  it('name the file, line and column of each refusal', async () => {
    const files = { ...changed('needs', 'n1,st1,p1,1', 'n1,st1,p1,0'), ...changed('classes', 'cl1,', ',') };
    const { errors } = await withFolder(files, readFolder);
    expect(errors.map((error) => ({ ...error, message: sentence(error.message, 'en') }))).toEqual([
      { file: 'classes.csv', line: 2, column: 'externalKey', message: 'is empty' },
      { file: 'needs.csv', line: 2, column: 'parts', message: 'is less than 1' },
    ]);
  });
});
