import { expect, it } from 'vitest';
import { heat } from './ribbon.tsx';

it('tells free, thirds, nearly full and full apart', () => {
  expect([0, 1, 2, 3].map((taken) => heat(taken, 3))).toEqual([0, 1, 2, 4]);
  expect([1, 2, 3, 4].map((taken) => heat(taken, 4))).toEqual([1, 2, 3, 4]);
  expect(heat(0, 0)).toBe(0);
  expect(heat(1, 0)).toBe(4);
});
