import fc from 'fast-check';
import { expect, it } from 'vitest';
import { companyOfLimit, placingLimits, schoolCaps, schoolLimits } from './limits.ts';

const companies = ['c1', 'c2'];
const mentors = ['m1', 'm2'];
const company = fc.constantFrom(...companies);
const mentor = fc.option(fc.constantFrom(...mentors));
const most = fc.option(fc.integer({ min: 1, max: 4 }));

const facts = fc.record({
  slots: fc
    .array(fc.record({ companyId: company, mentorId: mentor }), { minLength: 1, maxLength: 5 })
    .map((all) => all.map((one, at) => ({ id: `s${at}`, ...one }))),
  limits: fc.record({ mostStudents: most, mostPerMentor: most, mostPerSchool: fc.constant(null) }),
  held: fc.array(
    fc.record({ companyId: company, mentorPersonId: mentor, count: fc.integer({ min: 1, max: 3 }) }),
    { maxLength: 4 },
  ),
  fixed: fc.array(fc.nat(4), { maxLength: 3 }),
  placed: fc.array(fc.nat(4), { maxLength: 6 }),
});

it('lets a plan place exactly whom the limits still let in, one student after the other', () => {
  fc.assert(
    fc.property(facts, ({ slots, limits: own, held: others, fixed: fixedAt, placed }) => {
      const slotAt = (at: number) => slots[at % slots.length]!;
      const fixed = fixedAt.map(slotAt);
      // Who is fixed is among those who count already.
      const held = [
        ...others,
        ...fixed.map(({ companyId, mentorId }) => ({ companyId, mentorPersonId: mentorId, count: 1 })),
      ];
      const { limits, within } = placingLimits({
        slots,
        companies: new Map([['c1', own]]),
        held,
        fixed: fixed.map(({ id }) => id),
      });
      const byId = new Map(limits.map((limit) => [limit.id, limit]));
      const inTree = new Map<string, number>();
      const path = (slotId: string) => {
        const found: string[] = [];
        for (let at = within.get(slotId); at !== undefined; at = byId.get(at)?.within) found.push(at);
        return found;
      };
      const put = (slotId: string) => {
        for (const limit of path(slotId)) inTree.set(limit, (inTree.get(limit) ?? 0) + 1);
      };
      for (const { id } of fixed) put(id);
      for (const [id, count] of inTree) expect(count).toBeLessThanOrEqual(byId.get(id)!.places);

      // The same by counting heads, without a tree.
      const heads = held.flatMap((row) => Array<typeof row>(row.count).fill(row));
      for (const { id, companyId, mentorId } of placed.map(slotAt)) {
        const atCompany = heads.filter((one) => one.companyId === companyId);
        const atMentor = atCompany.filter((one) => one.mentorPersonId === mentorId);
        const limited = companyId === 'c1';
        const free =
          !limited ||
          ((own.mostStudents === null || atCompany.length < own.mostStudents) &&
            (own.mostPerMentor === null || mentorId === null || atMentor.length < own.mostPerMentor));
        const fits = path(id).every((limit) => (inTree.get(limit) ?? 0) < byId.get(limit)!.places);
        expect(fits).toBe(free);
        if (!fits) continue;
        put(id);
        heads.push({ companyId, mentorPersonId: mentorId, count: 1 });
      }
    }),
    { numRuns: 2_000 },
  );
});

it('tells the company of a limit, its own or a mentor’s', () => {
  const slots = [{ id: 's', companyId: 'c1', mentorId: 'm1' }];
  const companiesWith = new Map([['c1', { mostStudents: 2, mostPerMentor: 1, mostPerSchool: null }]]);
  const { limits } = placingLimits({ slots, companies: companiesWith, held: [], fixed: [] });
  expect(limits.map(({ id }) => companyOfLimit(id))).toEqual(['c1', 'c1']);
});

it('leaves each school its share beside who counts already, and room for whom the plan keeps', () => {
  const share = { most: 2, held: { a: 1, b: 3 } };
  expect(schoolLimits(share, ['a', 'b', 'c', 'a'], ['b', 'b'])).toEqual({ a: 1, b: 2, c: 2 });
});

it('leaves each school what a company gives it over all its slots', () => {
  const caps = schoolCaps({
    slots: [
      { id: 's1', companyId: 'c1' },
      { id: 's2', companyId: 'c1' },
      { id: 's3', companyId: 'c2' },
    ],
    shares: new Map([['c1', { most: 2, held: { a: 2, b: 1 } }]]),
    schoolIds: ['a', 'b', 'a'],
    kept: [
      { slotId: 's2', schoolId: 'a' },
      { slotId: 's3', schoolId: 'b' },
    ],
  });
  const at = { companyId: 'c1', slotIds: ['s1', 's2'] };
  expect(caps).toEqual([
    { ...at, schoolId: 'a', places: 1 },
    { ...at, schoolId: 'b', places: 1 },
  ]);
});
