const MEGABYTE = 1024 * 1024;
export const DEFAULT_JOURNAL_MB = 500;

let megabytes = DEFAULT_JOURNAL_MB;

/** Room for the files of one journal, set from the configuration when the product starts. */
export function setJournalRoom(configured: number): void {
  megabytes = configured;
}

/** Bytes that the files of one journal may take. */
export function journalRoom(): number {
  return megabytes * MEGABYTE;
}
