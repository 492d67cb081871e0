import { toNodeId } from '@scheldemond/domain/ids/node-id';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { mayRead, type Facts } from '../test/read-matrix.ts';
import { anyLife, EVERY_LIFE } from '../test/lives.ts';
import { makeWorld, type Asker, type Canary, type Thing, type World } from '../test/world.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** One way of asking a list: which objects it is about, and which of their fields the asker must read for it. */
interface Ask {
  list: string;
  args: string;
  type: string;
  /** Fields that are listed, filtered, searched or sorted by, of the object itself. */
  by: string[];
  /** What the database answers to who may read everything. */
  holds: (facts: Facts, thing: Thing) => boolean;
  /** Of a search by a person's name: the field of the student that must be readable. */
  name?: 'firstName' | 'lastName';
}

const all = () => true;

/** Every list with every filter, search and sort order, on what this region holds. */
function asks(world: World): Ask[] {
  const { region, works } = world;
  const { school, otherSchool } = region;
  const found: Ask[] = [];
  const add = (
    list: string,
    type: string,
    args: string,
    by: string[],
    holds: Ask['holds'],
    name?: Ask['name'],
  ) => found.push({ list, type, args, by, holds, ...(name ? { name } : {}) });
  const pupil = (canary: Canary) => (facts: Facts) => facts.studentId === canary.facts.studentId;

  add('students', 'Student', '', ['id'], all);
  add('students', 'Student', 'direction: DESC', ['displayName'], all);
  const programme = toNodeId('Programme', school.programmeId);
  add(
    'students',
    'Student',
    `programmeId: "${programme}"`,
    ['programme'],
    (facts) => facts.schoolId === school.id,
  );
  add('needs', 'Need', '', ['id'], all);
  for (const sort of ['NAME', 'STARTS_ON', 'STATE'])
    for (const way of ['ASC', 'DESC'])
      add('needs', 'Need', `sort: ${sort}, direction: ${way}`, ['period', 'state'], all);
  for (const sort of ['CHANGED', 'STARTS_ON', 'STUDENT'])
    for (const way of ['ASC', 'DESC'])
      add('placements', 'Placement', `sort: ${sort}, direction: ${way}`, ['startsOn', 'student'], all);
  for (const sort of ['TITLE', 'PLACES_FREE', 'STARTS_ON', 'CONFIRMED'])
    for (const way of ['ASC', 'DESC'])
      add('slots', 'Slot', `sort: ${sort}, direction: ${way}`, ['title'], all);
  for (const over of [true, false])
    add(
      'placements',
      'Placement',
      `filter: { crossBorder: ${over} }`,
      ['crossBorder'],
      ({ schoolId }) => (schoolId === otherSchool.id) === over,
    );
  for (const canary of world.canaries) {
    const { first, last } = canary;
    const id = toNodeId('Student', canary.facts.studentId ?? '');
    add('students', 'Student', `search: "${last}"`, ['lastName'], pupil(canary));
    add('needs', 'Need', `filter: { search: "${last}" }`, ['student'], pupil(canary), 'lastName');
    add('placements', 'Placement', `filter: { search: "${last}" }`, ['student'], pupil(canary), 'lastName');
    add('placements', 'Placement', `filter: { search: "${first}" }`, ['student'], pupil(canary), 'firstName');
    add('placements', 'Placement', `filter: { studentId: "${id}" }`, ['student'], pupil(canary));
    for (const secret of canary.secrets) {
      add('students', 'Student', `search: "${secret}"`, ['id'], () => false);
      add('placements', 'Placement', `filter: { search: "${secret}" }`, ['id'], () => false);
    }
  }
  const classIds = world.things.filter(({ type }) => type === 'Class').map(({ id }) => id);
  for (const id of classIds) {
    const inClass = ({ classId }: Facts) => classId !== undefined && toNodeId('Class', classId) === id;
    add('students', 'Student', `classId: "${id}"`, ['class'], inClass);
    add('needs', 'Need', `filter: { classId: "${id}" }`, ['student'], inClass);
    add('placements', 'Placement', `filter: { classId: "${id}" }`, ['student'], inClass);
  }
  for (const one of [school, otherSchool]) {
    const period = toNodeId('PlacementPeriod', one.period._id);
    add(
      'needs',
      'Need',
      `filter: { periodId: "${period}" }`,
      ['period'],
      ({ schoolId }) => schoolId === one.id,
    );
  }
  add('needs', 'Need', 'filter: { schoolYear: "2026-2027" }', ['period'], all);
  for (const [at, work] of works.entries()) {
    const [company, slot] = [toNodeId('Company', work.companyId), work.slotNode];
    const here = ({ companyId }: Facts) => companyId === work.companyId;
    add('placements', 'Placement', `filter: { companyId: "${company}" }`, ['company'], here);
    add('placements', 'Placement', `filter: { slotId: "${slot}" }`, ['slot'], here);
    add('slots', 'Slot', `filter: { companyId: "${company}" }`, ['company'], here);
    const site = toNodeId('Site', work.siteId);
    add('slots', 'Slot', `filter: { siteId: "${site}" }`, ['site'], ({ siteId }) => siteId === work.siteId);
    const name = ['vliet', 'noord', 'zout'][at] ?? '';
    add('companies', 'Company', `search: "${name}"`, ['name'], here);
    add('slots', 'Slot', `filter: { search: "${name}" }`, ['company'], here);
    add('placements', 'Placement', `filter: { search: "${name}" }`, ['company'], here);
  }
  const proeftuin = toNodeId('Proeftuin', region.proeftuinId);
  const inProeftuin = ({ proeftuinId }: Facts) => proeftuinId === region.proeftuinId;
  add('placements', 'Placement', `filter: { proeftuinId: "${proeftuin}" }`, ['proeftuin'], inProeftuin);
  add('placements', 'Placement', 'filter: { province: OOST_VLAANDEREN }', ['slot'], all);
  add('placements', 'Placement', 'filter: { province: ZEELAND }', ['slot'], () => false);
  add('slots', 'Slot', '', ['id'], all);
  for (const filter of ['state: OPEN', 'state: PAUSED'])
    add(
      'slots',
      'Slot',
      `filter: { ${filter} }`,
      ['state'],
      ({ open }) => open === (filter === 'state: OPEN'),
    );
  add('slots', 'Slot', 'filter: { country: BE, province: OOST_VLAANDEREN }', ['site'], all);
  const qualification = toNodeId('Qualification', region.qualificationId);
  add('slots', 'Slot', `filter: { qualificationId: "${qualification}" }`, ['qualifications'], all);
  add('companies', 'Company', '', ['id'], all);
  add('companies', 'Company', 'sector: TECHNOLOGY, country: BE', ['sector', 'country'], all);
  add('companies', 'Company', 'sector: FOOD', ['sector'], () => false);
  add('proeftuinen', 'Proeftuin', '', ['id'], all);
  add('proeftuinen', 'Proeftuin', 'search: "mechanica"', ['title'], inProeftuin);
  add('proeftuinen', 'Proeftuin', 'sort: PHASE', ['phase'], all);
  for (const [sort, field] of Object.entries({ SECTOR: 'sector', NUMBER: 'registrationNumber' }))
    add('companies', 'Company', `sort: ${sort}`, ['name', field], all);
  add('schools', 'School', 'sort: PLACE', ['municipality'], all);
  add('programmes', 'Programme', 'sort: SCHOOL', ['school'], all);
  add('classes', 'Class', 'sort: SCHOOL_YEAR', ['schoolYear'], all);
  add('placementPeriods', 'PlacementPeriod', 'sort: DEADLINE', ['deadline'], all);
  const ofSchool = ({ schoolId }: Facts) => schoolId === school.id;
  const id = `schoolId: "${toNodeId('School', school.id)}"`;
  add('placementPeriods', 'PlacementPeriod', id, ['programme'], ofSchool);
  add('classes', 'Class', 'search: "zandhoek"', ['programme'], ofSchool);
  add('qualifications', 'Qualification', '', ['id'], all);
  const staffOf =
    (id: string) =>
    ({ organisationIds, student }: Facts) =>
      organisationIds?.includes(id) === true && student !== true;
  for (const id of [school.id, otherSchool.id, region.partner.organisationId, works[0]?.companyId ?? '']) {
    const own = `organisationId: "${toNodeId('Organisation', id)}"`;
    add('members', 'Membership', own, ['person'], staffOf(id));
    add('members', 'Membership', `${own}, sort: ROLE, direction: DESC`, ['role'], staffOf(id));
    add('members', 'Membership', `${own}, role: STUDENT`, ['role'], () => false);
    const { personId } = school.teacher;
    const isTeacher = (facts: Facts) => staffOf(id)(facts) && facts.personId === personId;
    add('members', 'Membership', `${own}, search: "${personId}"`, ['person'], isTeacher);
  }
  return found;
}

/** Whether the read matrix lets this object stand in the answer. */
function stands(world: World, asker: Asker, ask: Ask, thing: Thing): boolean {
  if (thing.type !== ask.type || !ask.holds(thing.facts, thing)) return false;
  if (!ask.by.every((field) => mayRead(asker, thing.type, thing.facts, field))) return false;
  // A class is read of the student, also where a placement is filtered by it.
  if (ask.args.includes('classId') && thing.type === 'Placement' && !classOf(world, asker, thing))
    return false;
  if (!ask.name) return true;
  const { name } = ask;
  // A company reads a last name through the placement that it accepted.
  const through = thing.type === 'Placement' && asker.role !== 'STUDENT' ? thing.facts : null;
  return mayRead(
    asker,
    'Student',
    { ...studentOf(world, thing), ...(through ? { parties: through.parties ?? [] } : {}) },
    name,
  );
}

function studentOf(world: World, thing: Thing): Facts {
  const found = world.things.find(
    ({ type, facts }) => type === 'Student' && facts.studentId === thing.facts.studentId,
  );
  if (!found) throw new Error(`${thing.type} ${thing.id} is nobody’s.`);
  return found.facts;
}

function classOf(world: World, asker: Asker, thing: Thing): boolean {
  return mayRead(asker, 'Student', studentOf(world, thing), 'class');
}

interface Page {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { startCursor: string | null; endCursor: string | null };
}

async function compare(world: World): Promise<void> {
  const questions = asks(world);
  const differ: string[] = [];
  for (const asker of world.askers) {
    for (let start = 0; start < questions.length; start += 40) {
      const some = questions.slice(start, start + 40);
      const parts = some.map(
        ({ list, args }, at) =>
          `a${at}: ${list}(first: 100${args ? `, ${args}` : ''}) { totalCount nodes { id } pageInfo { startCursor endCursor } }`,
      );
      const { data, errors } = await api.graphql(`{ ${parts.join('\n')} }`, {}, asker.viewer);
      expect(errors).toEqual([]);
      some.forEach((ask, at) => {
        const page = data[`a${at}`] as Page;
        const ids = page.nodes.map(({ id }) => id).sort();
        const right = world.things.filter((thing) => stands(world, asker, ask, thing)).map(({ id }) => id);
        if (JSON.stringify(ids) !== JSON.stringify(right.sort()) || page.totalCount !== right.length)
          differ.push(
            `${asker.name} gets ${ids.length} (counted ${page.totalCount}) for ${ask.list}(${ask.args}), not ${right.length}`,
          );
      });
    }
    differ.push(...(await mapDiffers(world, asker)));
  }
  expect(differ).toEqual([]);
}

/** The map adds up the slots that the read matrix lets this asker read, and no others. */
async function mapDiffers(world: World, asker: Asker): Promise<string[]> {
  const { data, errors } = await api.graphql(
    '{ mapSites { site { id } open paused full closed } }',
    {},
    asker.viewer,
  );
  expect(errors).toEqual([]);
  const sites = data.mapSites as Record<'open' | 'paused' | 'full' | 'closed', number>[];
  const counted = sites.reduce((sum, one) => sum + one.open + one.paused + one.full + one.closed, 0);
  const own = world.things.filter(
    ({ type, facts }) => type === 'Slot' && mayRead(asker, 'Slot', facts, 'state'),
  );
  const places = new Set(own.map(({ facts }) => facts.siteId));
  return counted === own.length && sites.length === places.size
    ? []
    : [
        `${asker.name} sees ${counted} slots at ${sites.length} sites on the map, not ${own.length} at ${places.size}`,
      ];
}

describe('check 4: lists, counts, filters, searches and sort orders', () => {
  it('hold what the read matrix says, for whatever happened to whomever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLife, { minLength: 2, maxLength: 7 }), async (lives) => {
        await api.reset();
        await compare(await makeWorld(api, lives));
      }),
      { numRuns: 3, endOnFailure: true, examples: [[EVERY_LIFE]] },
    );
  }, 180_000);
});
