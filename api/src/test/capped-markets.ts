import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import { compile } from '@scheldemond/matching/compile';
import fc from 'fast-check';

const SCHOOLS = ['a', 'b'];
const COMPANIES = ['c1', 'c2'];

/** A small market as plain numbers: schools, companies with mentors, and a cap that crosses these. */
export interface Instance {
  students: { school: string; points: (number | null)[]; before: number | null }[];
  slots: { company: string; mentor: number; places: number }[];
  perCompany: number | null;
  perMentor: number | null;
  perSchoolInSlot: number | null;
  perSchool: Record<string, number | null>;
  pin: number | null;
  forbid: number | null;
  repair: boolean;
}

interface Shape {
  students: { min: number; max: number };
  slots: { min: number; max: number };
  /** One pair in so many does not fit. */
  fitting: number;
  places: number;
  /** One limit in so many is not set. */
  bounded: number;
}

/** Markets small enough to try every answer. */
export const instances = ({ students, slots, fitting, places, bounded }: Shape): fc.Arbitrary<Instance> => {
  const most = (least: number, freq = bounded) => fc.option(fc.integer({ min: least, max: 2 }), { freq });
  return fc.integer(slots).chain((count) =>
    fc.record({
      students: fc.array(
        fc.record({
          school: fc.constantFrom(...SCHOOLS),
          points: fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { freq: fitting }), {
            minLength: count,
            maxLength: count,
          }),
          before: fc.option(fc.nat(count - 1)),
        }),
        { minLength: students.min, maxLength: students.max },
      ),
      slots: fc.array(
        fc.record({
          company: fc.constantFrom(...COMPANIES),
          mentor: fc.nat(1),
          places: fc.integer({ min: 0, max: places }),
        }),
        { minLength: count, maxLength: count },
      ),
      perCompany: most(1, 2),
      perMentor: most(1),
      perSchoolInSlot: most(1, 2),
      perSchool: fc.record({ c1: most(0), c2: most(0) }),
      pin: fc.option(fc.nat(count - 1), { freq: 2 }),
      forbid: fc.option(fc.nat(count - 1)),
      repair: fc.boolean(),
    }),
  );
};

type Slot = Instance['slots'][number];
const mentorOf = ({ company, mentor }: Slot) => `${company} ${mentor}`;

/** As the engine and HiGHS take it. The first student may be pinned, the last may be forbidden a slot. */
export function marketOf(given: Instance) {
  const { students, slots, perCompany, perMentor, perSchoolInSlot, perSchool, pin, forbid, repair } = given;
  const within = (slot: Slot) => {
    if (perMentor !== null) return { within: mentorOf(slot) };
    return perCompany === null ? {} : { within: slot.company };
  };
  const market = compile({
    students: students.map(({ school, points }, i) => ({
      id: `s${i}`,
      group: school,
      qualification: 'q',
      points,
    })),
    slots: slots.map((slot, j) => ({
      id: `p${j}`,
      qualifications: ['q'],
      places: slot.places,
      ...within(slot),
      ...(perSchoolInSlot === null ? {} : { groupLimit: perSchoolInSlot }),
    })),
    limits: [
      ...(perCompany === null ? [] : COMPANIES.map((id) => ({ id, places: perCompany }))),
      ...(perMentor === null ? [] : [...new Map(slots.map((slot) => [mentorOf(slot), slot.company]))]).map(
        ([id, company]) => ({ id, places: perMentor!, ...(perCompany === null ? {} : { within: company }) }),
      ),
    ],
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

/** Where a student may be, `-1` for nowhere. */
export function choicesOf({ students, slots, pin, forbid }: Instance, student: number): number[] {
  if (student === 0 && pin !== null) return [pin];
  const banned = student > 0 && student === students.length - 1 ? forbid : null;
  const { points } = students[student]!;
  return [-1, ...slots.keys()].filter((j) => j < 0 || (points[j] !== null && j !== banned));
}

/** By how many students an answer exceeds each bound, by its name. */
export function excessOf(given: Instance, answer: readonly number[]): Map<string, number> {
  const over = new Map<string, number>();
  const add = (name: string, places: number | null) => {
    if (places !== null) over.set(name, (over.get(name) ?? -places) + 1);
  };
  for (const [i, j] of answer.entries()) {
    if (j < 0) continue;
    const slot = given.slots[j]!;
    const { school } = given.students[i]!;
    add(`slot p${j}`, slot.places);
    add(`share p${j} ${school}`, given.perSchoolInSlot);
    add(`limit ${mentorOf(slot)}`, given.perMentor);
    add(`limit ${slot.company}`, given.perCompany);
    add(`cap ${slot.company} ${school}`, given.perSchool[slot.company] ?? null);
  }
  return new Map([...over].filter(([, count]) => count > 0));
}
