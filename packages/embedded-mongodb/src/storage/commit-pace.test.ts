import { expect, it } from 'vitest';
import { CommitPace, type CommitManner } from './commit-pace.ts';

/** The manners of so many commits on a disk that takes so long. */
function commits(pace: CommitPace, times: number, ms: number): CommitManner[] {
  return Array.from({ length: times }, () => {
    const manner = pace.next();
    if (manner === 'at once') pace.took(ms);
    return manner;
  });
}
const aside = (manners: CommitManner[]) => manners.filter((manner) => manner === 'aside').length;

it('waits for a quick disk, even when it is slow for once', () => {
  const pace = new CommitPace();
  expect(aside(commits(pace, 50, 0.3))).toBe(0);
  expect(aside(commits(pace, 1, 20))).toBe(0);
  expect(aside(commits(pace, 50, 0.3))).toBe(0);
});

it('leaves a slow disk to a thread of its own, and finds out when it is quick again', () => {
  const pace = new CommitPace();
  expect(aside(commits(pace, 1000, 10))).toBeGreaterThan(900);
  commits(pace, 64, 0.3);
  expect(aside(commits(pace, 200, 0.3))).toBe(0);
});

it('keeps to a manner that was asked for, however long the disk takes', () => {
  expect(aside(commits(new CommitPace('at once'), 50, 20))).toBe(0);
  expect(aside(commits(new CommitPace('aside'), 50, 0.3))).toBe(50);
});
