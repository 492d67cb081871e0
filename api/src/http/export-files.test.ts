import fc from 'fast-check';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { csvLines, xlsxFile } from './export-files.ts';

const DANGEROUS = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', ' =', '\t@', '\0+'];
const dangerous = fc
  .tuple(fc.constantFrom(...DANGEROUS), fc.string({ unit: 'binary' }))
  .map(([beginning, rest]) => beginning + rest);
const cellsOf = (csv: string) =>
  Papa.parse<string[]>(csv.replace('\uFEFF', '').trimEnd(), { delimiter: ';' }).data;

it('check 19: no text begins as a formula in CSV, in a heading or below, and nothing of it is lost', () => {
  fc.assert(
    fc.property(dangerous, dangerous, (head, text) => {
      const [heads, row] = cellsOf(csvLines([[head], [text]], true));
      expect(heads).toEqual([`'${head}`]);
      expect(row).toEqual([`'${text}`]);
    }),
  );
});

it('leaves other texts, numbers and days as they are', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\p{L}\p{N}][^\r\n\0]{0,40}$/u), (text) => {
      expect(cellsOf(csvLines([[text]], false))).toEqual([[text]]);
    }),
  );
  expect(csvLines([[-3, { day: '2027-03-28' }, null, 'a;b']], true)).toBe('\uFEFF-3;2027-03-28;;"a;b"\r\n');
});

it('check 19: in XLSX a text stays a text whatever it begins with', async () => {
  const texts = [...DANGEROUS.map((beginning) => `${beginning}1+1`), '<x>&"'];
  const file = await xlsxFile(
    ['=Naam', 'Dag'],
    texts.map((text) => [text, { day: '2027-03-28' }]),
  );
  const [sheet] = await readXlsxFile(file);
  const [heads, ...rows] = sheet!.data;
  expect(heads).toEqual(['=Naam', 'Dag']);
  expect(rows.map(([text]) => String(text).trim())).toEqual(
    // oxlint-disable-next-line no-control-regex -- what XML cannot hold
    texts.map((text) => text.replace(/\0/g, '').trim()),
  );
  expect(rows.map(([, day]) => (day as unknown as Date).toISOString().slice(0, 10))).toEqual(
    texts.map(() => '2027-03-28'),
  );
});
