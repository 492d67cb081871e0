import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { patternOf } from '../test/placing.ts';
import { makeRegion, NOW, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
/** Nodes by the names that this file gives them. */
const programmes = new Map<string, string>();
const classes = new Map<string, string>();
const students = new Map<string, string>();

async function change(operation: string, field: string, input: Record<string, unknown>): Promise<string> {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const name = `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
  const document = `mutation($input: ${type}!) { ${operation}(input: $input) { __typename
    ... on ${field}Changed { ${name} { id version } } } }`;
  const variables = { input: { key: newId(), ...input } };
  const { data, errors } = await api.graphql(document, variables, region.school.coordinator);
  expect(errors).toEqual([]);
  expect(data[operation].__typename).toBe(`${field}Changed`);
  return data[operation][name].id as string;
}

const IN_CLASSES = [
  ['5 Lassen', '2026-2027', 'Lastechniek', ['Zoë Aerts', 'Anne Wouters']],
  ['5 Lassen', '2025-2026', 'Lastechniek', ['Bram De Smet']],
  ['7 Zorg', '2026-2027', 'Basiszorg', ['Yusuf Bakker']],
  ['6 Lassen', '2026-2027', 'Lastechniek', ['Mia de Vries', 'Noor Aerts']],
] as const;

beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  const { school } = region;
  for (const title of ['Lastechniek', 'Basiszorg'])
    programmes.set(
      title,
      await change('createProgramme', 'Programme', {
        schoolId: toNodeId('School', school.id),
        qualificationId: toNodeId('Qualification', region.qualificationId),
        title,
        form: 'STAGE',
        education: 'SECONDARY',
      }),
    );
  const periods = new Map<string, string>();
  for (const [name, schoolYear, programme, names] of IN_CLASSES) {
    const programmeId = programmes.get(programme);
    const periodKey = `${programme} ${schoolYear}`;
    if (!periods.has(periodKey))
      periods.set(
        periodKey,
        await change('createPlacementPeriod', 'PlacementPeriod', {
          programmeId,
          schoolYear,
          name: 'Blok',
          workWeek: patternOf('do-vr bedrijf 8:00-16:00'),
          startsOn: `${schoolYear.slice(5)}-02-01`,
          endsOn: `${schoolYear.slice(5)}-05-28`,
          expiryDays: 10,
          maxOpenProposals: 3,
        }),
      );
    const classId = await change('createClass', 'Class', { programmeId, name, schoolYear });
    classes.set(`${name} ${schoolYear}`, classId);
    for (const whole of names) {
      const [firstName, ...rest] = whole.split(' ');
      const needs = [{ periodId: periods.get(periodKey) }];
      const given = { classId, firstName, lastName: rest.join(' '), travelMeans: [], languages: [], needs };
      students.set(whole, await change('createStudent', 'Student', given));
    }
  }
});
afterAll(() => api.stop());

/** What has to be placed in a year, in the order of the list: the classes and programmes that it shows. */
async function needed(sort: string, direction = 'ASC', schoolYear = '2026-2027'): Promise<string[]> {
  const { data, errors } = await api.graphql(
    `query($filter: NeedFilter) { needs(sort: ${sort}, direction: ${direction}, filter: $filter) {
      nodes { student { displayName } class { name } programme { title } } } }`,
    { filter: { schoolYear } },
    region.school.coordinator,
  );
  expect(errors).toEqual([]);
  type Row = { student: { displayName: string }; class: { name: string }; programme: { title: string } };
  return data.needs.nodes.map((row: Row) =>
    [row.student.displayName, row.class.name, row.programme.title].join(', '),
  );
}

async function listed(args: string): Promise<string[]> {
  const { data, errors } = await api.graphql(
    `{ students(${args}) { nodes { displayName } pageInfo { hasNextPage endCursor } } }`,
    {},
    region.school.coordinator,
  );
  expect(errors).toEqual([]);
  return data.students.nodes.map(({ displayName }: { displayName: string }) => displayName);
}

it('goes by class and its year, then by name, and the other way round', async () => {
  const byClass = ['Bram De Smet', 'Zoë Aerts', 'Anne Wouters', 'Noor Aerts', 'Mia de Vries', 'Yusuf Bakker'];
  expect(await listed('sort: CLASS')).toEqual(byClass);
  expect(await listed('sort: CLASS, direction: DESC')).toEqual(byClass.toReversed());
});

it('goes by programme, then by name, page after page', async () => {
  const byProgramme = [
    'Yusuf Bakker',
    'Noor Aerts',
    'Zoë Aerts',
    'Bram De Smet',
    'Mia de Vries',
    'Anne Wouters',
  ];
  expect(await listed('sort: PROGRAMME')).toEqual(byProgramme);
  const walked: string[] = [];
  let after = 'null';
  do {
    const { data } = await api.graphql(
      `{ students(sort: PROGRAMME, first: 2, after: ${after}) {
        nodes { displayName } pageInfo { hasNextPage endCursor } } }`,
      {},
      region.school.coordinator,
    );
    const { nodes, pageInfo } = data.students;
    walked.push(...nodes.map(({ displayName }: { displayName: string }) => displayName));
    after = pageInfo.hasNextPage ? `"${pageInfo.endCursor}"` : '';
  } while (after);
  expect(walked).toEqual(byProgramme);
  expect(await listed(`programmeId: "${programmes.get('Basiszorg')}"`)).toEqual(['Yusuf Bakker']);
});

it('orders what has to be placed alike, and the other way round', async () => {
  const byClass = [
    'Zoë Aerts, 5 Lassen, Lastechniek',
    'Anne Wouters, 5 Lassen, Lastechniek',
    'Noor Aerts, 6 Lassen, Lastechniek',
    'Mia de Vries, 6 Lassen, Lastechniek',
    'Yusuf Bakker, 7 Zorg, Basiszorg',
  ];
  expect(await needed('CLASS')).toEqual(byClass);
  expect(await needed('CLASS', 'DESC')).toEqual(byClass.toReversed());
  const [zoe, anne, noor, mia, yusuf] = byClass;
  expect(await needed('PROGRAMME')).toEqual([yusuf, noor, zoe, mia, anne]);
});

it('follows what class and programme are called, and to which class somebody goes', async () => {
  const id = classes.get('6 Lassen 2026-2027');
  await change('editClass', 'Class', { id, version: 1, name: '4 Lassen' });
  expect((await listed('sort: CLASS')).slice(0, 2)).toEqual(['Noor Aerts', 'Mia de Vries']);
  expect((await needed('CLASS'))[0]).toBe('Noor Aerts, 4 Lassen, Lastechniek');
  const zorg = programmes.get('Basiszorg');
  await change('editProgramme', 'Programme', { id: zorg, version: 1, title: 'Zorg' });
  expect((await listed('sort: PROGRAMME')).at(-1)).toBe('Yusuf Bakker');
  expect((await needed('PROGRAMME')).at(-1)).toBe('Yusuf Bakker, 7 Zorg, Zorg');
  const [mia, classId] = [students.get('Mia de Vries'), classes.get('7 Zorg 2026-2027')];
  await change('editStudent', 'Student', { id: mia, version: 1, classId });
  expect((await listed('sort: CLASS')).slice(-2)).toEqual(['Yusuf Bakker', 'Mia de Vries']);
  expect((await listed('sort: PROGRAMME')).slice(-2)).toEqual(['Yusuf Bakker', 'Mia de Vries']);
  expect((await needed('CLASS')).slice(-2)).toEqual([
    'Yusuf Bakker, 7 Zorg, Zorg',
    'Mia de Vries, 7 Zorg, Zorg',
  ]);
});

it('leaves what had to be placed in an earlier year with the class of its time', async () => {
  const [bram, classId] = [students.get('Bram De Smet'), classes.get('6 Lassen 2026-2027')];
  expect(await needed('CLASS', 'ASC', '2025-2026')).toEqual(['Bram De Smet, 5 Lassen, Lastechniek']);
  await change('editStudent', 'Student', { id: bram, version: 1, classId });
  expect(await needed('CLASS', 'ASC', '2025-2026')).toEqual(['Bram De Smet, 5 Lassen, Lastechniek']);
});
