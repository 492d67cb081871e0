import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
