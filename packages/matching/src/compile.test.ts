import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import type { SlotInput, StudentInput } from './market.ts';
import { failedRules } from './rules.ts';
import { runs } from './test/instances.ts';

const coordinate = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: -5, max: 25, noNaN: true }));
const at = fc.option(fc.record({ x: coordinate, y: coordinate }), { nil: undefined, freq: 8 });
const qualification = fc.constantFrom('bakery', 'care', 'steel');
const optional = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const students = fc.array(
  fc.record({
    qualification,
    at,
    reach: fc.option(fc.double({ min: 0, max: 15, noNaN: true }), { nil: undefined }),
  }),
  { maxLength: 12 },
);
const slots = fc.array(fc.record({ qualifications: fc.array(qualification, { maxLength: 3 }), at }), {
  maxLength: 40,
});

describe('compiling a market', () => {
  it('finds by postings what looking at every pair finds', () => {
    fc.assert(
      fc.property(students, slots, (rawStudents, rawSlots) => {
        const input = {
          students: rawStudents.map((one, i): StudentInput => optional({ ...one, id: `s${100 + i}` })),
          slots: rawSlots.map((one, j): SlotInput => optional({ ...one, id: `p${100 + j}`, places: 1 })),
          filters: [
            {
              rule: 'even',
              accepts: (s: StudentInput, p: SlotInput) => (Number(s.id[3]) + Number(p.id[3])) % 3 > 0,
            },
            {
              rule: 'odd',
              accepts: (s: StudentInput, p: SlotInput) => (Number(s.id[3]) * Number(p.id[3])) % 5 > 0,
            },
          ],
          score: (s: StudentInput, p: SlotInput) => ((Number(s.id[3]) * 7 + Number(p.id[3]) * 5) % 11) - 4,
        };
        const market = compile(input);
        for (const [i, student] of market.students.entries()) {
          const counts = new Map(market.rules.map((rule) => [rule, 0]));
          const feasible: { j: number; score: number }[] = [];
          for (const [j, slot] of market.slots.entries()) {
            const [failed] = failedRules(market, student, slot);
            if (failed === undefined) feasible.push({ j, score: input.score(student, slot) });
            else counts.set(failed, counts.get(failed)! + 1);
          }
          feasible.sort((a, b) => b.score - a.score || a.j - b.j);
          const [from, to] = [market.rows.start[i]!, market.rows.start[i + 1]!];
          expect([...market.rows.slot.subarray(from, to)]).toEqual(feasible.map(({ j }) => j));
          expect([...market.rows.score.subarray(from, to)]).toEqual(feasible.map(({ score }) => score));
          const rejected = market.rejected.slice(i * market.rules.length, (i + 1) * market.rules.length);
          expect([...rejected]).toEqual([...counts.values()]);
        }
      }),
      {
        numRuns: runs(300),
        // A distance whose square is 0 is within a reach of 0.
        examples: [
          [
            [{ qualification: 'bakery', at: { x: 0, y: 0 }, reach: 0 }],
            [0, -5e-324].map((y) => ({ qualifications: ['bakery' as const], at: { x: 0, y } })),
          ],
        ],
      },
    );
  });

  it('looks at few pairs more than are feasible', () => {
    const side = 60;
    const grid = Array.from({ length: side * side }, (_, k) => ({ x: k % side, y: Math.floor(k / side) }));
    const market = compile({
      students: grid.map((place, k) => ({ id: `s${k}`, qualification: `q${k % 3}`, at: place, reach: 6 })),
      slots: grid.map((place, k) => ({
        id: `p${k}`,
        qualifications: [`q${(k * 7) % 3}`],
        at: place,
        places: 1,
      })),
      score: () => 0,
    });
    expect(market.examined).toBeLessThan(3 * market.rows.slot.length);
  });

  it('refuses what it cannot mean', () => {
    const student = { id: 'a', qualification: 'q' };
    const slot = { id: 'x', qualifications: ['q'], places: 1 };
    const score = () => 1;
    const refuse = (input: Partial<Parameters<typeof compile>[0]>, words: string) =>
      expect(() => compile({ students: [student], slots: [slot], score, ...input })).toThrow(words);
    refuse({ students: [student, student] }, 'Two students have the same id');
    refuse({ slots: [slot, slot] }, 'Two slots have the same id');
    refuse({ slots: [{ ...slot, places: 1.5 }] }, 'Places of x');
    refuse({ slots: [{ ...slot, within: 'm' }] }, 'Unknown limit m');
    refuse({ limits: [{ id: 'm', places: 1, within: 'c' }] }, 'Unknown limit c');
    const ring = [
      { id: 'm', places: 1, within: 'c' },
      { id: 'c', places: 1, within: 'm' },
    ];
    refuse({ limits: ring }, 'is within itself');
    refuse(
      {
        limits: [
          { id: 'm', places: 1 },
          { id: 'm', places: 2 },
        ],
      },
      'Two limits',
    );
    refuse({ score: () => 0.5 }, 'A score must be a whole number');
    refuse({ score: () => 2_000_000 }, 'at most 1000000');
    refuse({ students: [{ ...student, at: { x: Number.NaN, y: 0 } }] }, 'Place and reach of a');
  });

  it('takes a group’s share as one number for all or by group', () => {
    const students = [1, 2, 3, 4].map((k) => ({ id: `s${k}`, qualification: 'q', group: k < 4 ? 'a' : 'b' }));
    const input = { students, score: () => 1 };
    const slot = { id: 'x', qualifications: ['q'], places: 9 };
    const share = (groupLimit: number | Record<string, number>) =>
      compile({ ...input, slots: [{ ...slot, groupLimit }] }).tree.capacity.filter(
        ({ kind }) => kind === 'share',
      );
    expect(share(1)).toHaveLength(2);
    expect(share({ b: 1 })).toEqual([{ kind: 'share', slotId: 'x', group: 'b' }]);
  });
});
