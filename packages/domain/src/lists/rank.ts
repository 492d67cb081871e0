/** What a row is ordered by, most important first. */
export type RankKeys = readonly (string | number)[];

/** Compares two rows by their keys: the first that differs decides. */
export function compareKeys(a: RankKeys, b: RankKeys): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? '';
    if (key < other) return -1;
    if (key > other) return 1;
  }
  return 0;
}
