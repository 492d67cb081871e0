import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_CHOICES, wishFields } from './wishes.ts';

const bare = { choices: [], places: [], weekdays: [] };
const slot = (slotId: string) => ({ slotId, work: null });
const work = (word: string) => ({ slotId: null, work: word });
const valid = (choices: unknown) => wishFields.safeParse({ ...bare, choices }).success;

describe('wishes', () => {
  it('keep their order, each a slot or a kind of work', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: MOST_CHOICES }), (numbers) => {
        const choices = numbers.map((n) => (n % 2 ? slot(`s${n}`) : work(`lassen ${n}`)));
        expect(wishFields.parse({ ...bare, choices }).choices).toEqual(choices);
      }),
    );
  });

  it('are refused when empty, both, twice or too many', () => {
    expect(valid([{ slotId: null, work: ' ' }])).toBe(false);
    expect(valid([{ slotId: 's', work: 'lassen' }])).toBe(false);
    expect(valid([slot('s'), slot('s')])).toBe(false);
    expect(valid([work('Lassen'), work('lassen')])).toBe(false);
    expect(valid(Array.from({ length: MOST_CHOICES + 1 }, (_, at) => slot(`s${at}`)))).toBe(false);
  });

  it('name each day once, Monday first', () => {
    expect(wishFields.parse({ ...bare, weekdays: [5, 1, 5] }).weekdays).toEqual([1, 5]);
    expect(wishFields.safeParse({ ...bare, weekdays: [0] }).success).toBe(false);
  });
});
