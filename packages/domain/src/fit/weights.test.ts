import { expect, it } from 'vitest';
import { DEFAULT_WEIGHTS, unreadOutweighs } from './weights.ts';

it('lets what may not be read count as much as all else that differs from slot to slot, and no more', () => {
  expect(unreadOutweighs(DEFAULT_WEIGHTS)).toBe(false);
  const none = Object.fromEntries(Object.keys(DEFAULT_WEIGHTS).map((term) => [term, 0]));
  const weights = { ...DEFAULT_WEIGHTS, ...none };
  expect(unreadOutweighs({ ...weights, WISHES: 30, COMPANY_ORDER: 10, TRAVEL: 40 })).toBe(false);
  expect(unreadOutweighs({ ...weights, WISHES: 31, COMPANY_ORDER: 10, TRAVEL: 40 })).toBe(true);
  // What is the same at every slot hides nothing.
  expect(unreadOutweighs({ ...weights, WISHES: 10, SHORTAGE: 100 })).toBe(true);
});
