/**
 * Where a date or a limit comes from. UNSURE: taken from examples or from older texts, or known to have exceptions
 * that we do not know; it is shown as such, can be changed by a school, and never blocks.
 */
export interface SourceNote {
  /** The law, article or page, as a reader can look it up. */
  reference: string;
  certainty: 'SURE' | 'UNSURE';
}
