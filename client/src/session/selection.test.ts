import fc from 'fast-check';
import { expect, it } from 'vitest';
import { choose, countChosen, isChosen, NOTHING_CHOSEN } from './selection.ts';

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
