import { Double, Int32 } from 'bson';
import { expect, it } from 'vitest';
import { sameBytes } from './same-bytes.ts';

it('tells numbers of two types apart, and the order of fields', () => {
  expect(sameBytes(new Int32(1), new Double(1))).toBe(false);
  expect(sameBytes({ a: 1, b: [new Int32(1)] }, { a: 1, b: [new Double(1)] })).toBe(false);
  expect(sameBytes({ a: 1, b: 1 }, { b: 1, a: 1 })).toBe(false);
  expect(sameBytes({ a: [new Int32(1)] }, { a: [new Int32(1)] })).toBe(true);
});
