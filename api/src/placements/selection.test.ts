import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../test/api.ts';
import { proposed, send } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';

let api: TestApi;
let region: Region;
let work: Workplace;
beforeAll(async () => {
  api = await startTestApi();
  api.setClock(NOW);
  region = await makeRegion();
  work = await makeWorkplace(region, { slot: { places: 9 } });
  for (let i = 0; i < 3; i++) {
    const student = await makeStudent(region, region.school, { student: { lastName: `Naam ${i}` } });
    const id = await proposed(api, region.school.teacher, {
      needId: student.needNode,
      slotId: work.slotNode,
    });
    if (i === 1) await send(api, 'acceptPlacement', work.mentor, { id });
  }
});
afterAll(() => api.stop());

const COMPANY = 'id name country sector municipality registrationNumber claimed version'.split(' ');
const FIELDS = {
  placement:
    'id state part startsOn endsOn proposedAt changedAt expiresAt crossBorder version notReadyInTime need{id} proeftuin{id} proposedBy{displayName} mentor{displayName} note undoUntil viewerCan'.split(
      ' ',
    ),
  student:
    'id firstName lastName displayName email phone version school{name} class{name} programme{title} minor viewerCanEdit'.split(
      ' ',
    ),
  slot: 'id title tasks requirements startsOn endsOn language minimumAge mostPerSchool releasedOn earlySchools{id} version mentor{displayName} offer state'.split(
    ' ',
  ),
  site: 'id name street postcode place province country version latitude viewerCanEdit'.split(' '),
  slotCompany: COMPANY,
  company: COMPANY,
};
const some = (fields: string[]) => fc.subarray(fields, { minLength: 1 });
const selection = fc.record({
  placement: some(FIELDS.placement),
  student: fc.option(some(FIELDS.student)),
  slot: fc.option(some(FIELDS.slot)),
  site: fc.option(some(FIELDS.site)),
  slotCompany: fc.option(some(FIELDS.slotCompany)),
  company: fc.option(some(FIELDS.company)),
});

type Chosen = Record<keyof typeof FIELDS, string[] | null>;

/** The list with these fields; `whole` adds to every object a field that needs all of it. */
function document(chosen: Chosen, whole: boolean): string {
  const of = (name: keyof typeof FIELDS, field: string, inside = '') => {
    const fields = chosen[name];
    if (!fields && !inside) return '';
    return `${field} { ${(fields ?? ['__typename']).join(' ')} ${inside} ${whole ? 'whole: viewerCanEdit' : ''} }`;
  };
  const slot = of('slot', 'slot', of('site', 'site') + of('slotCompany', 'company'));
  return `{ placements(first: 10) { nodes {
    ${chosen.placement!.join(' ')} ${whole ? 'whole: viewerCan' : ''}
    ${of('student', 'student')} ${slot} ${of('company', 'company')}
  } } }`;
}

const withoutWhole = (text: unknown): unknown =>
  JSON.parse(JSON.stringify(text, (key, value: unknown) => (key === 'whole' ? undefined : value)));

it('a list that reads a part of each document answers as one that reads all of it, for everybody', async () => {
  const viewers = [region.school.teacher, work.mentor, { kind: 'system' } as const];
  await fc.assert(
    fc.asyncProperty(selection, fc.constantFrom(...viewers), async (chosen, viewer) => {
      const part = await api.graphql(document(chosen, false), {}, viewer);
      const all = await api.graphql(document(chosen, true), {}, viewer);
      expect(withoutWhole(part)).toEqual(withoutWhole(all));
      expect(part.data.placements.nodes).toHaveLength(3);
    }),
    { numRuns: 40 },
  );
});
