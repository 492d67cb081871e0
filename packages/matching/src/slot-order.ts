import type { Market } from './market.ts';

/**
 * Whether a slot (and every limit around it) prefers pair `a` to pair `b`: more points, then the student and the slot
 * that come first. Pairs are given by student and entry in the rows.
 */
export function isPreferred(
  { rows }: Pick<Market, 'rows'>,
  studentA: number,
  a: number,
  studentB: number,
  b: number,
): boolean {
  const more = rows.slotPoints[a]! - rows.slotPoints[b]!;
  if (more !== 0) return more > 0;
  if (studentA !== studentB) return studentA < studentB;
  return rows.slot[a]! < rows.slot[b]!;
}
