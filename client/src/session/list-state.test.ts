import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAddress, writeAddress, type ListKeys } from './list-state.ts';

const KEYS: ListKeys = {
  filters: ['stand', 'klas', 'gearchiveerd'],
  known: { gearchiveerd: ['ja'] },
  sorts: ['naam', 'wanneer'],
  columns: ['naam', 'klas', 'wanneer', 'stand'],
  fixed: ['naam'],
  standard: { sort: { column: 'naam', down: false }, columns: ['naam', 'wanneer', 'stand'] },
};

it('reads back what it wrote, and leaves what is not its own', () => {
  const asked = fc.record({
    filters: fc.dictionary(fc.constantFrom('stand', 'klas'), fc.stringMatching(/^[\w=+/& é]{1,20}$/)),
    sort: fc.record({ column: fc.constantFrom('naam', 'wanneer'), down: fc.boolean() }),
    columns: fc.subarray(['klas', 'wanneer', 'stand']).map((some) => ['naam', ...some]),
  });
  fc.assert(
    fc.property(asked, (one) => {
      const written = writeAddress(new URLSearchParams('naar=1&klas=oud'), one, KEYS);
      expect(readAddress(new URLSearchParams(written.toString()), KEYS)).toEqual(one);
      expect(written.get('naar')).toBe('1');
    }),
  );
});

it('says nothing of what is standard and takes no word that it does not know', () => {
  const asked = readAddress(new URLSearchParams('orde=-geheim&kolommen=stand,geheim&ander=x'), KEYS);
  expect(asked).toEqual({
    filters: {},
    sort: { column: 'naam', down: false },
    columns: ['naam', 'stand'],
  });
  const standard = readAddress(new URLSearchParams(), KEYS);
  expect(writeAddress(new URLSearchParams(), standard, KEYS).toString()).toBe('');
});

it('takes no other value of a filter than it knows', () => {
  const filtersOf = (search: string) => readAddress(new URLSearchParams(search), KEYS).filters;
  for (const value of ['nee', '0', 'false', 'JA']) expect(filtersOf(`gearchiveerd=${value}`)).toEqual({});
  expect(filtersOf('gearchiveerd=ja&klas=nee')).toEqual({ gearchiveerd: 'ja', klas: 'nee' });
});
