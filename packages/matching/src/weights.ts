import type { Market } from './market.ts';
import type { Objective } from './plan.ts';

/** Weights that turn "first this, then that" into one whole number. */
export interface Weights {
  /** What a student without a place counts: 0, or so low that no score makes up for it. */
  readonly unplaced: number;
  /** What a kept slot counts, above any score and below a placed student. */
  readonly bonus: number;
}

/** Every sum along a path stays below this many times the weight of a student, and below 2^53. */
const HEADROOM = 8;

/**
 * Weights for the market: a kept slot outweighs any difference of scores, a placed student any of both. Twice what is
 * needed, so that a difference of plans can be read back as students and points. Throws RangeError when they would no
 * longer be exact.
 */
export function weightsFor({ students, rows }: Market, objective: Objective, keeping: boolean): Weights {
  const { low, high } = scoresOf(rows.score);
  const bonus = keeping ? 2 * (students.length + 1) * (high - low) + 1 : 0;
  const student = 2 * ((students.length + 1) * (high - low + bonus) + 1) + 1;
  if (student * HEADROOM > Number.MAX_SAFE_INTEGER)
    throw new RangeError('Scores are too far apart for so many students; divide them');
  return { unplaced: objective === 'score' ? 0 : -student, bonus };
}

/** The lowest and highest score, 0 being one. Hundreds of thousands are read before there is compiled code, so by index. */
export function scoresOf(score: ArrayLike<number>): { low: number; high: number } {
  let low = 0;
  let high = 0;
  for (let e = 0; e < score.length; e++) {
    const one = score[e]!;
    if (one < low) low = one;
    if (one > high) high = one;
  }
  return { low, high };
}

/** A difference of plans: students placed, students who keep their slot (only in repairs), and points. */
export interface Value {
  readonly students: number;
  readonly kept: number;
  readonly score: number;
}

/** Reads a weight back as students, kept slots and points. */
export function valueOf(weight: number, { unplaced, bonus }: Weights): Value {
  const students = unplaced === 0 ? 0 : Math.round(weight / -unplaced);
  const rest = weight + students * unplaced;
  const kept = bonus === 0 ? 0 : Math.round(rest / bonus);
  // Adding 0 turns -0 into 0.
  return { students: students + 0, kept: kept + 0, score: rest - kept * bonus + 0 };
}
