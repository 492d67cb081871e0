import fc from 'fast-check';
import { expect, it } from 'vitest';
import { between, choose, countChosen, isChosen, NOTHING_CHOSEN } from './selection.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'];
const step = fc.record({ rows: fc.subarray(ROWS), chosen: fc.boolean() });

it('chooses as a plain set of rows would, from nothing and from all', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step), (all, steps) => {
      let selection = all ? { all, ids: new Set<string>() } : NOTHING_CHOSEN;
      const plain = new Set(all ? ROWS : []);
      for (const { rows, chosen } of steps) {
        selection = choose(selection, rows, chosen);
        for (const id of rows) {
          if (chosen) plain.add(id);
          else plain.delete(id);
        }
      }
      expect(ROWS.filter((id) => isChosen(selection, id))).toEqual(ROWS.filter((id) => plain.has(id)));
      expect(countChosen(selection, ROWS.length)).toBe(plain.size);
    }),
  );
});

it('takes the rows between two, in whatever order they were pointed at, and one alone when the other is gone', () => {
  const row = fc.constantFrom(...ROWS);
  fc.assert(
    fc.property(row, row, (from, to) => {
      const found = between(ROWS, from, to);
      expect(found).toEqual(between(ROWS, to, from));
      expect(found).toEqual(ROWS.filter((one) => (one >= from && one <= to) || (one >= to && one <= from)));
    }),
  );
  expect(between(ROWS, null, 'c')).toEqual(['c']);
  expect(between(ROWS, 'gone', 'c')).toEqual(['c']);
});
