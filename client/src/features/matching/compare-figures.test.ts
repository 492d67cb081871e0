import fc from 'fast-check';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { comparedLines, spread, type ComparedPlan } from './compare-figures.ts';

const t = i18next.getFixedT('nl', 'plans');

function plan(id: string, figures: Partial<ComparedPlan['figures']>): ComparedPlan {
  return {
    __typename: 'MatchingPlan',
    id,
    name: id,
    state: 'DONE',
    progress: 100,
    madeAt: '2026-11-26T10:00:00Z',
    madeBy: null,
    pins: [],
    forbids: [],
    leftOut: [],
    figures: {
      __typename: 'MatchingFigures',
      students: 10,
      placed: 8,
      fixed: 0,
      wishing: null,
      firstChoices: null,
      minutesMedian: 20,
      minutesTotal: 160,
      crossBorder: 1,
      schools: [],
      ...figures,
    },
  };
}

const school = (id: string, students: number, placed: number) => ({
  __typename: 'MatchingSchool' as const,
  students,
  placed,
  school: { __typename: 'School' as const, id, name: `School ${id}` },
});

describe('plans side by side', () => {
  it('tell what differs from the first, and which is best where they differ', () => {
    const lines = comparedLines(
      [
        plan('a', { schools: [school('x', 4, 4), school('y', 6, 3)] }),
        plan('b', { placed: 9, minutesMedian: null, schools: [school('x', 4, 4), school('y', 6, 5)] }),
      ],
      t,
    );
    const line = (key: string) => lines.find((one) => one.key === key)?.cells;
    expect(line('placed')).toEqual([
      { text: '8 van 10', best: false },
      { text: '9 van 10', note: '1 meer', best: true },
    ]);
    expect(line('unplaced')?.[1]).toEqual({ text: '1', note: '1 minder', best: true });
    expect(line('first')?.[0]).toEqual({ text: 'minder dan vijf gaven wensen door', best: false });
    expect(line('median')).toEqual([
      { text: '20 min', best: false },
      { text: 'geen adressen bekend', best: false },
    ]);
    expect(line('schools')).toEqual([
      { text: '50 tot 100 %', best: false },
      { text: '83 tot 100 %', note: '33 minder', best: true },
    ]);
    expect(line('x')?.map(({ best }) => best)).toEqual([false, false]);
    expect(line('y')?.[1]).toEqual({ text: '5 van 6', note: '2 meer', best: true });
  });

  it('call a spread what lies between the best and the worst served school, where there are two', () => {
    const some = fc
      .integer({ min: 1, max: 9 })
      .chain((students) => fc.integer({ min: 0, max: students }).map((placed) => ({ students, placed })));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), (all) => {
        const found = spread(
          plan('a', { schools: all.map((one, at) => school(String(at), one.students, one.placed)) }),
        );
        if (all.length < 2) {
          expect(found.between).toBeNull();
          return;
        }
        for (const { students, placed } of all) {
          const share = (100 * placed) / students;
          expect(share).toBeGreaterThan(found.least - 1);
          expect(share).toBeLessThan(found.most + 1);
        }
        expect(found.between).toBe(found.most - found.least);
      }),
    );
  });
});
