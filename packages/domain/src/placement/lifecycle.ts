import type { PlacementState } from './states.ts';

export const PLACEMENT_COMMANDS = [
  'PROPOSE',
  'ACCEPT',
  'ACCEPT_COUNTER',
  'REFUSE_COUNTER',
  'COUNTER',
  'DECLINE',
  'WITHDRAW',
  'EXPIRE',
  'MARK_READY',
  'UNREADY',
  'START',
  'INTERRUPT',
  'RESUME',
  'END_EARLY',
  'COMPLETE',
  'CLOSE',
  'AGREE',
  'OBJECT',
] as const;
export type PlacementCommand = (typeof PLACEMENT_COMMANDS)[number];

export const PLACEMENT_ACTORS = [
  'TEACHER',
  'SCHOOL_COORDINATOR',
  'COORDINATOR',
  'MENTOR',
  'STUDENT',
  'CLOCK',
  'SYSTEM',
] as const;
/** In what capacity a step is taken. `SYSTEM` acts as a consequence of another step. */
export type PlacementActor = (typeof PLACEMENT_ACTORS)[number];

interface Step {
  from: readonly PlacementState[];
  by: readonly PlacementActor[];
  /** `SAME`: it is said and kept in the history, and the state stays. */
  to: PlacementState | 'SAME';
}

const SCHOOL: readonly PlacementActor[] = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR'];
const OWN_SCHOOL: readonly PlacementActor[] = ['TEACHER', 'SCHOOL_COORDINATOR'];

/** The life of a placement: each command once, from which states, by whom, to which state. */
const STEPS: Record<PlacementCommand, Step> = {
  PROPOSE: { from: ['DRAFT'], by: SCHOOL, to: 'PROPOSED' },
  ACCEPT: { from: ['PROPOSED'], by: ['MENTOR'], to: 'ACCEPTED' },
  COUNTER: { from: ['PROPOSED'], by: ['MENTOR'], to: 'COUNTERED' },
  DECLINE: { from: ['PROPOSED', 'COUNTERED'], by: ['MENTOR'], to: 'DECLINED' },
  ACCEPT_COUNTER: { from: ['COUNTERED'], by: SCHOOL, to: 'ACCEPTED' },
  REFUSE_COUNTER: { from: ['COUNTERED'], by: SCHOOL, to: 'WITHDRAWN' },
  WITHDRAW: {
    from: ['PROPOSED', 'COUNTERED', 'ACCEPTED', 'READY'],
    by: [...SCHOOL, 'SYSTEM'],
    to: 'WITHDRAWN',
  },
  EXPIRE: { from: ['PROPOSED', 'COUNTERED'], by: ['CLOCK'], to: 'EXPIRED' },
  MARK_READY: { from: ['ACCEPTED'], by: ['SYSTEM'], to: 'READY' },
  UNREADY: { from: ['READY'], by: ['SYSTEM'], to: 'ACCEPTED' },
  START: { from: ['READY'], by: ['CLOCK'], to: 'ACTIVE' },
  INTERRUPT: { from: ['ACTIVE'], by: [...OWN_SCHOOL, 'MENTOR'], to: 'INTERRUPTED' },
  RESUME: { from: ['INTERRUPTED'], by: [...OWN_SCHOOL, 'MENTOR'], to: 'ACTIVE' },
  END_EARLY: {
    from: ['ACCEPTED', 'ACTIVE', 'INTERRUPTED'],
    by: [...OWN_SCHOOL, 'MENTOR', 'STUDENT', 'SYSTEM'],
    to: 'ENDED_EARLY',
  },
  COMPLETE: { from: ['ACTIVE'], by: [...OWN_SCHOOL, 'CLOCK'], to: 'COMPLETED' },
  CLOSE: { from: ['COMPLETED'], by: OWN_SCHOOL, to: 'CLOSED' },
  AGREE: { from: ['PROPOSED', 'ACCEPTED', 'READY'], by: ['STUDENT'], to: 'SAME' },
  OBJECT: { from: ['PROPOSED', 'ACCEPTED', 'READY'], by: ['STUDENT'], to: 'SAME' },
};

export type TransitionResult =
  { ok: true; to: PlacementState } | { ok: false; why: 'NOT_FROM_STATE' | 'NOT_BY_ACTOR' };

/** Whether a step is lawful, and the state it leads to. */
export function transition(
  state: PlacementState,
  command: PlacementCommand,
  actor: PlacementActor,
): TransitionResult {
  const step = STEPS[command];
  if (!step.from.includes(state)) return { ok: false, why: 'NOT_FROM_STATE' };
  if (!step.by.includes(actor)) return { ok: false, why: 'NOT_BY_ACTOR' };
  return { ok: true, to: step.to === 'SAME' ? state : step.to };
}

/** The commands that this actor can give in this state. */
export function commandsFrom(state: PlacementState, actor: PlacementActor): PlacementCommand[] {
  return PLACEMENT_COMMANDS.filter((command) => transition(state, command, actor).ok);
}

/** The state that a command leads to, from wherever it is given; null when it stays where it is. */
export function stateAfter(command: PlacementCommand): PlacementState | null {
  const { to } = STEPS[command];
  return to === 'SAME' ? null : to;
}

/** Who can bring a placement from one state to another in one step; nobody where no step leads there. */
export function actorsBetween(from: PlacementState, to: PlacementState): PlacementActor[] {
  const steps = Object.values(STEPS).filter((step) => step.to === to && step.from.includes(from));
  return PLACEMENT_ACTORS.filter((actor) => steps.some(({ by }) => by.includes(actor)));
}

/** Commands that always come with a reason. */
export const REASON_REQUIRED: ReadonlySet<PlacementCommand> = new Set([
  'DECLINE',
  'WITHDRAW',
  'INTERRUPT',
  'END_EARLY',
  'REFUSE_COUNTER',
  'OBJECT',
]);
