import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { partsOfSchedule } from '@scheldemond/domain/week/agreed-week';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { driver, dropDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { clock } from './platform/clock.ts';
import { giveBackTurn, takeTurn } from './platform/installation/store.ts';
import { startTestApi, type TestApi } from './test/api.ts';
import { offerOf, patternOf, weekAtWork } from './test/placing.ts';

const FIRST = '20261125160000-forget-by-our-clock.mjs';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(() => dropDatabase());
afterAll(() => api.stop());

describe('migrate', () => {
  it('runs what did not run yet, once, and makes the indexes', async () => {
    expect(await migrate()).toContain(FIRST);
    expect(await migrate()).toEqual([]);
    const indexes = await driver().db.collection('sessions').indexes();
    expect(indexes.map(({ name }) => name)).toContain('tokenHash_1');
  });

  it('ends the expiry by the database’s own clock that an earlier version left', async () => {
    const sessions = driver().db.collection('sessions');
    await sessions.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
    await migrate();
    const [index] = (await sessions.indexes()).filter(({ name }) => name === 'expiresAt_1');
    expect(index).toBeDefined();
    expect(index?.['expireAfterSeconds']).toBeUndefined();
  });

  it('gives placements their place in the order of names', async () => {
    const { db } = driver();
    await db
      .collection<{ _id: string }>('students')
      .insertOne({ _id: 's', sortKey: 'vries de, anne sophie' } as never);
    await db.collection<{ _id: string }>('placements').insertOne({ _id: 'p', studentId: 's' } as never);
    await migrate();
    expect(await db.collection('placements').findOne({})).toMatchObject({
      studentSortKey: 'vries de, anne sophie',
      openSortKey: 'anne sophie',
    });
  });

  it('gives placements their week as one value, and their counter-proposals too', async () => {
    const { db } = driver();
    const hours = { startTime: '08:00', endTime: '16:30' };
    const days = { startsOn: '2027-02-01', endsOn: '2027-05-28' };
    const counter = { ...days, weekdays: [2], message: 'Liever dinsdag.' };
    await db
      .collection<{ _id: string }>('placements')
      .insertOne({ _id: 'p', ...days, ...hours, weekdays: [4, 5], counter } as never);
    await migrate();
    const stored = await db.collection('placements').findOne({});
    const { week } = partsOfSchedule(weekAtWork('2027-02-01', '2027-05-28', [4, 5]));
    expect(stored).toMatchObject({
      week,
      counter: { week: weekAtWork('2027-02-01', '2027-05-28', [2]), message: 'Liever dinsdag.' },
    });
    for (const gone of ['weekdays', 'startTime', 'endTime']) expect(stored).not.toHaveProperty(gone);
  });

  it('gives slots what they offer as one value', async () => {
    const { db } = driver();
    const hours = { startTime: '08:00', endTime: '16:30', startsOn: '2026-09-01' };
    await db.collection('slots').insertMany([
      {
        _id: 's' as never,
        ...hours,
        weekdays: [3, 4, 5],
        fieldVersions: { title: 2, weekdays: 3, endTime: 4 },
      },
      { _id: 'n' as never, ...hours, weekdays: [1], startTime: '22:00', endTime: '02:00' },
    ]);
    await migrate();
    const stored = await db.collection('slots').findOne({ _id: 's' as never });
    expect(stored).toMatchObject({
      offer: offerOf('wo-vr 8:00-16:30'),
      fieldVersions: { title: 2, offer: 4 },
      startsOn: '2026-09-01',
    });
    for (const gone of ['weekdays', 'startTime', 'endTime']) {
      expect(stored).not.toHaveProperty(gone);
      expect(stored?.['fieldVersions']).not.toHaveProperty(gone);
    }
    const night = await db.collection('slots').findOne({ _id: 'n' as never });
    expect(night?.['offer']).toEqual(offerOf('ma 22:00-2:00'));
  });

  it('gives placement periods the week that they ask as one value', async () => {
    const periods = driver().db.collection<{ _id: string }>('placementPeriods');
    await periods.insertMany([
      {
        _id: 'p',
        weekdays: [4, 5],
        startTime: '08:30',
        endTime: '16:30',
        fieldVersions: { name: 2, weekdays: 3, endTime: 4 },
      } as never,
      { _id: 'h', weekdays: [3], startTime: '08:30', endTime: '12:00' } as never,
    ]);
    await migrate();
    const stored = await periods.findOne({ _id: 'p' });
    expect(stored).toMatchObject({ workWeek: patternOf('do-vr bedrijf 8:30-16:30') });
    expect(stored).toHaveProperty('fieldVersions', { name: 2, workWeek: 4 });
    for (const gone of ['weekdays', 'startTime', 'endTime']) expect(stored).not.toHaveProperty(gone);
    expect(await periods.findOne({ _id: 'h' })).toMatchObject({
      workWeek: patternOf('wo bedrijf 8:30-12:00'),
    });
  });

  it('gives persons the words by which search finds them', async () => {
    const { db } = driver();
    const one = { _id: 'p' as never, firstName: 'Zoë', lastName: "van 't Hof-Øster" };
    await db.collection('persons').insertOne(one);
    await migrate();
    const stored = await db.collection('persons').findOne({});
    expect(stored?.['searchKeys']).toEqual(searchKeys(one.firstName, one.lastName));
  });

  it('gives recognitions by what they are ordered and found', async () => {
    const { db } = driver();
    await db.collection('companies').insertOne({ _id: 'c' as never, name: "van 't Vlieger Öst" });
    await db.collection('sites').insertOne({ _id: 's' as never, name: 'Kaai 3', place: 'Zoë-dorp' });
    const one = { companyId: 'c', siteId: 's', number: '12-345' };
    await db.collection('recognitions').insertOne({ _id: 'r' as never, ...one });
    await migrate();
    expect(await db.collection('recognitions').findOne({})).toMatchObject({
      sortKey: sortKey("van 't Vlieger Öst"),
      placeKey: sortKey('Zoë-dorp'),
      searchKeys: searchKeys("van 't Vlieger Öst", 'Kaai 3', 'Zoë-dorp', '12-345'),
    });
  });

  it('gives companies and slots of an earlier version no limit', async () => {
    const companies = driver().db.collection<{ _id: string }>('companies');
    await driver().db.collection<{ _id: string }>('slots').insertOne({ _id: 'open' });
    await companies.insertMany([
      { _id: 'old' },
      { _id: 'new', mostStudents: 4, mostPerMentor: null } as never,
    ]);
    await migrate();
    expect(await companies.findOne({ _id: 'old' })).toMatchObject({
      _id: 'old',
      mostStudents: null,
      mostPerMentor: null,
      mostPerSchool: null,
    });
    expect(await companies.findOne({ _id: 'new' })).toMatchObject({ mostStudents: 4 });
    const slots = driver().db.collection<{ _id: string }>('slots');
    expect(await slots.findOne({ _id: 'open' })).toMatchObject({
      mostPerSchool: null,
      releasedOn: null,
      earlySchoolIds: [],
      candidateNeedIds: [],
    });
  });

  it('lets closures of an earlier version close all sites, and the same days close several', async () => {
    const closures = driver().db.collection<{ _id: string }>('closures');
    const closed = { ownerId: 'c', from: '2027-03-04', to: '2027-03-05', name: 'Inventaris' };
    await closures.createIndex({ ownerId: 1, from: 1, to: 1, name: 1 }, { unique: true });
    await closures.insertOne({ _id: 'old', ...closed } as never);
    await migrate();
    expect(await closures.findOne({ _id: 'old' })).toEqual({ _id: 'old', ...closed, siteId: null });
    await closures.insertOne({ _id: 'new', ...closed, siteId: 's' } as never);
    await expect(closures.insertOne({ _id: 'twice', ...closed, siteId: 's' } as never)).rejects.toThrow();
  });

  it('gives plans of an earlier version what repairs, schools and choices ask', async () => {
    const plans = driver().db.collection<{ _id: string }>('matchingPlans');
    const figures = { students: 2, placed: 1 };
    const weights = { TRAVEL: 40 };
    await plans.insertMany([
      { _id: 'done', figures, weights } as never,
      { _id: 'stopped', figures: null } as never,
    ]);
    await migrate();
    const since = {
      fromId: null,
      withoutCompanyIds: [],
      onlyClassIds: [],
      onlyNeedIds: [],
      onlyCompanyIds: [],
      onlySlotIds: [],
      withoutSlotIds: [],
      release: null,
      proposedOn: null,
    };
    expect(await plans.findOne({ _id: 'stopped' })).toEqual({ _id: 'stopped', figures: null, ...since });
    expect(await plans.findOne({ _id: 'done' })).toEqual({
      _id: 'done',
      figures: { ...figures, moved: null, schools: [] },
      weights: { ...weights, COMPANY_ORDER: 0, COMPETENCES: 0 },
      ...since,
    });
  });

  it('gives students their place in the order of classes and programmes', async () => {
    const { db } = driver();
    const group = { _id: 'c' as never, name: 'de Vijfde', schoolYear: '2026-2027' };
    await db.collection('classes').insertOne(group);
    await db.collection('programmes').insertOne({ _id: 'p' as never, title: 'Élektro' });
    await db.collection('students').insertOne({ _id: 's' as never, classId: 'c', programmeId: 'p' });
    await migrate();
    expect(await db.collection('students').findOne({})).toMatchObject({
      classKey: `${sortKey(group.name)} 2026-2027`,
      programmeKey: sortKey('Élektro'),
    });
  });

  it('gives needs their place in the order of classes and programmes', async () => {
    const { db } = driver();
    const group = { _id: 'c' as never, name: '5 Zorg', schoolYear: '2025-2026' };
    await db.collection('classes').insertOne(group);
    await db.collection('programmes').insertOne({ _id: 'p' as never, title: 'Basiszorg' });
    await db.collection('needs').insertOne({ _id: 'n' as never, classId: 'c', programmeId: 'p' });
    await migrate();
    expect(await db.collection('needs').findOne({})).toMatchObject({
      classKey: `${sortKey(group.name)} 2025-2026`,
      programmeKey: sortKey('Basiszorg'),
    });
  });

  it('lets proeftuinen of an earlier version be archived', async () => {
    const { db } = driver();
    await db.collection('proeftuinen').insertOne({ _id: 'p' as never, title: 'Mechanica', version: 3 });
    await migrate();
    const stored = await db.collection('proeftuinen').findOne({});
    expect(stored).toMatchObject({ version: 3, archivedAt: null, holds: 0, askedProgrammeIds: [] });
  });

  it('lets targets of an earlier version be edited and archived', async () => {
    const { db } = driver();
    await db.collection('targets').insertOne({ _id: 't' as never, metric: 'COMPANIES', value: 9 });
    await migrate();
    const start = { version: 1, fieldVersions: {}, archivedAt: null, holds: 0 };
    expect(await db.collection('targets').findOne({})).toMatchObject({ value: 9, ...start });
  });

  it('gives records of an earlier version what editing and archiving ask', async () => {
    const { db } = driver();
    await db.collection('organisations').insertOne({ _id: 'c' as never, municipality: 'Gent' });
    await db.collection('companies').insertOne({ _id: 'c' as never, name: 'Vliet' });
    await db.collection('slots').insertOne({ _id: 's' as never, version: 7, fieldVersions: { title: 7 } });
    await migrate();
    const company = await db.collection('companies').findOne({ _id: 'c' as never });
    expect(company).toMatchObject({
      version: 1,
      fieldVersions: {},
      archivedAt: null,
      municipality: 'Gent',
      schoolIds: [],
    });
    const slot = await db.collection('slots').findOne({ _id: 's' as never });
    expect(slot).toMatchObject({ version: 7, fieldVersions: { title: 7 }, archivedAt: null, holds: 0 });
  });

  it('finds which school made a company, which is none for one from a list', async () => {
    const { db } = driver();
    await db
      .collection('companies')
      .insertMany([
        { _id: 'a' as never, municipality: null, schoolIds: ['maker', 'later'] },
        { _id: 'b' as never, municipality: null, externalKey: 'b', schoolIds: ['later'] },
        { _id: 'c' as never },
      ]);
    await migrate();
    const stored = await db.collection('companies').find().sort({ _id: 1 }).toArray();
    expect(stored.map(({ madeBySchoolId }) => madeBySchoolId)).toEqual(['maker', null, null]);
  });

  it('finds on the word of which schools who did not begin yet is at a company', async () => {
    const { db } = driver();
    await db.collection('companies').insertMany([
      { _id: 'alone' as never, municipality: null, claimed: false, schoolIds: ['a'] },
      { _id: 'shared' as never, municipality: null, claimed: false, schoolIds: ['a'] },
      { _id: 'claimed' as never, municipality: null, claimed: true, schoolIds: ['a', 'b'] },
    ]);
    await db.collection('historySteps').insertOne({
      _id: 'h' as never,
      subjectId: 'q',
      facts: [{ name: 'handedTo', value: 'handed' }],
    });
    const asked = { companyId: 'shared', state: 'PROPOSED', studentId: 's' };
    await db.collection('placements').insertMany([
      { _id: 'p' as never, ...asked, schoolId: 'a', mentorPersonId: 'named' },
      { _id: 'q' as never, ...asked, schoolId: 'b', mentorPersonId: 'named' },
      { _id: 'r' as never, ...asked, schoolId: 'c', mentorPersonId: 'draft', state: 'DRAFT' },
      { _id: 's' as never, ...asked, schoolId: 'c', mentorPersonId: 'claimed', companyId: 'claimed' },
    ]);
    const membership = { role: 'MENTOR', active: false };
    await db.collection('memberships').insertMany(
      [
        ['1', 'shared', 'named'],
        ['2', 'shared', 'handed'],
        ['3', 'shared', 'draft'],
        ['4', 'alone', 'invited'],
        ['5', 'claimed', 'claimed'],
        ['6', 'claimed', 'invited'],
      ].map(([_id, organisationId, personId]) => ({
        _id: _id as never,
        ...membership,
        organisationId,
        personId,
      })),
    );
    const member = { ...membership, active: true, organisationId: 'shared', personId: 'member' };
    await db.collection('memberships').insertOne({ _id: '7' as never, ...member });
    await migrate();
    const stored = await db.collection('memberships').find().sort({ _id: 1 }).toArray();
    const named = stored.map(({ namedBySchoolIds }) => namedBySchoolIds);
    expect(named).toEqual([['a', 'b'], ['b'], [], ['a'], ['c'], null, undefined]);
  });

  it('lets processes that start at once take turns', async () => {
    const ran = await Promise.all([migrate(), migrate(), migrate()]);
    expect(ran.flat().filter((name) => name === FIRST)).toHaveLength(1);
  });

  it('takes over a turn that was cut off', async () => {
    expect(await takeTurn('migrating', new Date(clock.now().getTime() - 11 * 60_000), 600_000)).toBe(true);
    expect(await migrate()).toContain(FIRST);
  });

  it('waits for a turn that somebody has', async () => {
    expect(await takeTurn('migrating', clock.now(), 600_000)).toBe(true);
    let done = false;
    const later = migrate().then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(done).toBe(false);
    await giveBackTurn('migrating');
    await later;
  });
});
