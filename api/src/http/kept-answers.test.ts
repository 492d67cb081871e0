import { describe, expect, it } from 'vitest';
import { contextFor } from '../context.ts';
import { keptAnswers } from './kept-answers.ts';

const person = (personId: string) =>
  contextFor({
    kind: 'person',
    personId,
    sessionId: 's',
    membershipId: 'm',
    role: 'TEACHER',
    organisationId: 'o',
    classIds: [],
    siteIds: [],
    proeftuinIds: [],
    studentId: null,
  });
const answer = Buffer.from('{"data":{}}');

/** Answers with a clock that the test moves. */
function at(megabytes = 1) {
  const time = { now: 0 };
  const kept = keptAnswers(megabytes, () => time.now);
  const key = kept.keyOf('doc', { variables: {} }, person('p')) ?? 'none';
  return { kept, key, time };
}

describe('keptAnswers', () => {
  it('gives an answer again while the last change is the same, and never after another', () => {
    const { kept, key, time } = at();
    expect(kept.find(key, '7')).toBeNull();
    time.now = 1_000;
    kept.keep(key, '7', answer);
    expect(kept.find(key, '7')).toEqual(answer);
    expect(kept.find(key, '8')).toBeNull();
    // A reply that was overtaken on its way.
    expect(kept.find(key, null)).toBeNull();
  });

  it('keeps nothing until the database has stood still for a second', () => {
    const { kept, key, time } = at();
    kept.find(key, '7');
    time.now = 999;
    kept.keep(key, '7', answer);
    expect(kept.find(key, '7')).toBeNull();
    kept.find(key, '8');
    time.now = 1_998;
    kept.keep(key, '8', answer);
    kept.keep(key, '7', answer);
    expect(kept.find(key, '8')).toBeNull();
  });

  it('tells apart who asks, what, how and in which language, and keeps nothing of who is not signed in', () => {
    const { kept } = at();
    const asked = { query: '{ x }', variables: { id: 1 } };
    const keys = [
      kept.keyOf('doc', asked, person('p')),
      kept.keyOf('doc', asked, person('q')),
      kept.keyOf('other', asked, person('p')),
      kept.keyOf('doc', { ...asked, variables: { id: 2 } }, person('p')),
      kept.keyOf('doc', asked, { ...person('p'), language: 'en' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(kept.keyOf('doc', asked, contextFor({ kind: 'anonymous' }))).toBeNull();
    expect(keptAnswers(0).keyOf('doc', asked, person('p'))).toBeNull();
  });

  it('stays within its room', () => {
    const { kept, time } = at();
    kept.find('', '7');
    time.now = 1_000;
    const large = Buffer.alloc(100_000);
    for (let i = 0; i < 30; i++) kept.keep(`key ${i}`, '7', large);
    const held = Array.from({ length: 30 }, (_, i) => kept.find(`key ${i}`, '7')).filter(Boolean);
    expect(held.length).toBe(9);
  });
});
