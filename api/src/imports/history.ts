import type { PlacementActor, PlacementCommand } from '@scheldemond/domain/placement/lifecycle';
import type { PlacementState } from '@scheldemond/domain/placement/states';
import { historyOf, recordSteps } from '../platform/history/service.ts';
import type { Placement } from '../placements/service.ts';
import type { Folder, Read } from './read.ts';
import type { References } from './references.ts';

type Step = [command: PlacementCommand, state: PlacementState, actor: PlacementActor];

const ACCEPTED: Step[] = [['ACCEPT', 'ACCEPTED', 'MENTOR']];
const READY: Step[] = [...ACCEPTED, ['MARK_READY', 'READY', 'SYSTEM']];
const ACTIVE: Step[] = [...READY, ['START', 'ACTIVE', 'CLOCK']];
const COMPLETED: Step[] = [...ACTIVE, ['COMPLETE', 'COMPLETED', 'CLOCK']];

/** The steps that lead from a proposal to each state. */
const PATHS: Record<PlacementState, Step[]> = {
  DRAFT: [],
  PROPOSED: [],
  COUNTERED: [['COUNTER', 'COUNTERED', 'MENTOR']],
  ACCEPTED,
  READY,
  ACTIVE,
  INTERRUPTED: [...ACTIVE, ['INTERRUPT', 'INTERRUPTED', 'TEACHER']],
  COMPLETED,
  CLOSED: [...COMPLETED, ['CLOSE', 'CLOSED', 'SCHOOL_COORDINATOR']],
  DECLINED: [['DECLINE', 'DECLINED', 'MENTOR']],
  WITHDRAWN: [['WITHDRAW', 'WITHDRAWN', 'TEACHER']],
  EXPIRED: [['EXPIRE', 'EXPIRED', 'CLOCK']],
  ENDED_EARLY: [...ACTIVE, ['END_EARLY', 'ENDED_EARLY', 'TEACHER']],
};

const DAY = 86_400_000;

/** When a step was: what the row knows, and for the rest the day on which it must have been. */
function instantOf(command: PlacementCommand, row: Read<'placements'>, proposedAt: Date): Date {
  const answered = row.answeredAt ?? new Date(proposedAt.getTime() + DAY);
  const on = (day: string) => new Date(`${day}T05:00:00Z`);
  if (command === 'EXPIRE') return row.expiresAt ?? answered;
  if (command === 'MARK_READY') return row.agreementSignedOn ? on(row.agreementSignedOn) : answered;
  if (command === 'START') return on(row.startsOn);
  if (command === 'INTERRUPT' || command === 'END_EARLY')
    return new Date(on(row.startsOn).getTime() + 40 * DAY);
  if (command === 'COMPLETE') return new Date(on(row.endsOn).getTime() + DAY);
  if (command === 'CLOSE') return new Date(on(row.endsOn).getTime() + 14 * DAY);
  return answered;
}

/** Gives imported placements the life that led to their state; steps that were written already stay. */
export async function writeHistories(folder: Folder, references: References): Promise<void> {
  const ids = folder.placements.map(({ externalKey }) => references.id('placements', externalKey));
  const known = ids.length > 0 ? await historyOf(ids) : new Map<string, { command: string | null }[]>();
  await recordSteps(
    folder.placements.flatMap((row) => {
      const subjectId = references.id('placements', row.externalKey);
      const { proposedAt } = row;
      const movedOn = (references.stored<Placement>('placements', row.externalKey)?.version ?? 1) > 1;
      if (!proposedAt || movedOn) return [];
      const written = new Set((known.get(subjectId) ?? []).map(({ command }) => command));
      const teacher = references.idOrNull('persons', row.proposedBy);
      const mentor = references.idOrNull('persons', row.mentor);
      const steps: Step[] = [['PROPOSE', 'PROPOSED', 'TEACHER'], ...PATHS[row.state]];
      const life = steps.map(([command, state, actorKind], at) => ({
        subjectType: 'Placement',
        subjectId,
        command,
        state,
        actorKind,
        actorPersonId: actorKind === 'MENTOR' ? mentor : actorKind === 'TEACHER' ? teacher : null,
        reason:
          at === steps.length - 1 && row.reasonCode ? { code: row.reasonCode, words: row.reasonWords } : null,
        facts: [],
        at: at === 0 ? proposedAt : instantOf(command, row, proposedAt),
      }));
      return life.filter(({ command }) => !written.has(command));
    }),
  );
}
