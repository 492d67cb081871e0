import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { strToU8, zipSync } from 'fflate';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { driver, newId } from '../../database.ts';
import { DEFAULT_JOURNAL_MB, setJournalRoom } from '../../journal-room.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { startTestServer, type TestServer } from '../../test/http.ts';
import { exifSegment, JPEG, jpegWith, PNG } from '../../test/pictures.ts';
import { makeRegion, NOW, someone, type Region } from '../../test/region.ts';
import { sessionToken } from '../../test/world.ts';

let api: TestApi;
let server: TestServer;
let region: Region;
let proeftuinId: string;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  server = await startTestServer();
  region = await makeRegion();
  proeftuinId = toNodeId('Proeftuin', region.proeftuinId);
});
afterEach(() => {
  setJournalRoom(DEFAULT_JOURNAL_MB);
  api.setClock(NOW);
});
afterAll(async () => {
  await server.stop();
  await api.stop();
});

const PDF = Buffer.from('%PDF-1.7\nverslag');
const WHERE = 'N51.2194,E3.2247';
const PHOTO = jpegWith([exifSegment(6, 'II', WHERE)]);
const cookie = async (as: PersonViewer) => ({ cookie: `sessie=${await sessionToken(as)}` });

interface Sent {
  status: number;
  id: string;
  name: string;
  type: string;
  size: number;
  problem?: string;
}
async function send(
  as: PersonViewer | null,
  bytes: Uint8Array,
  options: { name?: string; proeftuin?: string; headers?: Record<string, string> } = {},
): Promise<Sent> {
  const form = new FormData();
  form.set('proeftuin', options.proeftuin ?? proeftuinId);
  form.set('file', new Blob([Uint8Array.from(bytes)]), options.name ?? 'foto.jpg');
  const headers = { origin: server.url, ...(as ? await cookie(as) : {}), ...options.headers };
  const response = await fetch(`${server.url}/journal-files`, { method: 'POST', headers, body: form });
  return { status: response.status, ...((await response.json()) as Omit<Sent, 'status'>) };
}

const get = async (as: PersonViewer, id: string) =>
  fetch(`${server.url}/journal-files?id=${encodeURIComponent(id)}`, { headers: await cookie(as) });

interface Entry {
  id: string;
  text: string;
  viewerCanArchive: boolean;
  files: { id: string; name: string; type: string; size: number }[];
}
const JOURNAL = 'journal { id text viewerCanArchive files { id name type size } }';
async function write(as: PersonViewer, text: string, fileIds: string[], key = newId()) {
  const document = `mutation($input: WriteJournalInput!) { writeJournal(input: $input) {
    ... on ProeftuinChanged { proeftuin { ${JOURNAL} } } ... on ProeftuinRefused { reason facts { name value } } } }`;
  const { data, errors } = await api.graphql(document, { input: { key, proeftuinId, text, fileIds } }, as);
  expect(errors).toEqual([]);
  return data.writeJournal as { reason?: string; facts?: object[]; proeftuin: { journal: Entry[] } };
}
async function journal(as: PersonViewer): Promise<Entry[] | null> {
  const document = `query($id: ID!) { node(id: $id) { ... on Proeftuin { ${JOURNAL} } } }`;
  return (await api.graphql(document, { id: proeftuinId }, as)).data.node.journal;
}
async function archive(as: PersonViewer, id: string, archived: boolean): Promise<string> {
  const document = `mutation($id: ID!, $archived: Boolean!, $key: ID!) { archive(key: $key, id: $id, archived: $archived) {
    __typename } }`;
  return (await api.graphql(document, { id, archived, key: newId() }, as)).data.archive.__typename;
}
const stored = (name: string, filter: object = {}) =>
  mongoose.connection.collection(name).countDocuments(filter);
const localOf = (id: string) => fromNodeId(id)?.id ?? '';

describe('files with a journal entry', () => {
  it('stand with it for who reads it, as they were sent', async () => {
    const photo = await send(region.partner, PHOTO, { name: 'Les op de werf.JPG' });
    expect(photo).toMatchObject({ status: 201, name: 'Les op de werf.JPG', type: 'image/jpeg' });
    const report = await send(region.partner, PDF, { name: 'Verslag café “één”.pdf' });
    const answer = await write(region.partner, 'Met foto', [photo.id, report.id]);
    expect(answer.proeftuin.journal[0]).toMatchObject({
      text: 'Met foto',
      files: [
        { id: photo.id, name: 'Les op de werf.JPG', type: 'image/jpeg' },
        { id: report.id, name: 'Verslag café “één”.pdf', type: 'application/pdf', size: PDF.length },
      ],
    });
    expect(await journal(region.coordinator)).toMatchObject([
      { files: [{ id: photo.id }, { id: report.id }] },
    ]);
    const response = await get(region.coordinator, report.id);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    const disposition = response.headers.get('content-disposition');
    expect(disposition).toMatch(/^attachment; /);
    expect(disposition).toContain("filename*=UTF-8''Verslag%20caf%C3%A9");
  });

  it('check 28: keep no place where a photo was taken', async () => {
    const { id, size } = await send(region.partner, PHOTO);
    await write(region.partner, 'Waar?', [id]);
    const bytes = Buffer.from(await (await get(region.partner, id)).arrayBuffer());
    expect(bytes.length).toBe(size);
    expect(bytes.includes(WHERE)).toBe(false);
    const pieces = await mongoose.connection.collection('files.chunks').find().toArray();
    expect(pieces.some(({ data }) => (data as { buffer: Buffer }).buffer.includes(WHERE))).toBe(false);
  });

  it('check 1: are there for nobody who does not read the entry, by address or by node', async () => {
    const { id } = await send(region.partner, PDF, { name: 'a.pdf' });
    const strangers = [
      region.school.teacher,
      region.otherSchool.coordinator,
      await someone(region.school.id, 'PARTNER'),
    ];
    // Nobody reads what is with no entry yet, also not who sent it.
    expect((await get(region.partner, id)).status).toBe(404);
    await write(region.partner, 'Van ons', [id]);
    const nodeAs = async (as: PersonViewer, one: string) =>
      (await api.graphql('query($id: ID!) { node(id: $id) { id } }', { id: one }, as)).data.node;
    expect(await nodeAs(region.partner, id)).toEqual({ id });
    for (const stranger of strangers) {
      const [known, unknown] = [
        await get(stranger, id),
        await get(stranger, toNodeId('JournalFile', newId())),
      ];
      expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
      expect(known.status).toBe(404);
      expect(await nodeAs(stranger, id)).toBeNull();
      expect((await send(stranger, PDF)).status).toBe(403);
    }
    expect((await fetch(`${server.url}/journal-files?id=${id}`)).status).toBe(404);
    expect((await send(null, PDF)).status).toBe(401);
    const absent = toNodeId('Proeftuin', newId());
    expect((await send(region.partner, PDF, { proeftuin: absent })).status).toBe(403);
  });

  it('check 16: are not taken from a page of others', async () => {
    const headers = { origin: 'https://elders.example' };
    expect((await send(region.partner, PDF, { headers })).status).toBe(403);
  });

  it('are put with one entry, by who sent them, in the same transaction', async () => {
    const { id } = await send(region.partner, PDF);
    const before = await journal(region.partner);
    const refused = { reason: 'INVALID', facts: [{ name: 'file', value: id }] };
    expect(await write(region.coordinator, 'Niet van mij', [id])).toMatchObject(refused);
    const gone = toNodeId('JournalFile', newId());
    expect(await write(region.partner, 'Half', [id, gone])).toMatchObject({
      facts: [{ name: 'file', value: gone }],
    });
    const many = Array.from({ length: 7 }, () => toNodeId('JournalFile', newId()));
    expect(await write(region.partner, 'Te veel', many)).toMatchObject({
      facts: [{ name: 'files', value: '6' }],
    });
    expect(await journal(region.partner)).toEqual(before);
    expect(await stored('journalEntries', { text: 'Half' })).toBe(0);
    const key = newId();
    await write(region.partner, 'Eén keer', [id], key);
    const again = await write(region.partner, 'Eén keer', [id], key);
    expect(again.proeftuin.journal.filter(({ text }) => text === 'Eén keer')).toHaveLength(1);
    expect(await write(region.partner, 'Nog eens', [id])).toMatchObject(refused);
  });
});

describe('check 21: an upload', () => {
  const word = (main: string) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        `<Types><Override PartName="/word/document.xml" ContentType="${main}.main+xml"/></Types>`,
      ),
      'word/document.xml': strToU8('<w:document/>'),
    });

  it.each([
    ['a drawing that can hold a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'a.svg'],
    ['a page that is called a photo', '<!doctype html><script>1</script>', 'a.jpg'],
    ['text', 'gewoon tekst', 'a.txt'],
    ['a program that is called a PDF', 'MZ\x90\0\x03\0\0\0', 'a.pdf'],
    ['an animation', 'GIF89a\x01\0\x01\0', 'a.gif'],
    ['an archive that is called a document', zipSync({ 'a.txt': strToU8('x') }), 'a.docx'],
    ['a bomb', zipSync({ '[Content_Types].xml': new Uint8Array(30_000_000) }), 'a.docx'],
    ['a document with macros', word('application/vnd.ms-word.document.macroEnabled'), 'a.docx'],
    ['an old document', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1200, '0'), 'hex'), 'a.doc'],
  ])('is refused by what it holds, whatever it is called: %s', async (_, content, name) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    expect(await send(region.partner, bytes, { name })).toMatchObject({ status: 422, problem: 'WRONG_TYPE' });
  });

  it('is refused when it is empty, damaged or larger than 10 MB', async () => {
    expect(await send(region.partner, Buffer.of())).toMatchObject({ status: 422, problem: 'EMPTY' });
    const half = JPEG.subarray(0, 60);
    expect(await send(region.partner, half)).toMatchObject({ status: 422, problem: 'UNREADABLE' });
    const large = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    expect(await send(region.partner, large)).toMatchObject({ status: 413, problem: 'TOO_LARGE' });
  });

  it('takes documents of an office, and names what it is by what it holds', async () => {
    const workbook = await writeWorkbook([[{ value: 'x' }]]).toBuffer();
    expect(await send(region.partner, workbook, { name: 'lijst.docx' })).toMatchObject({
      status: 201,
      name: 'lijst.docx.xlsx',
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    const document = word('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    expect(await send(region.partner, document, { name: 'brief.DOCX' })).toMatchObject({
      name: 'brief.DOCX',
    });
    expect(await send(region.partner, PNG, { name: 'foto.html' })).toMatchObject({
      name: 'foto.html.png',
      type: 'image/png',
    });
  });

  it.each([
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\Users\\lotte\\foto.png', 'foto.png'],
    ['a\r\nset-cookie: x=1\u202Egnp.png', 'aset-cookie: x=1gnp.png'],
    [`${'é'.repeat(300)}.png`, `${'é'.repeat(116)}.png`],
    ['.. .png', 'png.png'],
  ])('has a plain name: %j', async (name, plain) => {
    const { id, name: told } = await send(region.coordinator, PNG, { name });
    expect(told).toBe(plain);
    await write(region.coordinator, 'Naam', [id]);
    const response = await get(region.partner, id);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename[*]?=/);
  });

  it('is refused when the journal or the sender has no room left, and leaves nothing', async () => {
    const before = [await stored('storedFiles'), await stored('files.chunks')];
    setJournalRoom(0);
    expect(await send(region.partner, PDF)).toMatchObject({ status: 422, problem: 'NO_ROOM' });
    setJournalRoom(1);
    const sender = await someone(region.partner.organisationId, 'PARTNER');
    expect([await stored('storedFiles'), await stored('files.chunks')]).toEqual(before);
    for (let at = 0; at < 20; at++) expect((await send(sender, PNG)).status).toBe(201);
    expect(await send(sender, PNG)).toMatchObject({ status: 422, problem: 'TOO_MANY_WAITING' });
  });
});

describe('time', () => {
  const later = (hours: number) => api.setClock(new Date(new Date(NOW).getTime() + hours * 3_600_000));

  it('takes away what came to nothing, also what was cut off in the middle', async () => {
    const { id } = await send(region.coordinator, PDF);
    const kept = await send(region.coordinator, PDF);
    await write(region.coordinator, 'Blijft', [kept.id]);
    // As a process leaves them that ends between the pieces and their end.
    const cut = await send(region.coordinator, PDF);
    await driver()
      .db.collection<{ _id: string }>('files.files')
      .deleteOne({ _id: localOf(cut.id) });
    later(23);
    await api.runJobs();
    expect(await stored('storedFiles', { _id: localOf(id) })).toBe(1);
    later(25);
    await api.runJobs();
    const pieces = (one: string) => stored('files.chunks', { files_id: localOf(one) });
    expect([await pieces(id), await pieces(cut.id), await pieces(kept.id)]).toEqual([0, 0, 1]);
    expect(await stored('storedFiles', { subjectId: { $in: [null, 'given-up'] } })).toBe(0);
    expect(await write(region.coordinator, 'Te laat', [id])).toMatchObject({ reason: 'INVALID' });
  });

  it('takes away a removed entry with its files, after an hour in which it can be brought back', async () => {
    const { id } = await send(region.partner, PDF);
    const { proeftuin } = await write(region.partner, 'Toch niet', [id]);
    const entry = proeftuin.journal.find(({ text }) => text === 'Toch niet');
    const entryId = entry?.id ?? '';
    expect(entry?.viewerCanArchive).toBe(true);
    const colleague = await someone(region.partner.organisationId, 'PARTNER');
    for (const other of [colleague, region.school.teacher, region.otherSchool.coordinator])
      expect(await archive(other, entryId, true)).toBe('ArchiveRefused');
    expect(await archive(region.partner, entryId, true)).toBe('Archived');
    const texts = async () => (await journal(region.partner))?.map(({ text }) => text);
    expect(await texts()).not.toContain('Toch niet');
    expect((await get(region.partner, id)).status).toBe(404);
    expect(await archive(region.partner, entryId, false)).toBe('Archived');
    expect(await texts()).toContain('Toch niet');
    expect((await get(region.partner, id)).status).toBe(200);
    // The proeftuin's coordinator may too.
    expect(await archive(region.coordinator, entryId, true)).toBe('Archived');
    later(2);
    await api.runJobs();
    expect(await archive(region.partner, entryId, false)).toBe('ArchiveRefused');
    expect(await stored('storedFiles', { _id: localOf(id) })).toBe(0);
    expect(await stored('files.chunks', { files_id: localOf(id) })).toBe(0);
    expect(await stored('journalEntries', { _id: localOf(entryId) })).toBe(0);
  });
});
