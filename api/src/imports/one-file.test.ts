import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { startTestApi, type TestApi } from '../test/api.ts';
import { startTestServer, type TestServer } from '../test/http.ts';
import { makeRegion, makeWorkplace, NOW, type Region } from '../test/region.ts';
import { importFile, type FileRequest } from './service.ts';
import { checked, upload } from './test/uploading.ts';

let api: TestApi;
let server: TestServer;
let region: Region;
let home: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  server = await startTestServer();
  region = await makeRegion();
  home = await mkdtemp(join(tmpdir(), 'scheldemond-file-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await server.stop();
  await api.stop();
});

async function run(
  content: string | Uint8Array,
  options: Partial<FileRequest> & { name?: string } = {},
): Promise<string[]> {
  const { name = 'students.csv', ...rest } = options;
  const path = join(home, name);
  await writeFile(path, content);
  const { ok, lines } = await importFile({
    path,
    kind: null,
    organisation: region.school.id,
    columns: [],
    keys: [],
    ...rest,
  });
  expect(ok).toBe(!lines.join().includes('Nothing was written'));
  return lines;
}
const students = (filter: object = {}) => mongoose.connection.collection('students').find(filter).toArray();
const LIST = `Leerlingnummer;Voornaam;Naam;Klas
2001;Lotte;Baekelandt;6 ET
2002;Zoë;De Smet;6 ET`;

it('writes a list once, and what the client brings in later is the same', async () => {
  expect(await run(LIST)).toEqual(['students.csv: 2 rows, 2 new, 0 changed, 0 the same']);
  expect(await run(LIST)).toEqual(['students.csv: 2 rows, 0 new, 0 changed, 2 the same']);
  expect(await students({ externalKey: `${region.school.id}/2001` })).toMatchObject([{ firstName: 'Lotte' }]);
  const { coordinator } = region.school;
  const { id } = await upload(server, coordinator, 'STUDENTS', LIST);
  const { one } = await checked(api, coordinator, id);
  expect(one).toMatchObject({ state: 'CHECKED', counts: { added: 0, changed: 0, same: 2 } });
});

it('reads a workbook as it reads CSV, and an organisation by its name', async () => {
  const data = LIST.split('\n').map((line) => line.split(';').map((value) => ({ value })));
  const file = new Uint8Array(await writeWorkbook(data as never).toBuffer());
  const [school] = await mongoose.connection
    .collection('organisations')
    .find({ _id: region.school.id as never })
    .toArray();
  const organisation = String(school?.['name']).toUpperCase();
  expect(await run(file, { name: 'lijst.xlsx', kind: 'students', organisation })).toEqual([
    'lijst.xlsx: 2 rows, 0 new, 0 changed, 2 the same',
  ]);
});

it('says every wrong row and writes nothing', async () => {
  const before = await students();
  const wrong = `${LIST}\n2003;Ida;;6 ET\n2004;Bo;Maes;9 X\n2005;=1+1;Maes;6 ET`;
  expect(await run(wrong)).toEqual([
    'line 4, Naam: is empty',
    'line 5, Klas: names "9 X", which is not in classes',
    'line 6, Voornaam: is a formula, and only values are read',
    'Nothing was written: 3 refused.',
  ]);
  expect(await students()).toEqual(before);
});

it('lets columns be named by hand, and says which is missing', async () => {
  const odd = 'Nr van de leerling;Voor;Achter;Groepje\n2001;Lotte;Baekelandt;6 ET';
  const columns = ['Voor=firstName', 'Achter=lastName', 'Groepje=class'];
  expect(await run(odd, { columns: columns.slice(1) })).toEqual([
    'No column holds firstName. Name it with --column "HEADING=firstName". Nothing was written.',
  ]);
  expect((await run(odd, { columns }))[0]).toMatch(/^Name one to 4 columns by which a row is recognised/);
  const keys = ['nr van de leerling'];
  expect(await run(odd, { columns, keys })).toEqual(['students.csv: 1 rows, 0 new, 0 changed, 1 the same']);
  expect((await run(odd, { columns, keys: ['Nee'] }))[0]).toMatch(
    /^There is no column "Nee"\. The headings are Nr/,
  );
  expect((await run(odd, { columns: ['Voor=schoenmaat'] }))[0]).toMatch(
    /^schoenmaat is not one of firstName, /,
  );
});

it('does for an organisation no more than who looks after it may', async () => {
  const { otherSchool } = region;
  const theirs = LIST.replaceAll('6 ET', otherSchool.classId);
  expect((await run(theirs))[0]).toBe(
    `line 2, Klas: names "${otherSchool.classId}", which is not in classes`,
  );
  const { companyId } = await makeWorkplace(region);
  expect((await run(LIST, { organisation: companyId }))[0]).toMatch(/ cannot have students of its own\./);
});

describe('limits and days that a company set', () => {
  const SLOTS = `Nummer;Titel;Vestiging;Opleidingen;Taken;Begin;Einde;Aanbod;Plaatsen;Hoogstens per school;Vrij vanaf
1;Lassen;SITE;VB-1;Lassen en slijpen;1/9/2026;30/6/2027;ma-vr 8:00-16:30;3;2;12-01-2027`;
  const COMPANIES = `KBO;Bedrijfsnaam;Sector;Straat;Postcode;Gemeente;Hoogstens tegelijk;Hoogstens per mentor;Hoogstens per school
0999.000.327;Nieuwe Smederij;techniek;Kaai 1;8000;Brugge;4;2;3`;
  /** The same list without its last columns. */
  const short = (list: string, columns: number) =>
    list
      .split('\n')
      .map((line) => line.split(';').slice(0, -columns).join(';'))
      .join('\n');
  const stored = (name: string, filter: object) =>
    mongoose.connection.collection(name).find(filter).toArray();

  it('come in with its slots, and stay where a list says nothing of them', async () => {
    const { companyId: organisation, siteId } = await makeWorkplace(region, {
      company: { name: 'Lasserij' },
    });
    const slots = SLOTS.replace('SITE', siteId);
    const bring = (list: string) => run(list, { name: 'slots.csv', organisation });
    const said = () => stored('slots', { companyId: organisation, tasks: 'Lassen en slijpen' });
    expect(await bring(slots)).toEqual(['slots.csv: 1 rows, 1 new, 0 changed, 0 the same']);
    expect(await said()).toMatchObject([{ mostPerSchool: 2, releasedOn: '2027-01-12', earlySchoolIds: [] }]);
    await bring(short(slots.replace('Lassen;', 'Lassen en plooien;'), 2));
    expect(await said()).toMatchObject([
      { title: 'Lassen en plooien', mostPerSchool: 2, releasedOn: '2027-01-12' },
    ]);
    await bring(slots.replace('2;12-01-2027', ';'));
    expect(await said()).toMatchObject([{ mostPerSchool: null, releasedOn: null }]);
  });

  it.each([
    ['-1;12-01-2027', 'line 2, Hoogstens per school: is less than 1'],
    ['veel;12-01-2027', 'line 2, Hoogstens per school: is not a whole number'],
    ['201;12-01-2027', 'line 2, Hoogstens per school: is more than 200'],
    ['2;31-02-2027', 'line 2, Vrij vanaf: is not a date like 2027-03-28'],
    ['2;01-07-2027', 'line 2, Vrij vanaf: lies after endsOn'],
  ])('are refused as %s', async (cells, said) => {
    const { companyId: organisation, siteId } = await makeWorkplace(region);
    const slots = SLOTS.replace('SITE', siteId).replace('2;12-01-2027', cells);
    expect((await run(slots, { name: 'slots.csv', organisation }))[0]).toBe(said);
    expect(await stored('slots', { companyId: organisation, title: 'Lassen' })).toEqual([]);
  });

  it('come in with companies, a change of them alone too', async () => {
    const { organisationId: organisation } = region.coordinator;
    const bring = (list: string) => run(list, { name: 'companies.csv', organisation });
    const said = () => stored('companies', { registrationNumber: '0999000327' });
    const limits = { mostStudents: 4, mostPerMentor: 2, mostPerSchool: 3 };
    await bring(COMPANIES);
    expect(await said()).toMatchObject([limits]);
    await bring(short(COMPANIES.replace('Nieuwe', 'Oude'), 3));
    expect(await said()).toMatchObject([{ name: 'Oude Smederij', ...limits }]);
    await bring(COMPANIES);
    expect(await bring(COMPANIES.replace('4;2;3', '5;2;3'))).toEqual([
      'companies.csv: 1 rows, 0 new, 1 changed, 1 the same',
    ]);
    expect(await said()).toMatchObject([{ ...limits, mostStudents: 5 }]);
    expect((await bring(COMPANIES.replace('4;2;3', '0;51;-3'))).slice(0, 3)).toEqual([
      'line 2, Hoogstens tegelijk: is less than 1',
      'line 2, Hoogstens per mentor: is more than 50',
      'line 2, Hoogstens per school: is less than 1',
    ]);
  });

  it('of the days, only the company itself says any', async () => {
    const { siteId } = await makeWorkplace(region, { company: { name: 'Zonder beheer', claimed: false } });
    const { organisationId: organisation } = region.coordinator;
    const bring = (list: string) => run(list.replace('SITE', siteId), { name: 'slots.csv', organisation });
    expect((await bring(SLOTS))[0]).toBe('line 2, Vrij vanaf: is only for the company itself to say');
    expect(await bring(SLOTS.replace('12-01-2027', ''))).toEqual([
      'slots.csv: 1 rows, 1 new, 0 changed, 0 the same',
    ]);
  });
});

it('says in a sentence what it does not understand', async () => {
  expect(await run(LIST, { name: 'lijst.csv' })).toEqual([
    'Say what the rows of lijst.csv are with --kind, one of students, classes, programmes, periods, needs, companies, sites, slots, placements. Nothing was written.',
  ]);
  expect(await run(LIST, { organisation: 'Nergens' })).toEqual([
    'There is no organisation "Nergens". Nothing was written.',
  ]);
  expect(await run('%PDF-1.7 …')).toEqual(['students.csv is neither CSV nor XLSX. Nothing was written.']);
  expect(await run('Naam;Klas')).toEqual([
    'students.csv holds no rows under its headings. Nothing was written.',
  ]);
});
