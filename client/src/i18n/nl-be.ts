import type { nl } from './nl.ts';
import type { Part } from './same.ts';

/** What Flanders says otherwise; all else falls back to the Dutch areas. */
export const nlBe: Part<typeof nl> = {
  frame: { scheme: { label: 'Kleuren' } },
};
