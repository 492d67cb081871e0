import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import { compile } from '@scheldemond/matching/compile';
import { pinConflicts } from '@scheldemond/matching/terms';
import { verify } from '@scheldemond/matching/verify';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exceeded, solveCapped } from './overlapping.ts';

const SCHOOLS = ['a', 'b'];
const COMPANIES = ['c1', 'c2'];

/** A small market as plain numbers: schools, companies with mentors, and a cap that crosses these. */
interface Instance {
  students: { school: string; points: (number | null)[]; before: number | null }[];
  slots: { company: string; mentor: number; places: number }[];
  perMentor: number | null;
  perSchool: Record<string, number | null>;
  pin: number | null;
  forbid: number | null;
  repair: boolean;
}

const most = (least: number) => fc.option(fc.integer({ min: least, max: 2 }), { freq: 4 });
const instance: fc.Arbitrary<Instance> = fc.integer({ min: 1, max: 4 }).chain((slots) =>
  fc.record({
    students: fc.array(
      fc.record({
        school: fc.constantFrom(...SCHOOLS),
        points: fc.array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: slots, maxLength: slots }),
        before: fc.option(fc.nat(slots - 1)),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    slots: fc.array(
      fc.record({
        company: fc.constantFrom(...COMPANIES),
        mentor: fc.nat(1),
        places: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: slots, maxLength: slots },
    ),
    perMentor: most(1),
    perSchool: fc.record({ c1: most(0), c2: most(0) }),
    pin: fc.option(fc.nat(slots - 1), { freq: 1 }),
    forbid: fc.option(fc.nat(slots - 1)),
    repair: fc.boolean(),
  }),
);

/** As the engine and HiGHS take it. The first student may be pinned, the last may be forbidden a slot. */
function asked({ students, slots, perMentor, perSchool, pin, forbid, repair }: Instance) {
  const limitOf = ({ company, mentor }: Instance['slots'][number]) => `${company} ${mentor}`;
  const market = compile({
    students: students.map(({ school, points }, i) => ({
      id: `s${i}`,
      group: school,
      qualification: 'q',
      points,
    })),
    slots: slots.map((slot, j) => {
      const within = perMentor === null ? {} : { within: limitOf(slot) };
      return { id: `p${j}`, qualifications: ['q'], places: slot.places, ...within };
    }),
    limits:
      perMentor === null ? [] : [...new Set(slots.map(limitOf))].map((id) => ({ id, places: perMentor })),
    filters: [{ rule: 'points', accepts: ({ points }, { id }) => points[Number(id.slice(1))] !== null }],
    score: ({ points }, { id }) => points[Number(id.slice(1))]!,
  });
  const caps: SchoolCap[] = COMPANIES.flatMap((companyId) => {
    const places = perSchool[companyId] ?? null;
    const slotIds = slots.flatMap(({ company }, j) => (company === companyId ? [`p${j}`] : []));
    return places === null ? [] : SCHOOLS.map((schoolId) => ({ companyId, schoolId, places, slotIds }));
  });
  const last = students.length - 1;
  const before = students.flatMap(({ before: slot }, i) =>
    slot === null ? [] : [{ studentId: `s${i}`, slotId: `p${slot}` }],
  );
  const options = {
    pins: pin === null ? [] : [{ studentId: 's0', slotId: `p${pin}` }],
    forbid: forbid === null || last === 0 ? [] : [{ studentId: `s${last}`, slotId: `p${forbid}` }],
    ...(repair ? { keep: before } : {}),
  };
  return { market, caps, options };
}

/** Most placed, then most kept, then most points, by trying every answer; null when the pin does not fit. */
function bestByTrying(given: Instance): number[] | null {
  const { students, slots, perMentor, perSchool, pin, forbid } = given;
  const fits = (answer: readonly number[]): boolean => {
    const count = new Map<string, number>();
    const add = (key: string, limit: number | null) => {
      count.set(key, (count.get(key) ?? 0) + 1);
      return limit === null || count.get(key)! <= limit;
    };
    return answer.every((j, i) => {
      if (j < 0) return true;
      const { company, mentor, places } = slots[j]!;
      const own = [
        add(`slot ${j}`, places),
        add(`mentor ${company} ${mentor}`, perMentor),
        add(`school ${company} ${students[i]!.school}`, perSchool[company] ?? null),
      ];
      return own.every(Boolean);
    });
  };
  const choices = (i: number): number[] => {
    if (i === 0 && pin !== null) return [pin];
    const banned = i > 0 && i === students.length - 1 ? forbid : null;
    return [-1, ...slots.keys()].filter((j) => j < 0 || (students[i]!.points[j] !== null && j !== banned));
  };
  let best: number[] | null = null;
  const visit = (answer: number[]): void => {
    if (!fits(answer)) return;
    const i = answer.length;
    if (i < students.length) return choices(i).forEach((j) => visit([...answer, j]));
    const value = valueIn(given, answer);
    const differs = best ? value.findIndex((number, at) => number !== best![at]) : 0;
    if (!best || (differs >= 0 && value[differs]! > best[differs]!)) best = value;
  };
  visit([]);
  return best;
}

/** Students placed, slots kept in a repair, and points of those whom nobody pinned. */
function valueIn({ students, pin, repair }: Instance, answer: Iterable<number>): number[] {
  let [placed, kept, points] = [0, 0, 0];
  for (const [i, j] of [...answer].entries()) {
    if (j < 0) continue;
    placed++;
    if (repair && students[i]!.before === j) kept++;
    if (i > 0 || pin === null) points += students[i]!.points[j]!;
  }
  return [placed, kept, points];
}

it('finds the best plan that keeps caps which cross the tree, and keeps every rule', async () => {
  let decidedApart = 0;
  await fc.assert(
    fc.asyncProperty(instance, async (given) => {
      const { market, caps, options } = asked(given);
      const best = bestByTrying(given);
      if (best === null || pinConflicts(market, options).length > 0) return;
      const { plan, decided } = await solveCapped(market, options, caps);
      expect(verify(market, plan)).toEqual({ gap: 0, violations: [] });
      expect(exceeded(market, plan.slot, caps)).toEqual([]);
      expect(valueIn(given, plan.slot)).toEqual(best);
      if (!decided) return;
      decidedApart++;
      expect(decided.short).toEqual({ students: 0, points: 0 });
    }),
    { numRuns: 400 },
  );
  expect(decidedApart).toBeGreaterThan(20);
});

it('decides only the students whom a scarce place ties to a cap, the same each time', async () => {
  const student = (school: string, at: number) => ({
    school,
    points: [0, 1, 2].map((slot) => (at === 2 ? (slot === 2 ? 1 : null) : slot === 2 ? null : slot)),
    before: null,
  });
  const given = {
    students: [student('a', 0), student('a', 0), student('b', 0), student('a', 2), student('b', 2)],
    slots: [
      { company: 'c1', mentor: 0, places: 3 },
      { company: 'c1', mentor: 1, places: 3 },
      { company: 'c2', mentor: 0, places: 1 },
    ],
    perMentor: null,
    perSchool: { c1: 1, c2: 1 },
    pin: null,
    forbid: null,
    repair: false,
  };
  const { market, caps, options } = asked(given);
  const first = await solveCapped(market, options, caps);
  expect([...first.decided!.students.keys()]).toEqual([0, 1]);
  expect(first.plan.placed).toBe(3);
  const second = await solveCapped(market, options, caps);
  expect(second.plan.slot).toEqual(first.plan.slot);
});
