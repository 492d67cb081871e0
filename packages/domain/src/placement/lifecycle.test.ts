import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actorsBetween,
  commandsFrom,
  PLACEMENT_ACTORS,
  PLACEMENT_COMMANDS,
  stateAfter,
  transition,
} from './lifecycle.ts';
import { checkReason, REASONS_FOR } from './reasons.ts';
import { asksAgain, isNewAnswer } from './student-answer.ts';
import { HOLDS_PLACE, PLACEMENT_STATES, TERMINAL_STATES, type PlacementState } from './states.ts';

/** The table "next" of the product's description, written apart from the rules. */
const NEXT: Record<PlacementState, PlacementState[]> = {
  DRAFT: ['PROPOSED'],
  PROPOSED: ['ACCEPTED', 'COUNTERED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'],
  COUNTERED: ['ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'],
  ACCEPTED: ['READY', 'WITHDRAWN', 'ENDED_EARLY'],
  READY: ['ACTIVE', 'ACCEPTED', 'WITHDRAWN'],
  ACTIVE: ['INTERRUPTED', 'COMPLETED', 'ENDED_EARLY'],
  INTERRUPTED: ['ACTIVE', 'ENDED_EARLY'],
  COMPLETED: ['CLOSED'],
  CLOSED: [],
  DECLINED: [],
  WITHDRAWN: [],
  EXPIRED: [],
  ENDED_EARLY: [],
};

describe('transition', () => {
  it.each(PLACEMENT_STATES)('leads from %s exactly where it may', (state) => {
    const reached = new Set(
      PLACEMENT_COMMANDS.flatMap((command) =>
        PLACEMENT_ACTORS.map((actor) => transition(state, command, actor)),
      ).flatMap((result) => (result.ok && result.to !== state ? [result.to] : [])),
    );
    expect([...reached].sort()).toEqual([...NEXT[state]].sort());
  });

  it('agrees with what is told of a state beforehand: where a command leads, and who brings it there', () => {
    for (const from of PLACEMENT_STATES)
      for (const to of PLACEMENT_STATES)
        expect(actorsBetween(from, to)).toEqual(
          PLACEMENT_ACTORS.filter((actor) =>
            commandsFrom(from, actor).some((command) => stateAfter(command) === to),
          ),
        );
    expect(actorsBetween('PROPOSED', 'ACCEPTED')).toEqual(['MENTOR']);
    expect(actorsBetween('PROPOSED', 'ACTIVE')).toEqual([]);
  });

  it('takes a place only by accepting, and gives it back for good', () => {
    const step = fc.record({
      command: fc.constantFrom(...PLACEMENT_COMMANDS),
      actor: fc.constantFrom(...PLACEMENT_ACTORS),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state: PlacementState = 'DRAFT';
        for (const { command, actor } of steps) {
          const result = transition(state, command, actor);
          if (!result.ok) continue;
          expect(TERMINAL_STATES.has(state)).toBe(false);
          if (!HOLDS_PLACE.has(state) && HOLDS_PLACE.has(result.to))
            expect(['ACCEPT', 'ACCEPT_COUNTER']).toContain(command);
          state = result.to;
        }
      }),
    );
  });

  it('lets only the company answer, and only from READY start', () => {
    for (const actor of PLACEMENT_ACTORS)
      expect(transition('PROPOSED', 'ACCEPT', actor).ok).toBe(actor === 'MENTOR');
    for (const state of PLACEMENT_STATES)
      expect(transition(state, 'START', 'CLOCK').ok).toBe(state === 'READY');
    expect(commandsFrom('PROPOSED', 'STUDENT')).toEqual(['AGREE', 'OBJECT']);
  });
});

describe('what a student says', () => {
  it('changes no state, is said until the place has begun, and by nobody else', () => {
    for (const command of ['AGREE', 'OBJECT'] as const)
      for (const state of PLACEMENT_STATES)
        for (const actor of PLACEMENT_ACTORS) {
          const result = transition(state, command, actor);
          const open = ['PROPOSED', 'ACCEPTED', 'READY'].includes(state);
          expect(result.ok).toBe(open && actor === 'STUDENT');
          if (result.ok) expect(result.to).toBe(state);
        }
  });

  it('is said again only when it is something else, and falls away with other dates or days', () => {
    for (const [said, agree, object] of [
      [null, true, true],
      [{ agrees: true }, false, true],
      [{ agrees: false }, true, false],
    ] as const)
      expect([isNewAnswer('AGREE', said), isNewAnswer('OBJECT', said)]).toEqual([agree, object]);
    expect(asksAgain(['note', 'week'])).toBe(true);
    expect(asksAgain(['note'])).toBe(false);
  });
});

describe('checkReason', () => {
  it('asks words with OTHER and refuses reasons of other steps', () => {
    expect(checkReason('DECLINE', null)).toBe('MISSING');
    expect(checkReason('DECLINE', { code: 'OTHER', words: '  ' })).toBe('WORDS_MISSING');
    expect(checkReason('DECLINE', { code: 'ILLNESS' })).toBe('NOT_FOR_THIS_STEP');
    expect(checkReason('DECLINE', { code: 'OTHER', words: 'x'.repeat(1001) })).toBe('WORDS_TOO_LONG');
    for (const [command, codes] of Object.entries(REASONS_FOR))
      for (const code of codes)
        expect(checkReason(command as 'DECLINE', { code, words: 'woorden' })).toBeNull();
  });
});
