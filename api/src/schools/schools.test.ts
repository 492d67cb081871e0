import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { makeRegion, makeWorkplace, someone, type Region } from '../test/region.ts';

let api: TestApi;
let region: Region;
beforeAll(async () => {
  api = await startTestApi();
  region = await makeRegion();
});
afterAll(() => api.stop());

async function ids(as: Viewer, field: 'classChoices' | 'periodChoices', schoolYear?: string) {
  const document = `query($schoolYear: String) { ${field}(schoolYear: $schoolYear) { id } }`;
  const { data, errors } = await api.graphql(document, { schoolYear }, as);
  expect(errors).toEqual([]);
  return (data[field] as { id: string }[]).map(({ id }) => id);
}

describe('the choice of classes and periods', () => {
  it('are those of the own school and year; a teacher’s are the own classes', async () => {
    const { school } = region;
    const own = toNodeId('Class', school.classId);
    expect(await ids(school.coordinator, 'classChoices')).toEqual([own]);
    expect(await ids(school.teacher, 'classChoices', '2026-2027')).toEqual([own]);
    expect(await ids(school.teacher, 'classChoices', '2025-2026')).toEqual([]);
    expect(await ids(await someone(school.id, 'TEACHER'), 'classChoices')).toEqual([]);
    // A coordinator's are the classes of programmes in own proeftuinen.
    expect(await ids(region.coordinator, 'classChoices')).toEqual([own]);
    expect(await ids(await someone(region.school.id, 'COORDINATOR'), 'classChoices')).toEqual([]);
    const period = toNodeId('PlacementPeriod', school.period._id);
    expect(await ids(school.teacher, 'periodChoices')).toEqual([period]);
    expect(await ids(school.teacher, 'periodChoices', '2025-2026')).toEqual([]);
    expect(await ids({ kind: 'anonymous' }, 'periodChoices')).toEqual([]);
  });

  it('of another school do not exist by id', async () => {
    const document = `query($id: ID!) { node(id: $id) { id } }`;
    const id = toNodeId('Class', region.otherSchool.classId);
    expect((await api.graphql(document, { id }, region.otherSchool.teacher)).data.node).toEqual({ id });
    expect((await api.graphql(document, { id }, region.school.coordinator)).data.node).toBeNull();
  });
});

describe('a school', () => {
  it('leads to its programmes, what they lead to and the register they ask', async () => {
    const document = `query($id: ID!) { node(id: $id) { ... on School { name country education
      programmes { title form recognitionScheme qualification { title level } school { name } } } } }`;
    const read = async (id: string) =>
      (await api.graphql(document, { id: toNodeId('School', id) }, region.partner)).data.node;
    expect(await read(region.school.id)).toEqual({
      name: 'Atheneum Zandhoek',
      country: 'BE',
      education: 'SECONDARY',
      programmes: [
        {
          title: 'Elektrotechnieken',
          form: 'DUAL_SAO',
          recognitionScheme: 'DUAL',
          qualification: { title: 'Elektrotechnicus', level: 4 },
          school: { name: 'Atheneum Zandhoek' },
        },
      ],
    });
    expect((await read(region.otherSchool.id)).programmes).toMatchObject([{ recognitionScheme: 'SBB' }]);
    const { companyId } = await makeWorkplace(region);
    expect(await read(companyId)).toBeNull();
  });
});
