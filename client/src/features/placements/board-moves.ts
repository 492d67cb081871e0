import { actorsBetween, type PlacementActor, stateAfter } from '@scheldemond/domain/placement/lifecycle';
import type { PlacementState } from '@scheldemond/domain/placement/states';
import type { BoardPlacementFragment } from './proeftuin-board.generated.ts';
import { isStep, type StepName } from './steps.ts';

/** What brings a card to another lane: a step, or what a sheet of its own asks. */
export type BoardStep = StepName | 'COUNTER' | 'AGREEMENT';

/**
 * Where the viewer can bring a placement and how: what the server says they can do, by where it leads. Where two
 * steps lead to one state, the first of its life stands for it. A placement that waits for its agreement alone
 * becomes ready by entering it.
 */
export function movesOf(placement: BoardPlacementFragment): Map<PlacementState, BoardStep> {
  const moves = new Map<PlacementState, BoardStep>();
  for (const command of placement.viewerCan) {
    const to = stateAfter(command);
    if (to && (isStep(command) || command === 'COUNTER') && !moves.has(to)) moves.set(to, command);
  }
  const missing = placement.startConditions.filter(({ met }) => !met);
  if (
    placement.state === 'ACCEPTED' &&
    placement.viewerCanRecordAgreement &&
    missing.length > 0 &&
    missing.every(({ kind }) => kind === 'AGREEMENT_SIGNED')
  )
    moves.set('READY', 'AGREEMENT');
  return moves;
}

const SCHOOL: readonly PlacementActor[] = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR'];

/** Who does bring a placement from one state to another, for who cannot; `NOBODY` where no step leads there. */
export function moverOf(
  from: PlacementState,
  to: PlacementState,
): 'NOBODY' | 'BOTH' | 'COMPANY' | 'SCHOOL' | 'ITSELF' {
  const actors = actorsBetween(from, to);
  const school = actors.some((actor) => SCHOOL.includes(actor));
  const company = actors.includes('MENTOR');
  if (school && company) return 'BOTH';
  if (company) return 'COMPANY';
  if (school) return 'SCHOOL';
  return actors.length > 0 ? 'ITSELF' : 'NOBODY';
}
