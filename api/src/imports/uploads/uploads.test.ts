import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { newId } from '../../database.ts';
import { studentIdsByExternalKey } from '../../students/service.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { startTestServer, type TestServer } from '../../test/http.ts';
import { makeRegion, makeWorkplace, NOW, someone, type Region, type Workplace } from '../../test/region.ts';
import { offerOf } from '../../test/placing.ts';
import { checked, run, seen, settled, step, upload } from '../test/uploading.ts';

let api: TestApi;
let server: TestServer;
let region: Region;
let work: Workplace;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  server = await startTestServer();
  region = await makeRegion();
  work = await makeWorkplace(region);
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

const coordinator = () => region.school.coordinator;
const rows = (name: string, filter: object = {}) =>
  mongoose.connection.collection(name).find(filter).toArray();

const HEADER = 'Leerlingnummer;Voornaam;Naam;Klas;Geboortedatum;Postcode';
const list = (...lines: string[]) => [HEADER, ...lines].join('\r\n');

async function whole(as: typeof region.school.coordinator, kind: string, content: string | Uint8Array) {
  const { id } = await upload(server, as, kind, content);
  const { one } = await checked(api, as, id);
  return { id, one };
}

describe('a school’s own list', () => {
  it('is understood by its headings, looked at, and written once it was seen', async () => {
    const text = list('1001;Lotte;Baekelandt;6 ET;14-03-2009;9000', '1002;Zoë;De Smet;6 ET;1/2/2010;4531 AB');
    const { id, status } = await upload(server, coordinator(), 'STUDENTS', Buffer.from(text, 'latin1'), {
      name: '../../leerlingen\r\n.csv',
    });
    expect(status).toBe(201);
    const before = await seen(api, coordinator(), id);
    expect(before).toMatchObject({ state: 'COLUMNS', fileName: 'leerlingen.csv', rowCount: 2 });
    expect(before?.columns.map(({ field }) => field)).toEqual([
      null,
      'firstName',
      'lastName',
      'class',
      'birthDate',
      'postcode',
    ]);
    expect(before?.columns[0]).toMatchObject({ isKey: true, samples: ['1001', '1002'] });
    const { one } = await checked(api, coordinator(), id);
    expect(one).toMatchObject({ state: 'CHECKED', counts: { added: 2, changed: 0, same: 0, kept: 0 } });
    expect(await rows('students', { firstName: 'Lotte' })).toEqual([]);
    expect(await run(api, coordinator(), id)).toMatchObject({ state: 'DONE', counts: { added: 2 } });
    const [zoe] = await rows('students', { firstName: 'Zoë' });
    expect(zoe).toMatchObject({
      schoolId: region.school.id,
      classId: region.school.classId,
      birthDate: '2010-02-01',
      homeCountry: 'NL',
      externalKey: `${region.school.id}/1002`,
    });
    expect(zoe?.['lat']).toBeCloseTo(51.3, 0);
    // Their room is cleared after the answer.
    await expect.poll(() => rows('importPieces')).toEqual([]);
  });

  it('says the same a second time, and changes what changed and nothing else', async () => {
    await mongoose.connection
      .collection('students')
      .updateOne({ firstName: 'Lotte' }, { $set: { travelMeans: ['CAR'], guidanceNote: 'rustig' } });
    const same = await whole(
      coordinator(),
      'STUDENTS',
      list('1001;Lotte;Baekelandt;6 ET;14-03-2009;9000', '1002;Zoë;De Smet;6 ET;1/2/2010;4531 AB'),
    );
    expect(same.one?.counts).toEqual({ added: 0, changed: 0, same: 2, kept: 0 });
    const { id, one } = await whole(
      coordinator(),
      'STUDENTS',
      list('1001;Lotte;Bakelandt;6 ET;14-03-2009;9000'),
    );
    expect(one?.counts).toEqual({ added: 0, changed: 1, same: 0, kept: 0 });
    await run(api, coordinator(), id);
    const [lotte] = await rows('students', { firstName: 'Lotte' });
    expect(lotte).toMatchObject({ lastName: 'Bakelandt', travelMeans: ['CAR'], guidanceNote: 'rustig' });
  });

  it('remembers the columns for who comes after, in the same school only', async () => {
    const text = 'Roep;Familie;Lesplaats;Reg\r\nNoor;Claes;6 ET;77';
    const { id } = await upload(server, coordinator(), 'STUDENTS', text);
    const columns = ['firstName', 'lastName', 'class', null];
    await checked(api, coordinator(), id, { columns, keyColumns: [3] });
    const colleague = await someone(region.school.id, 'SCHOOL_COORDINATOR');
    const again = await seen(api, colleague, (await upload(server, colleague, 'STUDENTS', text)).id);
    expect(again?.columns.map(({ field }) => field)).toEqual(columns);
    expect(again?.columns.map(({ isKey }) => isKey)).toEqual([false, false, false, true]);
    const other = region.otherSchool.coordinator;
    const there = await seen(api, other, (await upload(server, other, 'STUDENTS', text)).id);
    expect(there?.columns.map(({ field }) => field)).toEqual([null, null, null, null]);
  });

  it('keeps two schools apart that count from the same number', async () => {
    const { id } = await whole(
      region.otherSchool.coordinator,
      'STUDENTS',
      list('1001;Femke;de Vries;6 ET;;'),
    );
    await run(api, region.otherSchool.coordinator, id);
    const [femke] = await rows('students', { firstName: 'Femke' });
    expect(femke).toMatchObject({ schoolId: region.otherSchool.id, lastName: 'de Vries' });
    expect(await rows('students', { firstName: 'Lotte' })).toHaveLength(1);
  });

  it('is refused where nothing tells one row from another, or a column is missing', async () => {
    const { id } = await upload(server, coordinator(), 'STUDENTS', list('1;A;B;6 ET;;'));
    const none = await checked(api, coordinator(), id, { keyColumns: [] });
    expect(none.answer).toEqual({ reason: 'INVALID', facts: [{ name: 'keyMissing', value: null }] });
    const columns = [null, 'firstName', 'lastName', null, null, null];
    const missing = await checked(api, coordinator(), id, { columns });
    expect(missing.answer.facts).toEqual([{ name: 'columnMissing', value: 'class' }]);
    const twice = await checked(api, coordinator(), id, {
      columns: [null, 'firstName', 'firstName', 'class'],
    });
    expect(twice.answer.facts).toEqual([{ name: 'columnTwice', value: 'firstName' }]);
  });
});

describe('check 20: a malformed list', () => {
  it('is refused row by row in plain words, and nothing of it is written', async () => {
    const before = await rows('students');
    const { id, one } = await whole(
      coordinator(),
      'STUDENTS',
      list(
        '2001;Goed;Rij;6 ET;14-03-2009;9000',
        '2002;Fout;Datum;6 ET;31-02-2027;9000',
        '2003;Fout;Klas;7 XY;;',
        '2001;Dubbel;Nummer;6 ET;;',
        '2005;=1+1;Formule;6 ET;;',
        '2006;Te;kort',
        ';Geen;Nummer;6 ET;;',
        '2008;;Voornaam;6 ET;;',
      ),
    );
    expect(one?.state).toBe('REFUSED');
    expect(one?.errors.map(({ line, column, message }) => `${line} ${column}: ${message}`)).toEqual([
      '3 Geboortedatum: is geen bestaande datum zoals 28-03-2027',
      '4 Klas: noemt "7 XY", en dat staat niet bij de klassen',
      '5 Leerlingnummer: staat ook op rij 2',
      '6 Voornaam: is een formule; alleen waarden worden gelezen',
      '7 : heeft 3 cellen in plaats van 6',
      '8 Leerlingnummer: is leeg',
      '9 Voornaam: is leeg',
    ]);
    expect(one?.errors[0]?.value).toBe('31-02-2027');
    expect((await step(api, coordinator(), 'runImport', id)).reason).toBe('NOT_NOW');
    expect(await rows('students')).toEqual(before);
  });

  it('tells the first 500 errors, and all of them in a file without formulas', async () => {
    const many = Array.from({ length: 700 }, (_, at) => `${at};@x;Naam;6 ET;;`);
    const { id, one } = await whole(coordinator(), 'STUDENTS', list(...many));
    expect(one).toMatchObject({ state: 'REFUSED', errorCount: 700 });
    expect(one?.errors).toHaveLength(500);
    const { sessionToken } = await import('../../test/world.ts');
    const get = async (as: typeof work.admin) =>
      fetch(`${server.url}/imports/errors?language=en&id=${id}`, {
        headers: { cookie: `sessie=${await sessionToken(as)}` },
      });
    const response = await get(coordinator());
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines).toHaveLength(701);
    expect(lines[1]).toBe("2;Voornaam;'@x;is a formula, and only values are read".replace("'@x", `"'@x"`));
    expect((await get(work.admin)).status).toBe(404);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['commas', (text: string) => Buffer.from(text.replaceAll(';', ','))],
    ['tabs', (text: string) => Buffer.from(text.replaceAll(';', '\t'))],
  ])('is understood when it is only written otherwise: %s', async (_, bytes) => {
    const { one } = await whole(coordinator(), 'STUDENTS', bytes(list('3001;Zoë;Ångström;6 ET;1-1-2010;')));
    expect(one?.state).toBe('CHECKED');
    expect(one?.columns[1]?.samples).toEqual(['Zoë']);
  });

  it('never half writes random tables, whatever stands in them', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '6 ET',
        '14-03-2009',
        '31-02-2027',
        '=1',
        '"',
        '\r\n',
        '9000',
        '',
        '\0',
        '__proto__',
        '$ne',
      ),
    );
    const table = fc.array(fc.array(cell, { minLength: 0, maxLength: 8 }), { maxLength: 6 });
    const headings = fc.shuffledSubarray(HEADER.split(';'), { minLength: 3 });
    // Another school than the other tests': what a school chose for its columns is remembered.
    await fc.assert(
      fc.asyncProperty(headings, table, async (names, lines) => {
        const before = await rows('students');
        const text = [names, ...lines].map((line) => line.join(';')).join('\n');
        const { id, status } = await upload(server, region.otherSchool.coordinator, 'STUDENTS', text);
        expect([201, 422]).toContain(status);
        if (!id) return;
        const keyed = await checked(api, region.otherSchool.coordinator, id, { keyColumns: [0] });
        if (keyed.answer.reason) return;
        expect(['CHECKED', 'REFUSED']).toContain(keyed.one?.state);
        if (keyed.one?.state !== 'CHECKED') {
          expect(await rows('students')).toEqual(before);
          return;
        }
        const { added } = keyed.one.counts ?? { added: -1 };
        expect((await run(api, region.otherSchool.coordinator, id))?.state).toBe('DONE');
        expect(await rows('students')).toHaveLength(before.length + added);
      }),
      { numRuns: 30 },
    );
  });
});

describe('check 21: uploads', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const bomb = () => {
    const sheet = new Uint8Array(110 * 1024 * 1024);
    return zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': [sheet, { level: 1 }],
    });
  };
  it.each([
    ['a drawing', () => svg, 'WRONG_TYPE', 422],
    ['a picture with the name of a list', () => png, 'WRONG_TYPE', 422],
    ['a page', () => ' <!doctype html><p>x', 'WRONG_TYPE', 422],
    ['bytes', () => Buffer.from([1, 2, 3, 0, 5]), 'WRONG_TYPE', 422],
    ['nothing', () => '', 'EMPTY', 422],
    ['headings alone', () => HEADER, 'EMPTY', 422],
    ['a zip that is no workbook', () => zipSync({ 'a.txt': strToU8('x') }), 'UNREADABLE', 422],
    [
      'a workbook that was cut off',
      () => zipSync({ 'xl/workbook.xml': strToU8('<w/>') }).slice(0, 40),
      'UNREADABLE',
      422,
    ],
    ['a zip bomb', bomb, 'TOO_LARGE_INSIDE', 422],
    ['more than 20 MB', () => Buffer.alloc(20 * 1024 * 1024 + 1, 'x'), 'TOO_LARGE', 413],
    ['50 MB', () => Buffer.alloc(50 * 1024 * 1024, 'x'), 'TOO_LARGE', 413],
    ['too many rows', () => `a;b\n${'x;y\n'.repeat(50_001)}`, 'TOO_MANY_ROWS', 422],
    ['too many columns', () => `${'a;'.repeat(300)}\n${'b;'.repeat(300)}`, 'TOO_MANY_COLUMNS', 422],
  ])('refuses %s at once', async (_, content, problem, status) => {
    const answer = await upload(server, coordinator(), 'STUDENTS', content(), { name: 'leerlingen.xlsx' });
    expect(answer).toMatchObject({ status, body: JSON.stringify({ problem }) });
  });

  it('refuses a sheet whose one cell stands at the end of the world', async () => {
    const book = Buffer.from((await workbook([['a'], ['b']])) as Uint8Array);
    const { unzipSync } = await import('fflate');
    const parts = unzipSync(book);
    const name = Object.keys(parts).find((one) => one.startsWith('xl/worksheets/')) ?? '';
    for (const [far, problem] of [
      ['A900000', 'TOO_MANY_ROWS'],
      ['XFD2', 'TOO_MANY_COLUMNS'],
    ]) {
      const sheet = new TextDecoder().decode(parts[name]).replace(/r="A2"/, `r="${far}"`);
      const answer = await upload(
        server,
        coordinator(),
        'STUDENTS',
        zipSync({ ...parts, [name]: strToU8(sheet) }),
      );
      expect(answer.body).toBe(JSON.stringify({ problem }));
    }
  });

  it('takes a workbook, its days and numbers, and refuses its calculated cells', async () => {
    const bytes = await workbook([
      ['Leerlingnummer', 'Voornaam', 'Naam', 'Klas', 'Geboortedatum'],
      [4001, 'Lien', 'Maes', '6 ET', new Date(Date.UTC(2009, 2, 14))],
      [4002, 'Tom', 'Maes', '6 ET', '15/03/2009'],
    ]);
    const { id, one } = await whole(coordinator(), 'STUDENTS', bytes);
    expect(one?.errors).toEqual([]);
    expect(one).toMatchObject({ state: 'CHECKED', rowCount: 2, counts: { added: 2 } });
    await run(api, coordinator(), id);
    expect(await rows('students', { lastName: 'Maes' })).toMatchObject([
      { birthDate: '2009-03-14', externalKey: `${region.school.id}/4001` },
      { birthDate: '2009-03-15' },
    ]);
    const calculated = await workbook([
      ['Leerlingnummer', 'Voornaam', 'Naam', 'Klas'],
      [],
      [4003, { type: 'Formula', value: '="Li"&"en"' }, 'Maes', '6 ET'],
    ]);
    const refused = await whole(coordinator(), 'STUDENTS', calculated);
    expect(refused.one?.errors).toMatchObject([
      { line: 3, column: 'Voornaam', message: expect.stringContaining('formule') },
    ]);
  });

  it('lets only our own page send, and only who is signed in and may', async () => {
    const text = list('1;A;B;6 ET;;');
    const from = (headers: Record<string, string>) =>
      upload(server, coordinator(), 'STUDENTS', text, { headers });
    expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await upload(server, null, 'STUDENTS', text)).status).toBe(401);
    expect((await upload(server, region.school.teacher, 'STUDENTS', text)).status).toBe(403);
    expect((await upload(server, coordinator(), 'SLOTS', text)).status).toBe(403);
    expect((await upload(server, coordinator(), '__proto__', text)).status).toBe(403);
  });

  it('answers random bytes without a fault', async () => {
    const start = fc.constantFrom(
      ...[[], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf]].map((one) => Uint8Array.from(one)),
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (first, rest) => {
        const { status } = await upload(server, coordinator(), 'STUDENTS', Buffer.concat([first, rest]));
        expect([201, 422]).toContain(status);
      }),
      { numRuns: 60 },
    );
  });

  it('answers a form that is cut off or overfull without a fault', async () => {
    const { sessionToken } = await import('../../test/world.ts');
    const cookie = `sessie=${await sessionToken(coordinator())}`;
    for (const body of [
      '',
      '--x\r\n',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a\r\nb"\r\n\r\nx',
      `--x\r\n${'A: b\r\n'.repeat(100)}\r\n`,
    ]) {
      const response = await fetch(`${server.url}/imports`, {
        method: 'POST',
        headers: { origin: server.url, cookie, 'content-type': 'multipart/form-data; boundary=x' },
        body,
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  });
});

describe('what is uploaded', () => {
  it('is its uploader’s alone, and gone after an hour', async () => {
    const { id } = await upload(server, coordinator(), 'STUDENTS', list('9;A;B;6 ET;;'));
    const colleague = await someone(region.school.id, 'SCHOOL_COORDINATOR');
    expect(await seen(api, colleague, id)).toBeNull();
    expect((await step(api, colleague, 'cancelImport', id)).reason).toBe('NOT_ALLOWED');
    const { data } = await api.graphql('{ imports { id } }', {}, coordinator());
    expect(data.imports.map((one: { id: string }) => one.id)).toContain(id);
    api.setClock(new Date(NOW.getTime() + 3_700_000));
    expect(await seen(api, coordinator(), id)).toBeNull();
    const { forgetOld } = await import('../../database.ts');
    await forgetOld(new Date(NOW.getTime() + 3_700_000));
    expect([...(await rows('imports')), ...(await rows('importPieces'))]).toEqual([]);
    api.setClock(NOW);
  });

  it('is gone when it is cancelled, also while it is being written', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `c${at};Annuleer;Naam;6 ET;;`);
    const { id } = await whole(coordinator(), 'STUDENTS', list(...many));
    await step(api, coordinator(), 'runImport', id);
    const cancelled = await step(api, coordinator(), 'cancelImport', id);
    expect(cancelled).toEqual({ import: null });
    expect(await settled(api, coordinator(), id)).toBeNull();
    // The writing finds itself cancelled at its end at the latest.
    await expect.poll(() => rows('importPieces'), { timeout: 20_000 }).toEqual([]);
    expect(await rows('students', { firstName: 'Annuleer' })).toEqual([]);
  });

  it('is asked again when its work ended with its process', async () => {
    const { id } = await upload(server, coordinator(), 'STUDENTS', list('1501;Nog;Eens;6 ET;;'));
    await mongoose.connection
      .collection('imports')
      .updateMany({}, { $set: { state: 'WRITING', leaseUntil: new Date(NOW.getTime() - 1) } });
    expect((await seen(api, coordinator(), id))?.state).toBe('FAILED');
    expect((await checked(api, coordinator(), id)).one?.state).toBe('CHECKED');
  });
});

describe('who may import what', () => {
  it('follows the role', async () => {
    const kinds = async (as: typeof work.admin) =>
      (await api.graphql('{ importKinds }', {}, as)).data.importKinds;
    expect(await kinds(coordinator())).toEqual(['STUDENTS', 'CLASSES', 'PROGRAMMES', 'PERIODS', 'NEEDS']);
    expect(await kinds(work.admin)).toEqual(['SITES', 'SLOTS']);
    expect(await kinds(region.coordinator)).toEqual(['COMPANIES', 'SITES', 'SLOTS']);
    expect(await kinds(await someone(region.school.id, 'ADMIN'))).toHaveLength(9);
    for (const one of [region.school.teacher, work.mentor, region.partner])
      expect(await kinds(one)).toEqual([]);
  });

  it('refuses a row of another school as unknown', async () => {
    const { otherSchool } = region;
    const theirs = list(`1;A;B;${otherSchool.classId};;`);
    const { one } = await whole(coordinator(), 'STUDENTS', theirs);
    expect(one?.errors[0]?.message).toBe(`noemt "${otherSchool.classId}", en dat staat niet bij de klassen`);
    const [femke] = await rows('students', { firstName: 'Femke' });
    const key = String(femke?.['externalKey']);
    const taken = await whole(coordinator(), 'STUDENTS', list(`${key};Femke;Gestolen;6 ET;;`));
    expect(taken.one?.counts).toMatchObject({ added: 1 });
    await run(api, coordinator(), taken.id);
    expect(await rows('students', { firstName: 'Femke', schoolId: otherSchool.id })).toMatchObject([
      { lastName: 'de Vries' },
    ]);
    expect(await studentIdsByExternalKey([key])).toEqual(new Map([[key, femke?._id]]));
  });

  it('gives a company’s administrator the own sites and slots', async () => {
    const sites = 'Vestigingsnummer;Naam;Straat;Postcode;Plaats\n;Loods 2;Dok 4;9000;Gent';
    const { id } = await upload(server, work.admin, 'SITES', sites);
    const { one } = await checked(api, work.admin, id, { keyColumns: [1] });
    expect(one).toMatchObject({ state: 'CHECKED', counts: { added: 1 } });
    expect(await run(api, work.admin, id)).toMatchObject({ state: 'DONE', errors: [] });
    expect(await rows('sites', { name: 'Loods 2' })).toMatchObject([
      { companyId: work.companyId, country: 'BE', province: 'OOST_VLAANDEREN' },
    ]);
    const slots = `Nummer;Titel;Vestiging;Opleidingen;Taken;Begin;Einde;Dagen;Beginuur;Einduur;Plaatsen\n1;Lassen;Loods 2;VB-1;Lassen en slijpen;1/9/2026;30/6/2027;ma-vr;8u;16.30;2`;
    const offered = await whole(work.admin, 'SLOTS', slots);
    expect(offered.one?.errors).toEqual([]);
    await run(api, work.admin, offered.id);
    expect(await rows('slots', { title: 'Lassen' })).toMatchObject([
      {
        companyId: work.companyId,
        offer: offerOf('ma-vr 8:00-16:30'),
        placesFree: 2,
      },
    ]);
    const other = await makeWorkplace(region, {
      company: { name: 'Ander bedrijf', registrationNumber: newId() },
    });
    const foreign = await whole(work.admin, 'SLOTS', slots.replace('Loods 2', other.siteId));
    expect(foreign.one?.errors[0]?.message).toContain('staat niet bij de vestigingen');
  });

  it('lets a proeftuin’s coordinator bring in companies until they keep themselves', async () => {
    const companies =
      'KBO;Bedrijfsnaam;Sector;Straat;Postcode;Gemeente\n0999.000.327;Nieuwe Smederij;techniek;Kaai 1;8000;Brugge';
    const { id, one } = await whole(region.coordinator, 'COMPANIES', companies);
    expect(one?.errors).toEqual([]);
    expect(one).toMatchObject({ state: 'CHECKED', counts: { added: 2 } });
    await run(api, region.coordinator, id);
    expect(await rows('companies', { name: 'Nieuwe Smederij' })).toMatchObject([
      { claimed: false, registrationNumber: '0999000327' },
    ]);
    await mongoose.connection
      .collection('companies')
      .updateOne({ name: 'Nieuwe Smederij' }, { $set: { claimed: true } });
    const again = await whole(region.coordinator, 'COMPANIES', companies.replace('Kaai 1', 'Kaai 2'));
    expect(
      again.one?.state === 'REFUSED' || (await run(api, region.coordinator, again.id))?.state === 'REFUSED',
    ).toBe(true);
    expect(await rows('sites', { street: 'Kaai 2' })).toEqual([]);
  });

  it('finds a student’s period among those of the same name by the student’s programme', async () => {
    const needs = 'Leerlingnummer;Periode\n1001;Stage 2';
    const { id } = await upload(server, coordinator(), 'NEEDS', needs);
    const { one } = await checked(api, coordinator(), id, {
      columns: ['student', 'period'],
      keyColumns: [0, 1],
    });
    expect(one?.errors).toEqual([]);
    await run(api, coordinator(), id);
    expect(await rows('needs', { schoolId: region.school.id })).toMatchObject([
      { periodId: region.school.period._id, state: 'WITHOUT_PLACE', parts: 1 },
    ]);
  });
});

type Cell = string | number | Date | { type: 'Formula'; value: string } | undefined;
/** A workbook with these cells on its first sheet. */
async function workbook(cells: Cell[][]): Promise<Uint8Array> {
  const data = cells.map((line) =>
    line.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'dd/mm/yyyy' }
        : typeof value === 'object'
          ? value
          : { value },
    ),
  );
  return new Uint8Array(await writeWorkbook(data as never).toBuffer());
}
