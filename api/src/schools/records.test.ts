import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { patternOf } from '../test/placing.ts';
import { archive, save, seen } from '../test/records.ts';
import { makeRegion, makeStudent, NOW, someone, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
});
afterAll(() => api.stop());

const period = {
  name: 'Stage 3',
  schoolYear: '2026-2027',
  startsOn: '2027-03-01',
  endsOn: '2027-06-30',
  workWeek: patternOf('ma-di bedrijf 8:30-16:30'),
  expiryDays: 10,
  maxOpenProposals: 3,
};

describe('a school’s programmes, classes and periods', () => {
  it('are made, edited and archived from the inside out by its coordinator', async () => {
    const { coordinator, teacher, id } = region.school;
    const schoolId = toNodeId('School', id);
    const qualificationId = toNodeId('Qualification', region.qualificationId);
    const input = {
      schoolId,
      qualificationId,
      title: 'Elektrotechnieken duaal',
      form: 'DUAL_SAO',
      education: 'SECONDARY',
    };
    expect((await save(api, 'createProgramme', teacher, input)).reason).toBe('NOT_ALLOWED');
    expect((await save(api, 'createProgramme', region.otherSchool.coordinator, input)).reason).toBe(
      'NOT_ALLOWED',
    );
    const programme = (await save(api, 'createProgramme', coordinator, input)).record;
    const group = (
      await save(api, 'createClass', coordinator, {
        programmeId: programme.id,
        name: '7 ED',
        schoolYear: '2026-2027',
      })
    ).record;
    const made = await save(
      api,
      'createPlacementPeriod',
      coordinator,
      { programmeId: programme.id, classId: group.id, ...period },
      'class { name } workWeek',
    );
    expect(made).toMatchObject({ record: { class: { name: '7 ED' }, workWeek: period.workWeek } });
    expect(await archive(api, coordinator, programme.id)).toBe('IN_USE classes 1 periods 1');
    expect(await archive(api, coordinator, group.id)).toBe('IN_USE periods 1');
    for (const one of [made.record, group, programme])
      expect(await archive(api, coordinator, one.id)).toBe('Archived');
    const school = await seen(
      api,
      teacher,
      schoolId,
      'School',
      'programmes { title } old: programmes(archived: true) { title archived }',
    );
    expect(school).toMatchObject({
      programmes: [{ title: 'Elektrotechnieken' }],
      old: [{ title: input.title, archived: true }],
    });
    expect(
      (
        await save(api, 'createClass', coordinator, {
          programmeId: programme.id,
          name: '8',
          schoolYear: '2026-2027',
        })
      ).reason,
    ).toBe('ARCHIVED');
    expect(await archive(api, coordinator, group.id, false)).toBe('ARCHIVED');
    expect(await archive(api, coordinator, programme.id, false)).toBe('Archived');
    expect(await archive(api, coordinator, group.id, false)).toBe('Archived');
  });

  it('take needs along when a period moves', async () => {
    const { coordinator, period: own } = region.school;
    const { needNode } = await makeStudent(region);
    const id = toNodeId('PlacementPeriod', own._id);
    expect(await archive(api, coordinator, id)).toBe('IN_USE needs 1');
    expect(
      await save(api, 'editPlacementPeriod', coordinator, { id, version: 1, endsOn: '2027-01-01' }),
    ).toMatchObject({
      reason: 'INVALID',
      facts: [
        { name: 'endsOn', value: 'before_start' },
        { name: 'deadline', value: 'after_end' },
      ],
    });
    const edit = { id, version: 1, startsOn: '2027-02-15', workWeek: period.workWeek };
    expect((await save(api, 'editPlacementPeriod', region.school.teacher, edit)).reason).toBe('NOT_ALLOWED');
    expect(await save(api, 'editPlacementPeriod', coordinator, edit, 'workWeek')).toMatchObject({
      record: { workWeek: period.workWeek },
    });
    const sorted = `{ needs(sort: STARTS_ON) { nodes { id } } }`;
    expect((await api.graphql(sorted, {}, coordinator)).data.needs.nodes).toEqual([{ id: needNode }]);
    const stale = await save(api, 'editPlacementPeriod', coordinator, { ...edit, startsOn: '2027-02-16' });
    expect(stale).toMatchObject({ reason: 'STALE', changedFields: ['startsOn', 'workWeek'] });
  });

  it('a class with students stays', async () => {
    const { coordinator, classId } = region.otherSchool;
    await makeStudent(region, region.otherSchool);
    expect(await archive(api, coordinator, toNodeId('Class', classId))).toBe('IN_USE students 1');
  });
});

describe('schools', () => {
  it('are made and archived by who operates the platform, and edited by their coordinator', async () => {
    const administrator = await someone(region.coordinator.organisationId, 'ADMIN');
    const input = {
      name: 'Zeeuws Lyceum',
      shortName: 'Lyceum',
      country: 'NL',
      municipality: 'Goes',
      education: 'MBO',
      registrationNumber: '25XY',
    };
    expect((await save(api, 'createSchool', region.school.coordinator, input)).reason).toBe('NOT_ALLOWED');
    expect(
      await save(api, 'createSchool', administrator, { ...input, registrationNumber: 'XY25' }),
    ).toMatchObject({
      facts: [{ name: 'registrationNumber', value: 'not_a_brin' }],
    });
    const made = (await save(api, 'createSchool', administrator, input)).record;
    const { data } = await api.graphql('{ schools { nodes { name } } }', {}, region.school.teacher);
    expect(data.schools.nodes.map(({ name }: { name: string }) => name)).toContain('Zeeuws Lyceum');
    const own = toNodeId('School', region.school.id);
    expect(
      await save(
        api,
        'editSchool',
        region.school.coordinator,
        { id: own, version: 1, shortName: 'Zandhoek' },
        'shortName',
      ),
    ).toMatchObject({
      record: { shortName: 'Zandhoek' },
    });
    expect(
      (await save(api, 'editSchool', region.school.coordinator, { id: made.id, version: 1, shortName: 'x' }))
        .reason,
    ).toBe('NOT_ALLOWED');
    expect(await archive(api, region.school.coordinator, own)).toBe('NOT_ALLOWED');
    expect(await archive(api, administrator, own)).toMatch(/^IN_USE programmes \d+/);
    expect(await archive(api, administrator, made.id)).toBe('Archived');
    // A company is an organisation too, and no school.
    const company = toNodeId('School', region.coordinator.organisationId);
    expect(await archive(api, administrator, company)).toBe('NOT_ALLOWED');
  });
});
