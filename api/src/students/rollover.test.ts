import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { historyOf } from '../platform/history/service.ts';
import {
  classesByIds,
  importClasses,
  importProgrammes,
  periodsByIds,
  programmesByIds,
} from '../schools/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send, stored } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region } from '../test/region.ts';
import { needsByIds, studentsByIds } from './service.ts';
import { findNeedsOf } from './store.ts';

let api: TestApi;
let region: Region;
let fifth: string;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.reset();
  api.setClock(NOW);
  region = await makeRegion();
  fifth = newId();
  const { id: schoolId, programmeId } = region.school;
  await importClasses([
    { _id: fifth, externalKey: fifth, schoolId, programmeId, name: '5 ET', schoolYear: '2026-2027' },
  ]);
});

const as = () => region.school.coordinator;
const group = (id: string) => toNodeId('Class', id);
const pupil = (id: string) => toNodeId('Student', id);

interface Plan {
  school: { id: string };
  schoolYear: string;
  periods: {
    period: { id: string };
    startsOn: string;
    endsOn: string;
    deadline: string;
    made: { id: string } | null;
  }[];
  classes: {
    class: { id: string; name: string };
    made: { id: string } | null;
    up: { id: string; name: string } | null;
    students: { displayName: string }[];
  }[];
}

async function plan(viewer: PersonViewer = as(), from: string | null = null): Promise<Plan | null> {
  const { data, errors } = await api.graphql(
    `query($from: String) { rollover(from: $from) { schoolYear school { id }
      periods { period { id } startsOn endsOn deadline made { id } }
      classes { class { id name } made { id } up { id name } students { displayName } } } }`,
    { from },
    viewer,
  );
  expect(errors).toEqual([]);
  return data.rollover as Plan | null;
}

async function told(mutation: string, type: string, input: object, viewer: PersonViewer = as()) {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const document = `mutation($input: ${name}Input!) { told: ${mutation}(input: $input) {
    __typename ... on ${type}Refused { reason facts { name value } } } }`;
  const { data, errors } = await api.graphql(document, { input: { key: newId(), ...input } }, viewer);
  expect(errors).toEqual([]);
  const { __typename, reason, facts = [] } = data.told;
  if (__typename === `${type}Changed`) return 'done';
  return [reason, ...facts.map((fact: { name: string; value: string }) => `${fact.name} ${fact.value}`)].join(
    ' ',
  );
}

/** Starts the next year as the plan proposes it. */
async function start(change: object = {}, viewer = as()): Promise<string> {
  const proposal = (await plan())!;
  return told(
    'startSchoolYear',
    'School',
    {
      schoolId: toNodeId('School', region.school.id),
      from: '2026-2027',
      classIds: proposal.classes.map((one) => one.class.id),
      periods: proposal.periods.map(({ period, startsOn, endsOn, deadline }) => ({
        id: period.id,
        startsOn,
        endsOn,
        deadline,
      })),
      ...change,
    },
    viewer,
  );
}
const move = (input: object, viewer = as()) => told('moveClassUp', 'Class', input, viewer);

describe('the next school year', () => {
  it('proposes the same days a year later, and where each class goes by its name', async () => {
    const proposal = await plan();
    expect(proposal).toMatchObject({
      schoolYear: '2027-2028',
      periods: [{ startsOn: '2028-01-31', endsOn: '2028-05-26', deadline: '2028-01-14', made: null }],
      classes: [
        { class: { name: '5 ET' }, made: null, up: null },
        { class: { name: '6 ET' }, made: null, up: null },
      ],
    });
    for (const viewer of [region.school.teacher, region.coordinator, region.partner])
      expect(await plan(viewer)).toBeNull();
    expect((await plan(region.otherSchool.coordinator))?.school.id).toBe(
      toNodeId('School', region.otherSchool.id),
    );
  });

  it('makes classes and periods once, however often it is asked', async () => {
    expect(await start()).toBe('done');
    const after = (await plan())!;
    expect(after.classes.map((one) => [one.made !== null, one.up?.name])).toEqual([
      [true, '6 ET'],
      [true, undefined],
    ]);
    const [period] = await periodsByIds([stored(after.periods[0]!.made!.id)]);
    expect(period).toMatchObject({
      schoolYear: '2027-2028',
      name: 'Stage 2',
      hours: 200,
      startsOn: '2028-01-31',
    });
    const [made] = await classesByIds([stored(after.classes[0]!.made!.id)]);
    expect(made).toMatchObject({ name: '5 ET', schoolYear: '2027-2028', schoolId: region.school.id });
    expect(await start()).toBe('done');
    expect(await plan()).toEqual(after);
  });

  it('is the school’s own business, and takes only what is there', async () => {
    for (const viewer of [region.school.teacher, region.otherSchool.coordinator])
      expect(await start({}, viewer)).toBe('NOT_ALLOWED');
    expect(await start({ classIds: [group(region.otherSchool.classId)] })).toBe('INVALID classIds unknown');
    const proposal = (await plan())!;
    const [one] = proposal.periods;
    const wrong = { id: one!.period.id, startsOn: '2028-05-01', endsOn: '2028-01-01' };
    expect(await start({ periods: [wrong] })).toContain('INVALID');
    expect((await plan())!.classes.every(({ made }) => made === null)).toBe(true);
  });
});

describe('a class that goes up', () => {
  it('has a need for each new period; what was stays with the class of its time', async () => {
    const noor = await makeStudent(region, region.school, {
      student: { classId: fifth },
      need: { classId: fifth },
    });
    await start();
    const { up } = (await plan())!.classes[0]!;
    expect(await move({ classId: group(fifth), toClassId: up!.id })).toBe('done');
    const [moved] = await studentsByIds([noor.studentId]);
    expect(moved?.classId).toBe(stored(up!.id));
    const needs = await findNeedsOf([noor.studentId]);
    expect(needs.map(({ schoolYear, classId, state }) => [schoolYear, classId, state])).toEqual([
      ['2027-2028', stored(up!.id), 'WITHOUT_PLACE'],
      ['2026-2027', fifth, 'WITHOUT_PLACE'],
    ]);
    const steps = (await historyOf([noor.studentId])).get(noor.studentId);
    expect(steps?.map(({ command }) => command)).toEqual(['EDIT']);
    // Nobody is left, so a second time does nothing.
    expect(await move({ classId: group(fifth), toClassId: up!.id })).toBe('done');
    expect(await findNeedsOf([noor.studentId])).toHaveLength(2);
    expect((await plan())!.classes[0]!.students).toEqual([]);
  });

  it('leaves some behind and lets others go', async () => {
    const [up, down, away] = [await inClass(fifth), await inClass(fifth), await inClass(fifth)];
    await start();
    const { up: sixth, made } = (await plan())!.classes[0]!;
    const asked = {
      classId: group(fifth),
      toClassId: sixth!.id,
      stayIds: [pupil(down)],
      leaveIds: [pupil(away)],
    };
    expect(await move(asked)).toBe('done');
    const found = await studentsByIds([up, down, away]);
    expect(found.map((one) => [one?.classId, one?.archivedAt !== null])).toEqual([
      [stored(sixth!.id), false],
      [stored(made!.id), false],
      [fifth, true],
    ]);
  });

  it('moves nobody when one who would leave has a placement that runs', async () => {
    const work = await makeWorkplace(region);
    const busy = await makeStudent(region, region.school);
    const free = await makeStudent(region, region.school);
    const id = await proposed(api, region.school.teacher, { needId: busy.needNode, slotId: work.slotNode });
    await send(api, 'acceptPlacement', work.mentor, { id });
    const refused = await move({ classId: group(region.school.classId) });
    expect(refused).toMatch(/^IN_USE .*student /);
    const found = await studentsByIds([busy.studentId, free.studentId]);
    expect(found.map((one) => one?.archivedAt)).toEqual([null, null]);
    expect((await needsByIds([free.needId]))[0]?.archivedAt).toBeNull();
  });

  it('leaves to who had them the names in needs and placements of then, and nothing else', async () => {
    const work = await makeWorkplace(region);
    const lotte = await makeStudent(region, region.school);
    await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode });
    const [programmeId, seventh] = [newId(), newId()];
    const [own] = await programmesByIds([region.school.programmeId]);
    const { id: _, ...copied } = own!;
    await importProgrammes([{ ...copied, _id: programmeId, externalKey: programmeId, proeftuinId: null }]);
    const next = { externalKey: seventh, schoolId: region.school.id, programmeId, schoolYear: '2027-2028' };
    await importClasses([{ ...next, _id: seventh, name: '7 ET' }]);
    const gone = { id: pupil(lotte.studentId), version: 1, classId: group(seventh) };
    expect(await told('editStudent', 'Student', gone)).toBe('done');

    for (const viewer of [region.school.teacher, region.coordinator]) {
      const { data, errors } = await api.graphql(
        `query($id: ID!) {
          placements(first: 5) { nodes { student { ...Known } } }
          needs(first: 5) { nodes { student { ...Known } } }
          students(first: 5) { nodes { id } } node(id: $id) { id } }
        fragment Known on Student { firstName displayName class { name } birthDate homePlace email }`,
        { id: gone.id },
        viewer,
      );
      expect(errors).toEqual([]);
      const known = { firstName: 'Lotte', displayName: expect.stringMatching(/^Lotte ./) as string };
      const student = { ...known, class: null, birthDate: null, homePlace: null, email: null };
      expect(data.placements.nodes).toEqual([{ student }]);
      expect(data.needs.nodes).toEqual([{ student }]);
      expect(data.students.nodes).toEqual([]);
      expect(data.node).toBeNull();
    }
  });

  it('is the school’s own business, goes forward, and knows its students', async () => {
    const stranger = await makeStudent(region, region.otherSchool);
    await start();
    const { up } = (await plan())!.classes[0]!;
    for (const viewer of [region.school.teacher, region.otherSchool.coordinator])
      expect(await move({ classId: group(fifth), toClassId: up!.id }, viewer)).toBe('NOT_ALLOWED');
    expect(await move({ classId: group(fifth), toClassId: group(region.school.classId) })).toBe(
      'INVALID toClassId not_later',
    );
    expect(await move({ classId: group(fifth), toClassId: group(region.otherSchool.classId) })).toBe(
      'NOT_ALLOWED',
    );
    expect(
      await move({ classId: group(fifth), toClassId: up!.id, leaveIds: [pupil(stranger.studentId)] }),
    ).toBe('INVALID leaveIds unknown');
  });
});

async function inClass(classId: string): Promise<string> {
  return (await makeStudent(region, region.school, { student: { classId }, need: { classId } })).studentId;
}
