/**
 * Where a commit waits for the disk: `at once` all else waits with it, `aside` others read meanwhile, for which the
 * work changes threads four times.
 */
export type CommitManner = 'at once' | 'aside';

/** Nobody notices that a read waits so long. */
const QUICK_MS = 3;
/** So many commits make a habit; one that took long is none. */
const HABIT = 8;
/** After so many commits a slow disk is tried again. */
const TRIED_AFTER = 64;

/** Chooses a manner by what commits usually take. */
export class CommitPace {
  private usualMs = 0;
  private aside = 0;
  private readonly always: CommitManner | undefined;

  constructor(always?: CommitManner) {
    this.always = always;
  }

  next(): CommitManner {
    if (this.always) return this.always;
    if (this.aside === 0) return 'at once';
    this.aside--;
    return 'aside';
  }

  /** @param ms - what a commit at once took, without the work before it */
  took(ms: number): void {
    this.usualMs += (ms - this.usualMs) / HABIT;
    if (this.usualMs <= QUICK_MS) return;
    this.aside = TRIED_AFTER;
    this.usualMs = 0;
  }
}
