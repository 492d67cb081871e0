/**
 * Where a commit waits for the disk: `at once` all else waits with it, `aside` others read meanwhile, for which the
 * work changes threads four times.
 */
export type CommitManner = 'at once' | 'aside';

/** Nobody notices that a read waits so long. */
const QUICK_MS = 3;
/** After so many commits a slow disk is tried again. */
const TRIED_AFTER = 64;

/** Chooses a manner by what the disk took for the last commit that was measured. */
export class CommitPace {
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
    if (ms > QUICK_MS) this.aside = TRIED_AFTER;
  }
}
