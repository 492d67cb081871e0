import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAnomalies } from './check.ts';
import type { Operation, Transaction } from './history.ts';

const r = (key: string, ...list: number[]): Operation => ({ kind: 'read', key, list });
const a = (key: string, value: number): Operation => ({ kind: 'append', key, value });
let next = 0;
const t = (...operations: Operation[]): Transaction => ({ id: ++next, state: 'committed', operations });
const aborted = (...operations: Operation[]): Transaction => ({ ...t(...operations), state: 'aborted' });
const names = (...history: Transaction[]) =>
  [...new Set(findAnomalies(history).map(({ anomaly }) => anomaly))].sort();

describe('the checker of histories', () => {
  it.each([
    [
      'G0: two writes in one order here and in the other there',
      ['G0'],
      [t(a('x', 1), a('y', 1)), t(a('x', 2), a('y', 2)), t(r('x', 1, 2)), t(r('y', 2, 1))],
    ],
    ['G1a: a read of what was aborted', ['G1a'], [aborted(a('x', 1)), t(r('x', 1))]],
    ['G1a: a read of what nobody wrote', ['G1a'], [t(r('x', 1))]],
    ['G1b: a read in the middle', ['G1b'], [t(a('x', 1), a('x', 2)), t(r('x', 1)), t(r('x', 1, 2))]],
    ['G1c: two that read each other', ['G1c'], [t(a('x', 1), r('y', 1)), t(a('y', 1), r('x', 1))]],
    ['a lost update', ['lost-update'], [t(r('x'), a('x', 1)), t(r('x'), a('x', 2)), t(r('x', 1))]],
    ['G-single: read skew', ['G-single'], [t(r('x'), r('y', 1)), t(a('x', 1), a('y', 1)), t(r('x', 1))]],
    [
      'lists that do not follow from one another',
      ['incompatible-order'],
      [t(a('x', 1)), t(a('x', 2)), t(r('x', 1)), t(r('x', 2, 1))],
    ],
    ['a transaction that does not see its own write', ['internal'], [t(r('x'), a('x', 1), r('x'))]],
  ])('finds %s', (_name, expected, history) => {
    expect(names(...history)).toEqual(expect.arrayContaining(expected));
  });

  it('lets write skew pass, which snapshot isolation allows', () => {
    expect(names(t(r('x'), a('y', 1)), t(r('y'), a('x', 1)), t(r('x', 1), r('y', 1)))).toEqual([]);
  });

  it('finds nothing in histories that ran one after the other', () => {
    const steps = fc.array(
      fc.array(fc.record({ key: fc.constantFrom('x', 'y', 'z'), write: fc.boolean() }), { maxLength: 4 }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(steps, (plan) => {
        const lists = new Map<string, number[]>();
        let value = 0;
        const history = plan.map((operations) =>
          t(
            ...operations.map(({ key, write }): Operation => {
              const list = lists.get(key) ?? [];
              lists.set(key, list);
              if (!write) return r(key, ...list);
              list.push(++value);
              return a(key, value);
            }),
          ),
        );
        expect(findAnomalies(history)).toEqual([]);
      }),
    );
  });
});
