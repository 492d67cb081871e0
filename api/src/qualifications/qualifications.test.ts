import type { Viewer } from '@scheldemond/domain/access/viewer';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../database.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { someone } from '../test/region.ts';
import { importQualifications } from './service.ts';

let api: TestApi;
let viewer: Viewer;
beforeAll(async () => {
  api = await startTestApi();
  viewer = await someone(newId(), 'TEACHER');
  await importQualifications(
    (
      [
        ['Verpleegkunde', 'NL-25655', 'CARE'],
        ['Industriële automatisering', 'VB-BE-105', 'TECHNOLOGY'],
        ['Allround operationeel technicus', 'NL-25744', 'TECHNOLOGY'],
      ] as const
    ).map(([title, code, sector]) => ({
      externalKey: code,
      code,
      title,
      sector,
      level: 4,
      country: 'BE' as const,
      occupations: [],
      shortage: false,
      sortKey: sortKey(title),
      searchKeys: searchKeys(title, code),
    })),
  );
});
afterAll(() => api.stop());

const LIST = `query($first: Int! = 25, $after: String, $search: String, $sector: Sector) {
  qualifications(first: $first, after: $after, search: $search, sector: $sector) {
    totalCount pageInfo { hasNextPage endCursor } nodes { title } } }`;

it.each([
  [{}, ['Allround operationeel technicus', 'Industriële automatisering', 'Verpleegkunde']],
  [{ search: 'industriele' }, ['Industriële automatisering']],
  [{ search: 'nl 25655' }, ['Verpleegkunde']],
  [{ sector: 'TECHNOLOGY', search: 'ver' }, []],
  [{ sector: 'CARE' }, ['Verpleegkunde']],
])('are listed by title with %j', async (variables, found) => {
  const { data, errors } = await api.graphql(LIST, variables, viewer);
  expect(errors).toEqual([]);
  expect(data.qualifications.nodes.map(({ title }: { title: string }) => title)).toEqual(found);
  expect(data.qualifications.totalCount).toBe(found.length);
});

it('are paged, a hundred at most, for who is signed in', async () => {
  const first = (await api.graphql(LIST, { first: 2 }, viewer)).data.qualifications;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = await api.graphql(LIST, { first: 2, after: first.pageInfo.endCursor }, viewer);
  expect(rest.data.qualifications.nodes).toEqual([{ title: 'Verpleegkunde' }]);
  const { errors } = await api.graphql(LIST, { first: 101 }, viewer);
  expect(errors.map(({ code }) => code)).toEqual(['BAD_INPUT']);
  expect((await api.graphql(LIST)).data.qualifications.totalCount).toBe(0);
});
