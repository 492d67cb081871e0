import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asInput, decided, type Decisions } from './use-decisions.ts';

const NOTHING: Decisions = { pins: new Map(), forbids: new Map(), leaveOut: new Set() };
const step = fc.record({
  needId: fc.constantFrom('a', 'b'),
  what: fc.constantFrom('PIN' as const, 'FORBID' as const, 'LEAVE_OUT' as const, 'FREE' as const),
  slotId: fc.constantFrom('x', 'y'),
});

it('never contradicts itself, whatever is decided in turn', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const all = steps.reduce(
        (before, { needId, what, slotId }) => decided(before, needId, what, slotId),
        NOTHING,
      );
      const { pins, forbids, leaveOut } = asInput(all);
      const pinned = new Map(pins.map(({ needId, slotId }) => [needId, slotId]));
      expect(pinned.size).toBe(pins.length);
      expect(leaveOut.filter((needId) => pinned.has(needId))).toEqual([]);
      expect(forbids.filter(({ needId, slotId }) => pinned.get(needId) === slotId)).toEqual([]);
      const last = steps.at(-1);
      if (last?.what === 'PIN') expect(pinned.get(last.needId)).toBe(last.slotId);
      if (last?.what === 'LEAVE_OUT') expect(leaveOut).toContain(last.needId);
    }),
  );
});
