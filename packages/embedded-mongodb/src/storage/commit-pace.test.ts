import { expect, it } from 'vitest';
import { CommitPace } from './commit-pace.ts';

const several = (pace: CommitPace, times: number) => Array.from({ length: times }, () => pace.next());

it('waits for a disk that is quick, and leaves a slow one to a thread of its own until it is tried again', () => {
  const pace = new CommitPace();
  pace.took(0.3);
  expect(several(pace, 3)).toEqual(['at once', 'at once', 'at once']);
  pace.took(20);
  expect(new Set(several(pace, 64))).toEqual(new Set(['aside']));
  expect(pace.next()).toBe('at once');
  pace.took(0.3);
  expect(pace.next()).toBe('at once');
});

it('keeps to a manner that was asked for, however long the disk takes', () => {
  const pace = new CommitPace('at once');
  pace.took(20);
  expect(pace.next()).toBe('at once');
});
