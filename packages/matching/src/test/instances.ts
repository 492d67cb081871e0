import fc from 'fast-check';
import { compile } from '../compile.ts';
import type { LimitInput, Market, Orders, SlotInput, StudentInput } from '../market.ts';
import type { Pair } from '../plan.ts';
import type { Wishes } from '../terms.ts';

/** A small market as plain numbers, so that an oracle can read it without the engine. */
export interface Instance {
  /** Points of student i in slot j; null where a rule rejects. */
  readonly points: readonly (readonly (number | null)[])[];
  /** Group of each student; -1 for none. */
  readonly group: readonly number[];
  readonly places: readonly number[];
  /** Index of the limit around each slot and limit (always an earlier one), or -1. */
  readonly slotWithin: readonly number[];
  readonly limits: readonly { readonly places: number; readonly within: number }[];
  /** Most of each group in each slot, by group; null for no such limit. */
  readonly groupLimit: readonly (readonly number[] | null)[];
  /** How each student likes each slot, and each slot wants each student: for the stable plan. */
  readonly liking: readonly (readonly number[])[];
  readonly wanting: readonly (readonly number[])[];
  readonly pins: readonly (readonly [number, number])[];
  readonly forbid: readonly (readonly [number, number])[];
  readonly leaveOut: readonly number[];
}

/** How many runs a property has: `MATCHING_RUNS=20000` for the long proof. */
export const runs = (usual: number): number => Number(process.env['MATCHING_RUNS'] ?? usual);

export const studentId = (i: number): string => `s${String(i).padStart(3, '0')}`;
export const slotId = (j: number): string => `p${String(j).padStart(3, '0')}`;
export const limitId = (k: number): string => `l${String(k).padStart(3, '0')}`;

interface Size {
  readonly students: number;
  readonly slots: number;
  readonly limits: number;
  readonly wishes: boolean;
}

function limitOf(shares: readonly number[] | null | undefined): Pick<SlotInput, 'groupLimit'> {
  if (!shares) return {};
  return { groupLimit: Object.fromEntries(shares.map((most, group) => [`g${group}`, most])) };
}

function matrix(rows: number, columns: number): fc.Arbitrary<number[][]> {
  const row = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** Markets with empty rows, ties, negative points, several places, nested limits, shares, pins and forbidden pairs. */
export function instances(most: Size): fc.Arbitrary<Instance> {
  return fc
    .record({
      students: fc.integer({ min: 0, max: most.students }),
      slots: fc.integer({ min: 1, max: most.slots }),
      limits: fc.integer({ min: 0, max: most.limits }),
      spread: fc.constantFrom(0, 2, 10, 1000),
      density: fc.constantFrom(2, 5, 9),
      wishes: fc.boolean(),
    })
    .chain(({ students, slots, limits, spread, density, wishes }) => {
      const pair = fc.tuple(
        fc.integer({ min: 0, max: Math.max(students - 1, 0) }),
        fc.integer({ min: 0, max: slots - 1 }),
      );
      const some = students > 0 && wishes && most.wishes ? 3 : 0;
      const cell = fc
        .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -spread >> 1, max: spread }))
        .map(([chance, points]) => (chance < density ? points : null));
      const places = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(1, 2) }, fc.constantFrom(0, 3, 5));
      const share = fc.constantFrom(0, 1, 2);
      return fc.record({
        points: fc.array(fc.array(cell, { minLength: slots, maxLength: slots }), {
          minLength: students,
          maxLength: students,
        }),
        group: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: students, maxLength: students }),
        places: fc.array(places, { minLength: slots, maxLength: slots }),
        slotWithin: fc.array(fc.integer({ min: -1, max: limits - 1 }), {
          minLength: slots,
          maxLength: slots,
        }),
        limits: fc
          .tuple(
            ...Array.from({ length: limits }, (_, k) =>
              fc.record({
                places: fc.integer({ min: 0, max: 6 }),
                within: fc.integer({ min: -1, max: k - 1 }),
              }),
            ),
          )
          .map((list) => list as { places: number; within: number }[]),
        groupLimit: fc.array(fc.option(fc.tuple(share, share, share), { freq: 1 }), {
          minLength: slots,
          maxLength: slots,
        }),
        liking: matrix(students, slots),
        wanting: matrix(students, slots),
        pins: fc.uniqueArray(pair, { maxLength: some, selector: ([i]) => i }),
        forbid: fc.array(pair, { maxLength: some * 2 }),
        leaveOut: fc.uniqueArray(fc.integer({ min: 0, max: Math.max(students - 1, 0) }), {
          maxLength: some >> 1,
        }),
      });
    })
    .map((made) => {
      const pins = made.pins.filter(
        ([i, j]) => !made.leaveOut.includes(i) && !made.forbid.some(([a, b]) => a === i && b === j),
      );
      return { ...made, pins };
    });
}

type TestStudent = StudentInput & { readonly row: readonly (number | null)[] };
type TestSlot = SlotInput & { readonly column: number };
export type TestMarket = Market<TestStudent, TestSlot>;

/** The instance as the engine takes it. */
export const toMarket = (instance: Instance, withOrders = false): TestMarket =>
  compile(inputOf(instance, withOrders));

/** The instance as input of `compile`. */
export function inputOf(instance: Instance, withOrders = false) {
  const students = instance.points.map((row, i): TestStudent => ({
    id: studentId(i),
    qualification: 'q',
    at: { x: i, y: 0 },
    ...(instance.group[i]! < 0 ? {} : { group: `g${instance.group[i]}` }),
    row,
  }));
  const slots = instance.places.map((places, j): TestSlot => ({
    id: slotId(j),
    qualifications: ['q'],
    places,
    column: j,
    ...(instance.slotWithin[j]! < 0 ? {} : { within: limitId(instance.slotWithin[j]!) }),
    ...limitOf(instance.groupLimit[j]),
  }));
  const limits: LimitInput[] = instance.limits.map(({ places, within }, k) => ({
    id: limitId(k),
    places,
    ...(within < 0 ? {} : { within: limitId(within) }),
  }));
  const orders: Orders<TestStudent, TestSlot> = {
    student: ({ at }, { column }) => instance.liking[at!.x]![column]!,
    slot: ({ at }, { column }) => instance.wanting[at!.x]![column]!,
  };
  return {
    students,
    slots,
    limits,
    filters: [
      { rule: 'allowed', accepts: ({ row }: TestStudent, { column }: TestSlot) => row[column] != null },
    ],
    score: ({ row }: TestStudent, { column }: TestSlot) => row[column] ?? 0,
    ...(withOrders ? { orders } : {}),
  };
}

/** The instance's pins and the like, by id. */
export function wishesOf(instance: Instance): Wishes {
  const pair = ([i, j]: readonly [number, number]): Pair => ({ studentId: studentId(i), slotId: slotId(j) });
  return {
    pins: instance.pins.map(pair),
    forbid: instance.forbid.map(pair),
    leaveOut: instance.leaveOut.map(studentId),
  };
}
