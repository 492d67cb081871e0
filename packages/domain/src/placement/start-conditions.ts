import type { WorkingDay } from '../time/working-day.ts';

export const START_CONDITIONS = ['RECOGNITION_VALID', 'STUDENT_AGREED', 'AGREEMENT_SIGNED'] as const;
export type StartConditionKind = (typeof START_CONDITIONS)[number];

export interface RecognitionFacts {
  siteId: string;
  qualificationId: string;
  scheme: RecognitionScheme;
  validFrom: WorkingDay;
  validTo: WorkingDay | null;
  withdrawn: boolean;
}

/** SBB: per qualification (NL). DUAL: per establishment and programme (FL). NONE: no register asks one. */
export type RecognitionScheme = 'SBB' | 'DUAL' | 'NONE';

export type RecognitionStatus = 'VALID' | 'NOT_YET' | 'LAPSED' | 'WITHDRAWN';

export type RecognitionVerdict<R> =
  | { valid: true; recognition: R | null }
  | { valid: false; why: 'NONE' | Exclude<RecognitionStatus, 'VALID'>; recognition: R | null };

/**
 * Whether a site is recognised for a qualification on a day. Of several recognitions the one in force counts,
 * else the one nearest to being so.
 */
export function recognitionOn<R extends RecognitionFacts>(
  recognitions: readonly R[],
  asked: { siteId: string; qualificationId: string; scheme: RecognitionScheme; on: WorkingDay },
): RecognitionVerdict<R> {
  if (asked.scheme === 'NONE') return { valid: true, recognition: null };
  const own = recognitions.filter(
    ({ siteId, qualificationId, scheme }) =>
      siteId === asked.siteId && qualificationId === asked.qualificationId && scheme === asked.scheme,
  );
  let nearest: RecognitionVerdict<R> = { valid: false, why: 'NONE', recognition: null };
  for (const recognition of own) {
    const status = recognitionStatus(recognition, asked.on);
    if (status === 'VALID') return { valid: true, recognition };
    nearest = { valid: false, why: status, recognition };
  }
  return nearest;
}

/** Status of a recognition on a day. */
export function recognitionStatus(
  recognition: Pick<RecognitionFacts, 'validFrom' | 'validTo' | 'withdrawn'>,
  on: WorkingDay,
): RecognitionStatus {
  if (recognition.withdrawn) return 'WITHDRAWN';
  if (on < recognition.validFrom) return 'NOT_YET';
  return recognition.validTo !== null && on > recognition.validTo ? 'LAPSED' : 'VALID';
}
