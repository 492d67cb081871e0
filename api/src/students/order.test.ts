import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, NOW, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
/** Nodes by the names that this file gives them. */
const programmes = new Map<string, string>();
const classes = new Map<string, string>();
const students = new Map<string, string>();

async function change(operation: string, field: string, input: Record<string, unknown>): Promise<string> {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const document = `mutation($input: ${type}!) { ${operation}(input: $input) { __typename
    ... on ${field}Changed { ${field === 'Class' ? 'class' : field.toLowerCase()} { id version } } } }`;
  const variables = { input: { key: newId(), ...input } };
  const { data, errors } = await api.graphql(document, variables, region.school.coordinator);
  expect(errors).toEqual([]);
  expect(data[operation].__typename).toBe(`${field}Changed`);
  return data[operation][field === 'Class' ? 'class' : field.toLowerCase()].id as string;
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
  for (const [name, schoolYear, programme, names] of IN_CLASSES) {
    const programmeId = programmes.get(programme);
    const classId = await change('createClass', 'Class', { programmeId, name, schoolYear });
    classes.set(`${name} ${schoolYear}`, classId);
    for (const whole of names) {
      const [firstName, ...rest] = whole.split(' ');
      const given = { classId, firstName, lastName: rest.join(' '), travelMeans: [], languages: [] };
      students.set(whole, await change('createStudent', 'Student', given));
    }
  }
});
afterAll(() => api.stop());

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

it('follows what class and programme are called, and to which class somebody goes', async () => {
  const id = classes.get('6 Lassen 2026-2027');
  await change('editClass', 'Class', { id, version: 1, name: '4 Lassen' });
  expect((await listed('sort: CLASS')).slice(0, 2)).toEqual(['Noor Aerts', 'Mia de Vries']);
  const zorg = programmes.get('Basiszorg');
  await change('editProgramme', 'Programme', { id: zorg, version: 1, title: 'Zorg' });
  expect((await listed('sort: PROGRAMME')).at(-1)).toBe('Yusuf Bakker');
  const [mia, classId] = [students.get('Mia de Vries'), classes.get('7 Zorg 2026-2027')];
  await change('editStudent', 'Student', { id: mia, version: 1, classId });
  expect((await listed('sort: CLASS')).slice(-2)).toEqual(['Yusuf Bakker', 'Mia de Vries']);
  expect((await listed('sort: PROGRAMME')).slice(-2)).toEqual(['Yusuf Bakker', 'Mia de Vries']);
});
