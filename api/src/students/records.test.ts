import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { historyOf } from '../platform/history/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored } from '../test/placing.ts';
import { archive, save, seen } from '../test/records.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type School } from '../test/region.ts';
import { importClasses } from '../schools/service.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

const student = (school: School, more: Record<string, unknown> = {}) => ({
  classId: toNodeId('Class', school.classId),
  firstName: 'Yara',
  lastName: 'de Wilde',
  birthDate: '2009-05-01',
  homeCountry: 'BE',
  homePostcode: '8340',
  homePlace: 'Sijsele',
  travelMeans: ['BICYCLE'],
  languages: ['nl'],
  needs: [{ periodId: toNodeId('PlacementPeriod', school.period._id), wish: 'Liefst lassen' }],
  ...more,
});
const listed = async (query: string, as = region.school.coordinator) => {
  const { data, errors } = await api.graphql(`{ found: ${query} }`, {}, as);
  expect(errors).toEqual([]);
  return data.found.nodes as Record<string, unknown>[];
};

describe('making a student', () => {
  it('comes with needs, is found by name, and once for one key', async () => {
    const key = newId();
    const input = { key, ...student(region.school) };
    const made = await save(
      api,
      'createStudent',
      region.school.coordinator,
      input,
      'displayName needs { id wish state }',
    );
    expect(made).toMatchObject({
      record: { displayName: 'Yara de Wilde', needs: [{ wish: 'Liefst lassen', state: 'WITHOUT_PLACE' }] },
    });
    const again = await save(api, 'createStudent', region.school.coordinator, input);
    expect(again.record.id).toBe(made.record.id);
    expect(await listed('needs(filter: { search: "wilde" }) { nodes { wish } }')).toHaveLength(1);
    // The home lies in the middle of its place, so that travel can be told.
    const home = await seen(api, region.school.teacher, made.record.id, 'Student', 'homePlace homeCountry');
    expect(home).toEqual({ homePlace: 'Sijsele', homeCountry: 'BE' });
    const steps = (await historyOf([stored(made.record.id)])).get(stored(made.record.id));
    expect(steps?.map(({ command, actorKind }) => `${command} ${actorKind}`)).toEqual([
      'CREATE SCHOOL_COORDINATOR',
    ]);
  });

  it('names every field that is wrong, and writes nothing', async () => {
    const before = await listed('students { nodes { id } }');
    const wrong = { firstName: ' ', birthDate: '2024-01-01', email: 'yara', maxTravelMinutes: 999 };
    const told = await save(api, 'createStudent', region.school.coordinator, student(region.school, wrong));
    expect(told.reason).toBe('INVALID');
    expect(told.facts.map(({ name, value }) => `${name} ${value}`).sort()).toEqual([
      'email not_an_email',
      'firstName too_small',
      'maxTravelMinutes too_big',
    ]);
    const young = await save(
      api,
      'createStudent',
      region.school.coordinator,
      student(region.school, { birthDate: '2024-01-01' }),
    );
    expect(young.facts).toEqual([{ name: 'birthDate', value: 'age' }]);
    expect(await listed('students { nodes { id } }')).toHaveLength(before.length);
  });

  it('is for the school’s coordinator alone', async () => {
    const input = student(region.school);
    for (const as of [region.school.teacher, region.otherSchool.coordinator, region.coordinator])
      expect((await save(api, 'createStudent', as, input)).reason).toBe('NOT_ALLOWED');
    const foreign = { ...input, classId: toNodeId('Class', region.otherSchool.classId), firstName: '' };
    const unknown = { ...input, classId: toNodeId('Class', newId()), firstName: '' };
    const told = await Promise.all(
      [foreign, unknown].map((one) => save(api, 'createStudent', region.school.coordinator, one)),
    );
    // Another school's class answers like one that does not exist, before anything else is judged.
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.reason).toBe('NOT_ALLOWED');
  });
});

describe('editing a student', () => {
  it('is for own teachers, who do not move students; names lead to new search words everywhere', async () => {
    const { studentId, needNode } = await makeStudent(region);
    const work = await makeWorkplace(region);
    await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    const id = toNodeId('Student', studentId);
    const edit = {
      id,
      version: 1,
      lastName: 'Zomers',
      homePostcode: '4531 EP',
      homeCountry: 'NL',
      homePlace: 'Terneuzen',
    };
    expect(await save(api, 'editStudent', region.school.teacher, edit, 'lastName')).toMatchObject({
      record: { version: 2, lastName: 'Zomers' },
    });
    for (const query of [
      'needs(filter: { search: "zomers" }) { nodes { id } }',
      'placements(filter: { search: "zomers" }) { nodes { id } }',
    ])
      expect(await listed(query)).toHaveLength(1);
    const move = { id, version: 2, classId: toNodeId('Class', region.otherSchool.classId) };
    expect((await save(api, 'editStudent', region.school.teacher, move)).reason).toBe('NOT_ALLOWED');
    expect((await save(api, 'editStudent', region.school.coordinator, move)).reason).toBe('NOT_ALLOWED');
    expect((await save(api, 'editStudent', region.otherSchool.teacher, edit)).reason).toBe('NOT_ALLOWED');
    expect((await save(api, 'editStudent', work.mentor, edit)).reason).toBe('NOT_ALLOWED');
  });

  it('refuses a stale edit with the fields that changed', async () => {
    const { studentId } = await makeStudent(region);
    const id = toNodeId('Student', studentId);
    await save(api, 'editStudent', region.school.coordinator, { id, version: 1, phone: '0470 55 00 00' });
    const told = await save(api, 'editStudent', region.school.teacher, { id, version: 1, email: 'a@b.be' });
    expect(told).toMatchObject({ reason: 'STALE', changedFields: ['phone'] });
  });

  it('takes open needs along into another class, and leaves past ones', async () => {
    const { school } = region;
    const [other] = [newId()];
    await importClasses([
      {
        _id: other,
        externalKey: other,
        schoolId: school.id,
        programmeId: school.programmeId,
        name: '6 B',
        schoolYear: '2026-2027',
      },
    ]);
    const { studentId, needNode } = await makeStudent(region, school, { student: { lastName: 'Verhuis' } });
    const id = toNodeId('Student', studentId);
    const edit = { id, version: 1, classId: toNodeId('Class', other) };
    expect(await save(api, 'editStudent', school.coordinator, edit, 'class { name }')).toMatchObject({
      record: { class: { name: '6 B' } },
    });
    expect(await seen(api, school.teacher, needNode, 'Need', 'id')).toBeNull();
    expect(await seen(api, school.coordinator, needNode, 'Need', 'id')).not.toBeNull();
  });
});

describe('archiving a student', () => {
  it('takes the student and their needs from lists and choices, and brings both back', async () => {
    const { studentId, needNode } = await makeStudent(region, region.school, {
      student: { lastName: 'Archiefmans' },
    });
    const id = toNodeId('Student', studentId);
    expect(await archive(api, region.school.teacher, id)).toBe('NOT_ALLOWED');
    expect(await archive(api, region.otherSchool.coordinator, id)).toBe('NOT_ALLOWED');
    expect(await archive(api, region.school.coordinator, id)).toBe('Archived');
    const all = [
      'students(search: "archief") { nodes { id } }',
      'needs(filter: { search: "archief" }) { nodes { id } }',
    ];
    for (const query of all) expect(await listed(query)).toEqual([]);
    expect(await listed('students(search: "archief", archived: true) { nodes { id } }')).toHaveLength(1);
    expect(await seen(api, region.school.teacher, id, 'Student', 'archived viewerCanEdit')).toEqual({
      archived: true,
      viewerCanEdit: false,
    });
    expect(
      (await save(api, 'editStudent', region.school.teacher, { id, version: 2, phone: '1' })).reason,
    ).toBe('ARCHIVED');
    const work = await makeWorkplace(region);
    const document = `mutation($input: ProposePlacementInput!) { proposePlacement(input: $input) { ... on PlacementRefused { reason } } }`;
    const input = { key: newId(), needId: needNode, slotId: work.slotNode };
    expect((await api.graphql(document, { input }, region.school.teacher)).data.proposePlacement.reason).toBe(
      'NOT_NOW',
    );
    expect(await archive(api, region.school.coordinator, id, false)).toBe('Archived');
    for (const query of all) expect(await listed(query)).toHaveLength(1);
  });

  it('is refused while a placement is asked or runs, and not after it ended', async () => {
    const { studentId, needNode } = await makeStudent(region);
    const id = toNodeId('Student', studentId);
    const work = await makeWorkplace(region);
    const placement = await proposed(api, region.school.teacher, { needId: needNode, slotId: work.slotNode });
    expect(await archive(api, region.school.coordinator, id)).toBe('IN_USE placements 1');
    expect(await archive(api, region.school.coordinator, needNode)).toBe('IN_USE placements 1');
    expect(await archive(api, work.admin, work.slotNode)).toBe('IN_USE placements 1');
    await send(api, 'withdrawPlacement', region.school.teacher, {
      id: placement,
      reason: { code: 'PROPOSAL_MISTAKE' },
    });
    expect(await archive(api, region.school.coordinator, needNode)).toBe('Archived');
    expect(await archive(api, region.school.coordinator, id)).toBe('Archived');
    expect(await archive(api, region.school.coordinator, needNode, false)).toBe('ARCHIVED');
  });
});

describe('needs', () => {
  it('are one for a student and period, made and edited by the coordinator', async () => {
    const { studentId, needNode } = await makeStudent(region);
    const input = {
      studentId: toNodeId('Student', studentId),
      periodId: toNodeId('PlacementPeriod', region.school.period._id),
    };
    expect(await save(api, 'createNeed', region.school.coordinator, input)).toMatchObject({
      reason: 'DUPLICATE',
      facts: [{ name: 'field', value: 'periodId' }],
    });
    expect((await save(api, 'createNeed', region.school.teacher, input)).reason).toBe('NOT_ALLOWED');
    const foreign = { ...input, periodId: toNodeId('PlacementPeriod', region.otherSchool.period._id) };
    expect((await save(api, 'createNeed', region.school.coordinator, foreign)).reason).toBe('INVALID');
    expect(await archive(api, region.school.coordinator, needNode)).toBe('Archived');
    expect(
      await save(api, 'createNeed', region.school.coordinator, { ...input, parts: 2 }, 'parts'),
    ).toMatchObject({
      record: { parts: 2 },
    });
    const edit = { id: needNode, version: 2, wish: 'x' };
    expect((await save(api, 'editNeed', region.school.coordinator, edit)).reason).toBe('ARCHIVED');
    expect((await save(api, 'editNeed', region.school.teacher, edit)).reason).toBe('NOT_ALLOWED');
  });

  it('two at the same time make one', async () => {
    const { studentId, needNode } = await makeStudent(region);
    expect(await archive(api, region.school.coordinator, needNode)).toBe('Archived');
    const input = {
      studentId: toNodeId('Student', studentId),
      periodId: toNodeId('PlacementPeriod', region.school.period._id),
    };
    const told = await Promise.all(
      [1, 2, 3].map(() => save(api, 'createNeed', region.school.coordinator, input)),
    );
    expect(told.map(({ reason }) => reason ?? 'made').sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'made']);
  });
});
