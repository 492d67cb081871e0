import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { SECTORS } from '@scheldemond/domain/vocabulary/states';
import { personSortKey, searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from './database.ts';
import { companiesByIds, importCompanies, importRecognitions } from './companies/service.ts';
import { derivedFrom, importPlacements, placementsByIds } from './placements/service.ts';
import { importSlots, slotsByIds } from './slots/service.ts';
import { importNeeds, importStudents, needsByIds, studentsByIds } from './students/service.ts';
import { startTestApi, type TestApi } from './test/api.ts';
import { askedDuring, examinedBy } from './test/asked.ts';
import { proposed, stored } from './test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from './test/region.ts';

const COUNT = 300;
const FIRST = 25;
let api: TestApi;
let region: Region;
let work: Workplace;

const times = <T>(make: (i: number) => T): T[] => Array.from({ length: COUNT }, (_, i) => make(i));
const key = (i: number) => `many-${i}`;
const day = (i: number) => `2027-0${1 + (i % 9)}-1${i % 10}`;

/** Hundreds of needs, slots, placements and companies, so that reading them all would show. */
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, { slot: { places: 3 } });
  const lotte = await makeStudent(region);
  const placementId = stored(
    await proposed(api, region.school.teacher, { needId: lotte.needNode, slotId: work.slotNode }),
  );
  const copy = <T extends { id: string } | null>([one]: T[]): Omit<NonNullable<T>, 'id'> => {
    const { id: _, ...fields } = one!;
    return fields as Omit<NonNullable<T>, 'id'>;
  };
  const need = copy(await needsByIds([lotte.needId]));
  await importNeeds(
    times((i) => ({
      ...need,
      externalKey: key(i),
      startsOn: day(i),
      state: (['PLACED', 'PROPOSED', 'WITHOUT_PLACE'] as const)[i % 3]!,
      sortKey: personSortKey('Lotte', `Naam${(i * 7919) % COUNT}`),
    })),
  );
  const slot = copy(await slotsByIds([work.slotId]));
  await importSlots(
    times((i) => ({
      ...slot,
      externalKey: key(i),
      startsOn: day(i),
      placesFree: i % 4,
      lastConfirmedOn: i % 5 === 0 ? null : day(i),
      state: (['OPEN', 'FULL', 'PAUSED', 'CLOSED'] as const)[i % 4]!,
      sortKey: sortKey(`Werk ${(i * 7919) % COUNT}`),
    })),
  );
  const placement = copy(await placementsByIds([placementId]));
  await importPlacements(
    times((i) => ({
      ...placement,
      externalKey: key(i),
      needId: newId(),
      state: 'COMPLETED' as const,
      ...derivedFrom('COMPLETED'),
      startsOn: day(i),
      changedAt: new Date(NOW.getTime() - ((i * 7919) % COUNT) * 60_000),
    })),
  );
  const company = copy(await companiesByIds([work.companyId]));
  const companyIds = times(newId);
  await importCompanies(
    times((i) => ({
      ...company,
      _id: companyIds[i]!,
      externalKey: key(i),
      sector: SECTORS[i % SECTORS.length]!,
      country: i % 3 === 0 ? ('NL' as const) : ('BE' as const),
      registrationNumber: i % 2 === 0 ? null : String(1_000_000_000 + i),
      claimed: i % 4 === 0,
      sortKey: sortKey(`Bedrijf ${(i * 7919) % COUNT}`),
      searchKeys: searchKeys(`Bedrijf ${i}`),
    })),
  );
  await importRecognitions(
    times((i) => ({
      externalKey: key(i),
      siteId: work.siteId,
      companyId: companyIds[i]!,
      qualificationId: region.qualificationId,
      scheme: 'DUAL' as const,
      number: String(i),
      validFrom: day(i),
      validTo: i % 3 === 0 ? null : day(i),
      withdrawn: false,
    })),
  );
  const student = copy(await studentsByIds([lotte.studentId]));
  await importStudents(
    times((i) => ({
      ...student,
      externalKey: key(i),
      sortKey: personSortKey('Lotte', `Naam${(i * 7919) % COUNT}`),
    })),
  );
});
afterAll(() => api.stop());

const WAYS = ['ASC', 'DESC'] as const;

/** A list, its orders, and the stored fields that each of them follows. */
const LISTS = {
  needs: {
    NAME: ['sortKey'],
    STARTS_ON: ['startsOn', 'sortKey'],
    STATE: ['state', 'sortKey'],
    CLASS: ['classKey', 'sortKey'],
    PROGRAMME: ['programmeKey', 'sortKey'],
  },
  slots: {
    TITLE: ['sortKey'],
    PLACES_FREE: ['placesFree', 'sortKey'],
    STARTS_ON: ['startsOn', 'sortKey'],
    CONFIRMED: ['lastConfirmedOn', 'sortKey'],
  },
  placements: { CHANGED: ['changedAt'], STARTS_ON: ['startsOn'], STUDENT: ['studentSortKey'] },
  companies: {
    NAME: ['sortKey'],
    SECTOR: ['sector', 'sortKey'],
    COUNTRY: ['country', 'sortKey'],
    NUMBER: ['registrationNumber', 'sortKey'],
    CLAIMED: ['claimed', 'sortKey'],
  },
  recognitions: {
    COMPANY: ['sortKey'],
    PLACE: ['placeKey', 'sortKey'],
    FIRST_DAY: ['validFrom', 'sortKey'],
    LAST_DAY: ['validTo', 'sortKey'],
  },
  students: {
    NAME: ['sortKey'],
    CLASS: ['classKey', 'sortKey'],
    PROGRAMME: ['programmeKey', 'sortKey'],
  },
} as const;
type List = keyof typeof LISTS;

function viewersOf(list: List): PersonViewer[] {
  const { teacher, coordinator } = region.school;
  if (list === 'companies' || list === 'slots' || list === 'recognitions')
    return [teacher, coordinator, region.coordinator, work.admin];
  return list === 'needs' || list === 'students'
    ? [teacher, coordinator, region.coordinator]
    : [teacher, coordinator, region.coordinator, work.admin];
}

async function read(list: List, sort: string, way: string, viewer: PersonViewer) {
  const document = `{ list: ${list}(first: ${FIRST}, sort: ${sort}, direction: ${way}) { nodes { id } } }`;
  const asked = await askedDuring(async () => {
    const { data, errors } = await api.graphql(document, {}, viewer);
    expect(errors).toEqual([]);
    expect(data.list.nodes.length).toBeGreaterThan(0);
  });
  const [command, ...others] = asked.filter(({ method }) => method === 'aggregate');
  expect(others).toEqual([]);
  return command!;
}

describe.each(Object.keys(LISTS) as List[])('the list of %s', (list) => {
  it('reads no more than it shows, in the order of an index, whatever it is ordered by', async () => {
    for (const [sort, fields] of Object.entries(LISTS[list]))
      for (const way of WAYS)
        for (const viewer of viewersOf(list)) {
          const one = list === 'companies' && viewer.role === 'COMPANY_ADMIN';
          const command = await read(list, sort, way, viewer);
          const { $sort } = (command.first as { $sort?: object }[]).find((stage) => stage.$sort)!;
          const name = viewer.role === 'COMPANY_ADMIN' && sort === 'STUDENT' ? ['openSortKey'] : fields;
          expect(Object.keys($sort!)).toEqual([...name, '_id']);
          const examined = await examinedBy(command);
          const most = one ? 1 : FIRST + 2;
          expect([viewer.role, sort, way, examined <= most ? 'few' : examined]).toEqual([
            viewer.role,
            sort,
            way,
            'few',
          ]);
        }
  });
});

it('takes only chosen rows, or all but those', async () => {
  const { data } = await api.graphql(
    '{ needs(first: 3) { totalCount nodes { id } } }',
    {},
    region.coordinator,
  );
  const ids = data.needs.nodes.map(({ id }: { id: string }) => id);
  const count = async (filter: object) =>
    (
      await api.graphql(
        'query($filter: NeedFilter) { needs(filter: $filter) { totalCount } }',
        { filter },
        region.coordinator,
      )
    ).data.needs.totalCount as number;
  expect(await count({ ids })).toBe(3);
  expect(await count({ exceptIds: ids })).toBe(data.needs.totalCount - 3);
  expect(await count({ ids, state: 'PLACED' })).toBe(1);
  const wrong = await api.graphql(
    'query($ids: [ID!]) { needs(filter: { ids: $ids }) { totalCount } }',
    { ids: [work.slotNode] },
    region.coordinator,
  );
  expect(wrong.errors[0]?.code).toBe('BAD_INPUT');
});
