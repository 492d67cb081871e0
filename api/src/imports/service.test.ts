import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { send } from '../test/placing.ts';
import { importFolder } from './service.ts';
import { changed, SMALL, withFolder } from './test/small-folder.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(new Date('2026-11-24T09:00:00Z'));
});

type Stored = Record<string, unknown> & { _id: string; externalKey?: string };
/** A collection as it is stored, for what no screen shows. */
const all = (name: string) =>
  mongoose.connection.collection<Stored>(name).find({}).sort({ _id: 1 }).toArray();
const NAMES = [
  'qualifications',
  'organisations',
  'companies',
  'sites',
  'programmes',
  'classes',
  'placementPeriods',
  'persons',
  'students',
  'memberships',
  'needs',
  'slots',
  'placements',
  'historySteps',
];
const everything = async () =>
  Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await all(name)] as const)));
const one = async (name: string): Promise<Stored> => (await all(name))[0] ?? { _id: 'nothing' };
const run = (files: Record<string, string>) => withFolder(files, importFolder);

async function viewer(role: 'TEACHER' | 'MENTOR'): Promise<PersonViewer> {
  const found = (await all('memberships')).find((membership) => membership['role'] === role);
  return {
    kind: 'person',
    sessionId: newId(),
    membershipId: found?._id ?? '',
    role,
    ...(found as unknown as Pick<
      PersonViewer,
      'personId' | 'organisationId' | 'classIds' | 'siteIds' | 'proeftuinIds' | 'studentId'
    >),
  };
}

describe('importing a folder', () => {
  it('writes everything and says what, and a repeat changes nothing', async () => {
    const first = await run(SMALL);
    expect(first).toMatchObject({ ok: true, errors: [] });
    expect(first.lines).toContain('students.csv: 1 rows, 1 new, 0 changed');
    expect(first.lines).toContain('organisations.csv: 2 rows, 2 new, 0 changed');
    expect(first.lines).toHaveLength(Object.keys(SMALL).length);
    const before = await everything();
    expect(before['historySteps']).toHaveLength(1);
    const second = await run(SMALL);
    expect(second.lines).toContain('students.csv: 1 rows, 0 new, 0 changed');
    expect(second.lines.every((line) => line.endsWith('0 new, 0 changed'))).toBe(true);
    expect(await everything()).toEqual(before);
  });

  it('summarises what the placements make of needs, students and slots', async () => {
    await run({ ...SMALL, ...changed('placements', 'PROPOSED', 'ACCEPTED') });
    const company = (await one('companies'))._id;
    expect(await one('needs')).toMatchObject({ state: 'PLACED', partsHeld: 1, openProposals: 0 });
    expect((await one('students'))['acceptedBy']).toContain(company);
    expect(await one('slots')).toMatchObject({ placesTaken: 1, placesFree: 1, state: 'OPEN' });
    expect((await all('historySteps')).map(({ command }) => command)).toEqual(['PROPOSE', 'ACCEPT']);
  });

  it.each([
    [
      changed('students', 'st1,cl1', 'st1,cl9'),
      'students.csv line 2, class: names "cl9", which is not in classes',
    ],
    [changed('slots', ',m1,', ',m9,'), 'slots.csv line 2, mentor: names "m9", which is not in persons'],
    [
      changed('organisations', '0999.000.228', '0999.000.229'),
      'organisations.csv line 3, registrationNumber: is not a KBO number: its check digits are not right',
    ],
    [
      changed('students', '2009-03-14', '31-02-2009'),
      'students.csv line 2, birthDate: is not a date like 2027-03-28',
    ],
    [changed('sites', '51.06', '41.06'), 'sites.csv line 2, lat: lies outside Belgium and the Netherlands'],
    [changed('slots', '2027-07-09', '2026-07-09'), 'slots.csv line 2, endsOn: lies before startsOn'],
    [
      {
        organisations: (SMALL['organisations'] ?? '')
          .replace('sector', 'sector,mostStudents,mostPerMentor,mostPerSchool')
          .replace('SECONDARY,', 'SECONDARY,,4,,')
          .replace('TECHNOLOGY', 'TECHNOLOGY,4,2,3'),
      },
      'organisations.csv line 2, mostStudents: is filled, and only a company has one',
    ],
    [changed('programmes', 'pr1,s1', 'pr1,c1'), 'programmes.csv line 2, school: is not a school'],
    [changed('persons', 'noor@', 'noor '), 'persons.csv line 2, email: is not an e-mail address'],
    [changed('placements', 'n1,1,', 'n1,2,'), 'placements.csv line 2, part: is more than the 1 of the need'],
    [
      changed('placements', 'PROPOSED', 'COUNTERED'),
      'placements.csv line 2, counterStartsOn: is empty, and a counter-proposal has dates and days',
    ],
  ])('refuses with nothing written: %#', async (wrong, said) => {
    const result = await run({ ...SMALL, ...wrong });
    expect(result.lines).toEqual([said, 'Nothing was written: 1 refused.']);
    expect(result.ok).toBe(false);
    expect(Object.values(await everything()).flat()).toEqual([]);
  });

  it('says which files it looks for when the folder holds none', async () => {
    const { ok, lines } = await run({ 'list of pupils': 'a,b' });
    expect(ok).toBe(false);
    expect(lines).toEqual([
      expect.stringMatching(/^Nothing was written: .* qualifications\.csv, .*students\.csv/),
    ]);
  });

  it('tells at most 500 refusals and counts the rest', async () => {
    const rows = Array.from({ length: 510 }, (_, at) => `n${at},st9,p1,1,`).join('\n');
    const { lines, errors } = await run({ needs: `externalKey,student,period,parts,wish\n${rows}` });
    expect(errors).toHaveLength(1020);
    expect(lines).toHaveLength(502);
    expect(lines.slice(-2)).toEqual(['and 520 more', 'Nothing was written: 1020 refused.']);
  });
});

describe('what only the database can refuse', () => {
  const second = `${SMALL['placements']}\n`.replace(/pl1(.*)\n$/, 'pl1$1\npl2$1');

  it('is a part of a need that is filled twice', async () => {
    const result = await run({ ...SMALL, placements: second.replaceAll('PROPOSED', 'ACCEPTED') });
    expect(result.lines[0]).toBe(
      'placements.csv line 3: fills a part of a need, or asks a slot, that another placement fills or asks already',
    );
    expect(Object.values(await everything()).flat()).toEqual([]);
  });

  it('is a slot with more placements than places', async () => {
    const result = await run({
      ...SMALL,
      needs: `${SMALL['needs']}\nn2,st1,p1,1,`,
      slots: (SMALL['slots'] ?? '').replace('16:30,2,nl', '16:30,1,nl'),
      placements: second.replace('pl2,n1', 'pl2,n2').replaceAll('PROPOSED', 'ACCEPTED'),
    });
    expect(result.lines[0]).toBe('placements.csv line 3, slot: holds 2 placements, and has 1 places');
    expect(Object.values(await everything()).flat()).toEqual([]);
  });

  it('is an address or number that is stored under another key', async () => {
    await run(SMALL);
    const { persons = '' } = SMALL;
    const result = await run({ persons: persons.replace('t1,', 't2,').replace('m1,', 'm2,') });
    expect(result.lines[0]).toMatch(/^persons.csv line [23]: says the same as a row that is stored/);
    expect(await all('persons')).toHaveLength(2);
  });
});

describe('importing again', () => {
  it('leaves alone what people changed here, as long as the file says what it said', async () => {
    await run(SMALL);
    const { _id } = await one('students');
    const edit = await api.graphql(
      `mutation($input: EditStudentInput!) { editStudent(input: $input) { __typename } }`,
      { input: { key: newId(), id: toNodeId('Student', _id), version: 1, maxTravelMinutes: 90 } },
      await viewer('TEACHER'),
    );
    expect(edit.data.editStudent.__typename).toBe('StudentChanged');
    await run(SMALL);
    expect(await one('students')).toMatchObject({ maxTravelMinutes: 90, version: 2 });
  });

  it('takes over a row that changed, keeps its id and summaries, and moves its version on', async () => {
    await run(SMALL);
    const before = await one('students');
    const result = await run({ ...SMALL, ...changed('students', 'Baekelandt', 'Baekeland') });
    expect(result.lines).toContain('students.csv: 1 rows, 0 new, 1 changed');
    const after = await one('students');
    expect(after).toMatchObject({ _id: before._id, lastName: 'Baekeland', version: 2 });
    expect(after['proposedTo']).toEqual(before['proposedTo']);
    expect(after['proposedTo']).not.toEqual([]);
    expect(await one('needs')).toMatchObject({ state: 'PROPOSED', openProposals: 1 });
  });

  it('leaves a placement that moved on here, and says so', async () => {
    await run(SMALL);
    const { _id } = await one('placements');
    const answer = await send(api, 'acceptPlacement', await viewer('MENTOR'), {
      id: toNodeId('Placement', _id),
    });
    expect(answer.placement?.state).toBe('ACCEPTED');
    const before = await everything();
    const result = await run({ ...SMALL, ...changed('placements', 'Leert graag', 'Leert snel') });
    expect(result.lines).toContain(
      'placements.csv: 1 rows, 0 new, 0 changed, 1 left alone because they moved on here',
    );
    expect(await everything()).toEqual(before);
  });

  it('takes over a placement that has not moved on, with the rest of its life', async () => {
    await run(SMALL);
    await run({ ...SMALL, ...changed('placements', 'PROPOSED', 'ACCEPTED') });
    expect(await one('placements')).toMatchObject({ state: 'ACCEPTED', holds: true, version: 1 });
    expect(await one('slots')).toMatchObject({ placesTaken: 1 });
    expect((await all('historySteps')).map(({ command }) => command)).toEqual(['PROPOSE', 'ACCEPT']);
  });

  it('lets what is free follow from more places, and refuses fewer than are taken', async () => {
    await run({ ...SMALL, ...changed('placements', 'PROPOSED', 'ACCEPTED') });
    const slots = SMALL['slots'] ?? '';
    await run({ slots: slots.replace('16:30,2,nl', '16:30,1,nl') });
    expect(await one('slots')).toMatchObject({ places: 1, placesTaken: 1, placesFree: 0, state: 'FULL' });
    const twice = await run({ slots: slots.replace('16:30,2,nl', '16:30,5,nl') });
    expect(twice.ok).toBe(true);
    expect(await one('slots')).toMatchObject({ places: 5, placesTaken: 1, placesFree: 4, state: 'OPEN' });
    await mongoose.connection.collection<Stored>('slots').updateMany({}, { $set: { placesTaken: 3 } });
    const fewer = await run({ slots });
    expect(fewer.lines[0]).toBe('slots.csv line 2, places: is less than the 3 that are taken');
  });
});

describe('what people changed of a proeftuin', () => {
  const PROEFTUIN = {
    proeftuinen: `externalKey,title,summary,sector,level,phase,phases,hybridForms,partners
pt1,Kastenbouw,Leren op de vloer,TECHNOLOGY,4,PREPARATION,PREPARATION:2026-09-01:,STAGE,s1:school`,
    targets: `externalKey,proeftuin,metric,startValue,value,startsOn,dueOn,enteredValue
t1,pt1,PLACEMENTS,0,20,2026-09-01,2027-06-30,`,
  };
  const replaced = (file: keyof typeof PROEFTUIN, from: string, to: string) => {
    expect(PROEFTUIN[file]).toContain(from);
    return { ...PROEFTUIN, [file]: PROEFTUIN[file].replace(from, to) };
  };
  let here: string[];

  /** A coordinator takes a company in as a partner, gives the proeftuin another phase and raises its target. */
  beforeEach(async () => {
    await run({ ...SMALL, ...PROEFTUIN });
    const organisations = await all('organisations');
    here = ['s1', 'c1'].map((key) => organisations.find((one) => one.externalKey === key)?._id ?? '');
    const [proeftuin, target] = [await one('proeftuinen'), await one('targets')];
    const coordinator = { ...(await viewer('TEACHER')), role: 'COORDINATOR' as const };
    const as = { ...coordinator, proeftuinIds: [proeftuin._id] };
    const edit = async (name: string, input: object) => {
      const { data } = await api.graphql(
        `mutation($input: Edit${name}Input!) { edit: edit${name}(input: $input) { __typename } }`,
        { input: { key: newId(), version: 1, ...input } },
        as,
      );
      expect(data.edit.__typename).toBe(`${name}Changed`);
    };
    const partners = here.map((id) => ({ organisationId: toNodeId('Organisation', id), part: 'doet mee' }));
    await edit('Proeftuin', { id: toNodeId('Proeftuin', proeftuin._id), phase: 'IMPLEMENTATION', partners });
    await edit('Target', { id: toNodeId('Target', target._id), value: 30 });
  });
  const changedHere = () => ({
    phase: 'IMPLEMENTATION',
    partners: here.map((organisationId) => ({ organisationId, part: 'doet mee' })),
    partnerOrganisationIds: here,
  });

  it('stays while its row says what it said', async () => {
    const before = [await all('proeftuinen'), await all('targets')];
    await run(PROEFTUIN);
    expect([await all('proeftuinen'), await all('targets')]).toEqual(before);
  });

  it('stays where its row says something else of another thing', async () => {
    await run(replaced('proeftuinen', 'op de vloer', 'in de hal'));
    const searchKeys = expect.arrayContaining(['hal', 'kastenbouw']) as unknown;
    const proeftuin = { ...changedHere(), summary: 'Leren in de hal', searchKeys, version: 3 };
    expect(await one('proeftuinen')).toMatchObject(proeftuin);
    await run(replaced('targets', '2027-06-30', '2027-07-31'));
    expect(await one('targets')).toMatchObject({ value: 30, dueOn: '2027-07-31', version: 3 });
  });

  it('is written over by a row that says something else of that', async () => {
    await run(replaced('proeftuinen', 's1:school', 'c1:bedrijf'));
    const [, company = ''] = here;
    expect(await one('proeftuinen')).toMatchObject({
      phase: 'IMPLEMENTATION',
      partners: [{ organisationId: company, part: 'bedrijf' }],
      partnerOrganisationIds: [company],
    });
    await run(replaced('targets', ',20,', ',25,'));
    expect(await one('targets')).toMatchObject({ value: 25 });
  });

  it('stays when a row says again what it said before', async () => {
    await run(replaced('proeftuinen', 'op de vloer', 'in de hal'));
    await run(PROEFTUIN);
    expect(await one('proeftuinen')).toMatchObject({ ...changedHere(), summary: 'Leren op de vloer' });
  });
});

describe('a folder with some of the files', () => {
  it('adds students to a class that is there', async () => {
    await run(SMALL);
    const students = (SMALL['students'] ?? '').replace('st1,', 'st2,').replace('Lotte', 'Femke');
    const result = await run({ students });
    expect(result.lines).toEqual(['students.csv: 1 rows, 1 new, 0 changed']);
    const [first, added] = await all('students');
    for (const field of ['schoolId', 'classId', 'programmeId', 'proeftuinId'])
      expect(added?.[field]).toEqual(first?.[field]);
  });

  it('adds needs and placements for students and slots that are there', async () => {
    await run(SMALL);
    const needs = (SMALL['needs'] ?? '').replace('n1,', 'n2,');
    const placements = (SMALL['placements'] ?? '').replace('pl1,n1', 'pl2,n2');
    expect((await run({ needs })).ok).toBe(true);
    expect((await run({ placements })).ok).toBe(true);
    const [first, second] = await all('needs');
    expect(second).toMatchObject({
      qualificationId: first?.['qualificationId'],
      schoolId: first?.['schoolId'],
      state: 'PROPOSED',
    });
    const [one, two] = await all('placements');
    for (const field of ['schoolId', 'recognitionScheme', 'crossBorder', 'qualificationId', 'searchKeys'])
      expect(two?.[field]).toEqual(one?.[field]);
    expect(await all('placements')).toHaveLength(2);
  });

  it('adds a slot to a site that is there, found by its company', async () => {
    await run(SMALL);
    await run({ slots: (SMALL['slots'] ?? '').replace('sl1,', 'sl2,') });
    const [first, second] = await all('slots');
    expect(second?.['searchKeys']).toEqual(first?.['searchKeys']);
  });

  it('keeps who belongs where when persons or companies come alone', async () => {
    await run(SMALL);
    const before = await all('persons');
    const { persons = '', organisations = '' } = SMALL;
    await run({ persons: persons.replace('01 27', '01 99') });
    const after = await all('persons');
    expect(after.map(({ organisationIds }) => organisationIds)).toEqual(
      before.map(({ organisationIds }) => organisationIds),
    );
    await run({ organisations: organisations.replace('Vliet bv', 'Vliet nv') });
    expect(await one('companies')).toMatchObject({ name: 'Machinebouw Vliet nv', claimed: true });
  });

  it('leaves limits and days alone of which it says nothing, and takes over what it says', async () => {
    await run(SMALL);
    const limits = { mostStudents: 4, mostPerMentor: 2, mostPerSchool: 3 };
    const said = { mostPerSchool: 1, releasedOn: '2027-01-12' };
    const write = (name: string, $set: Record<string, unknown>) =>
      mongoose.connection.collection<Stored>(name).updateMany({}, { $set });
    await write('companies', limits);
    await write('slots', said);
    await run({
      ...changed('organisations', 'Vliet bv', 'Vliet nv'),
      ...changed('slots', 'meten', 'testen'),
    });
    expect(await one('companies')).toMatchObject({ name: 'Machinebouw Vliet nv', ...limits });
    expect(await one('slots')).toMatchObject({ tasks: 'Bedraden en testen', ...said });
    const slots = (SMALL['slots'] ?? '')
      .replace('closed', 'closed,mostPerSchool,releasedOn')
      .replace('false,false', 'false,false,2,');
    expect((await run({ slots })).ok).toBe(true);
    expect(await one('slots')).toMatchObject({ mostPerSchool: 2, releasedOn: null });
  });

  it('takes students and needs along when their programme joins a proeftuin, and when it leaves', async () => {
    await run(SMALL);
    const proeftuinen = `externalKey,title,summary,sector,level,phase,phases,hybridForms,partners
pt1,Kastenbouw,Leren op de vloer,TECHNOLOGY,4,PREPARATION,PREPARATION:2026-09-01:,STAGE,s1:school`;
    const programmes = SMALL['programmes'] ?? '';
    await run({ proeftuinen, programmes: programmes.replace('STAGE,,', 'STAGE,pt1,') });
    const { _id } = await one('proeftuinen');
    for (const name of ['programmes', 'students', 'needs'])
      expect(await one(name)).toMatchObject({ proeftuinId: _id });
    await run({ programmes });
    for (const name of ['programmes', 'students', 'needs'])
      expect(await one(name)).toMatchObject({ proeftuinId: null });
  });

  it('keeps students and needs in the order of what their class and programme are called now', async () => {
    await run(SMALL);
    const keys = { classKey: '6 et 2026-2027', programmeKey: 'elektrotechnieken' };
    for (const name of ['students', 'needs']) expect(await one(name)).toMatchObject(keys);
    await run({ classes: (SMALL['classes'] ?? '').replace('6 ET', 'Zesde') });
    for (const name of ['students', 'needs'])
      expect(await one(name)).toMatchObject({ ...keys, classKey: 'zesde 2026-2027' });
    await run({ programmes: (SMALL['programmes'] ?? '').replace('Elektrotechnieken', 'Elektriciteit') });
    for (const name of ['students', 'needs'])
      expect(await one(name)).toMatchObject({ programmeKey: 'elektriciteit' });
  });

  it('refuses a membership of somebody who is not in the folder and not of that organisation', async () => {
    await run(SMALL);
    const memberships = `${(SMALL['memberships'] ?? '').split('\n')[0]}\nmx,t1,c1,MENTOR,,,,`;
    const result = await run({ memberships });
    expect(result.lines[0]).toBe(
      'memberships.csv line 2, person: is new to this organisation, and must stand in persons.csv of this folder too',
    );
  });
});
