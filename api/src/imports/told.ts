/** What an import from the console says. */
export interface Told {
  /** Everything was written; else nothing was. */
  ok: boolean;
  /** What to tell the person who asked, line by line. */
  lines: string[];
}

/** How many refused rows are told; the rest is counted. */
export const MOST_LINES = 500;

/** Refused rows, one sentence each, and that nothing was written. */
export function nothingWritten(rows: readonly string[]): Told {
  const rest = rows.length > MOST_LINES ? [`and ${rows.length - MOST_LINES} more`] : [];
  return {
    ok: false,
    lines: [...rows.slice(0, MOST_LINES), ...rest, `Nothing was written: ${rows.length} refused.`],
  };
}
