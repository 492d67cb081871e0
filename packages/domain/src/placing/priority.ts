import type { MatchingWeights } from '../fit/weights.ts';

/** What lets a student go first where places lack; the same at every slot, and fixed before solving. */
export interface Priority {
  /** The qualification stands on the shortage list of its country. */
  shortage: boolean;
  /** How many proposals came back: declined, expired, or ended early. */
  sentBack: number;
  /** How far the student's school is behind the best served one, 0 to 1. */
  behind: number;
}

/** From here on more of it counts no more. */
const MOST_SENT_BACK = 3;

/** The points of a priority under these weights. */
export function priorityOf(
  { shortage, sentBack, behind }: Priority,
  weights: Pick<MatchingWeights, 'SHORTAGE' | 'SENT_BACK' | 'FAIRNESS'>,
): number {
  return (
    weights.SHORTAGE * Number(shortage) +
    weights.SENT_BACK * (Math.min(sentBack, MOST_SENT_BACK) / MOST_SENT_BACK) +
    weights.FAIRNESS * Math.min(1, Math.max(0, behind))
  );
}

/**
 * How far each school is behind: its share of students without a place, from that of the best served school (0) to all
 * without a place where the best has none (1).
 */
export function behindBySchool(
  needs: readonly { schoolId: string; placed: boolean }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, { all: number; placed: number }>();
  for (const { schoolId, placed } of needs) {
    const one = counts.get(schoolId) ?? { all: 0, placed: 0 };
    counts.set(schoolId, { all: one.all + 1, placed: one.placed + Number(placed) });
  }
  const shares = [...counts].map(([schoolId, { all, placed }]) => [schoolId, placed / all] as const);
  const best = Math.max(0, ...shares.map(([, share]) => share));
  return new Map(shares.map(([schoolId, share]) => [schoolId, best - share]));
}
