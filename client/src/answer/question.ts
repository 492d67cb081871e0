import type { AnswerPlacementFragment } from './answer.generated.ts';

export type AnswerPlacement = AnswerPlacementFragment;

/** What the mentor is doing on the page. */
export type Step = 'question' | 'decline' | 'counter' | 'handOver';

/** How the question ended for this reader. */
export type Outcome = 'accepted' | 'declined' | 'countered' | 'handedOver';

/** One question of several on a page: with its own link, and how it stands for this reader. */
export interface Asked {
  token: string;
  /** Null when the link shows nothing any more. */
  placement: AnswerPlacement | null;
  /** Key of the acceptance until it succeeded, so that a second tap does nothing twice. */
  key: string;
  stands: 'open' | 'busy' | 'closed' | Outcome;
  problem: string | null;
}

/** Name of the teacher as the page addresses them; the school when the teacher is not known. */
export function teacherName(placement: AnswerPlacement): string {
  return placement.proposedBy?.firstName ?? placement.student.school.name;
}

/** `, Geert` or nothing, to follow a greeting. */
export function mentorSuffix(placement: AnswerPlacement): string {
  return placement.mentor ? `, ${placement.mentor.firstName}` : '';
}

/** `: 09 555 01 27, annelies@…` or nothing. */
export function contactSuffix(
  person: { email?: string | null; phone?: string | null } | null | undefined,
): string {
  const ways = [person?.phone, person?.email].filter(Boolean);
  return ways.length > 0 ? `: ${ways.join(', ')}` : '';
}
