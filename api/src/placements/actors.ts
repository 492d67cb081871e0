import { can, type Action } from '@scheldemond/domain/access/ability';
import type { Role } from '@scheldemond/domain/access/viewer';
import {
  commandsFrom,
  transition,
  type PlacementActor,
  type PlacementCommand,
} from '@scheldemond/domain/placement/lifecycle';
import { isNewAnswer, STUDENT_SAYS } from '@scheldemond/domain/placement/student-answer';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { asksStudent } from './asks-student.ts';
import { placementsByIds, type Placement } from './store.ts';

const ACTORS: Record<Role, PlacementActor | null> = {
  TEACHER: 'TEACHER',
  SCHOOL_COORDINATOR: 'SCHOOL_COORDINATOR',
  COORDINATOR: 'COORDINATOR',
  MENTOR: 'MENTOR',
  COMPANY_ADMIN: 'MENTOR',
  STUDENT: 'STUDENT',
  PARTNER: null,
  ADMIN: null,
};

/** The right that a step asks; those that only the clock and the platform take ask none. */
const ACTIONS: Partial<Record<PlacementCommand, Action>> = {
  ACCEPT: 'answer',
  COUNTER: 'answer',
  DECLINE: 'answer',
  ACCEPT_COUNTER: 'manage',
  REFUSE_COUNTER: 'manage',
  WITHDRAW: 'manage',
  INTERRUPT: 'interrupt',
  RESUME: 'interrupt',
  END_EARLY: 'end',
  COMPLETE: 'complete',
  CLOSE: 'complete',
  AGREE: 'agree',
  OBJECT: 'agree',
};

/** In what capacity the viewer acts; null for who takes no steps. */
export function actorOf({ viewer }: Context): PlacementActor | null {
  if (viewer.kind === 'person') return ACTORS[viewer.role];
  if (viewer.kind === 'link') return 'MENTOR';
  return viewer.kind === 'system' ? 'SYSTEM' : null;
}

/** The steps that the viewer may take now. */
export async function viewerCan(context: Context, placement: Placement): Promise<PlacementCommand[]> {
  const actor = actorOf(context);
  if (!actor) return [];
  const lawful = commandsFrom(placement.state, actor).filter((command) => {
    const action = ACTIONS[command];
    return action !== undefined && can(context.ability, action, 'Placement', placement);
  });
  const asked = lawful.some((one) => STUDENT_SAYS.has(one)) && (await asksStudent(context, placement));
  return lawful.filter(
    (one) => !STUDENT_SAYS.has(one) || (asked && isNewAnswer(one, placement.studentAnswer)),
  );
}

export function viewerCanHandOver(context: Context, placement: Placement): boolean {
  return placement.state === 'PROPOSED' && can(context.ability, 'answer', 'Placement', placement);
}

/** What a refusal shows beside its reason. */
export function asItStands(placement: Pick<Placement, 'id'>): { current: { type: string; id: string } } {
  return { current: { type: 'Placement', id: placement.id } };
}

/**
 * The placement that a viewer wants to change, as it stands now, and in what capacity.
 *
 * @throws Refusal NOT_ALLOWED, the same for one that does not exist for them
 */
export async function requirePlacement(
  context: Context,
  id: string,
  action: Action,
): Promise<{ current: Placement; actor: PlacementActor }> {
  const [current] = await placementsByIds([id]);
  const actor = actorOf(context);
  if (!current || !actor || !can(context.ability, action, 'Placement', current))
    throw new Refusal('NOT_ALLOWED');
  return { current, actor };
}

/** The placement for a step that is lawful now; the right that the step asks is checked too. */
export async function requireStep(
  context: Context,
  id: string,
  command: PlacementCommand,
): Promise<{ current: Placement; actor: PlacementActor }> {
  const found = await requirePlacement(context, id, ACTIONS[command] ?? '*');
  requireLawful(found.current, command, found.actor);
  return found;
}

/**
 * @throws Refusal NOT_ALLOWED when the step is another's, STUDENT_PLACED when somebody else accepted first,
 *   NOT_NOW when it does not follow from the state
 */
export function requireLawful(current: Placement, command: PlacementCommand, actor: PlacementActor): void {
  const result = transition(current.state, command, actor);
  if (result.ok) return;
  if (result.why === 'NOT_BY_ACTOR') throw new Refusal('NOT_ALLOWED', [], asItStands(current));
  const lost = current.state === 'WITHDRAWN' && current.reason?.code === 'PLACED_ELSEWHERE';
  const state = { name: 'state', value: current.state };
  throw new Refusal(lost && actor === 'MENTOR' ? 'STUDENT_PLACED' : 'NOT_NOW', [state], asItStands(current));
}
