import { checkReason, type ReasonGiven } from '@scheldemond/domain/placement/reasons';
import type { PlacementCommand } from '@scheldemond/domain/placement/lifecycle';
import { addDays, isWorkingDay, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { partsOfSchedule, workDaysOf } from '@scheldemond/domain/week/agreed-week';
import { scheduleProblems, type Schedule } from '@scheldemond/domain/week/schedule';
import { Refusal, type FactInput } from '../errors.ts';
import { asItStands } from './actors.ts';
import type { Placement, Terms } from './store.ts';

export const LONGEST_NOTE = 2000;
export const LONGEST_MESSAGE = 1000;
const LONGEST_PLACEMENT = 3 * 366;

/** Fields whose change makes a decision stale: the company or the school decided on other terms. */
const TERM_FIELDS = new Set(['startsOn', 'endsOn', 'week', 'counter']);

function invalid(...facts: FactInput[]): Refusal {
  return new Refusal('INVALID', facts);
}

/**
 * A week as it is stored.
 *
 * @throws Refusal INVALID with the field and what is wrong
 */
export function requireTerms(schedule: Schedule, today: WorkingDay): Terms {
  const { startsOn, endsOn } = schedule;
  if (!isWorkingDay(startsOn)) throw invalid({ name: 'startsOn', value: 'not_a_day' });
  if (!isWorkingDay(endsOn)) throw invalid({ name: 'endsOn', value: 'not_a_day' });
  if (endsOn < startsOn) throw invalid({ name: 'endsOn', value: 'before_start' });
  if (endsOn < today) throw invalid({ name: 'endsOn', value: 'past' });
  if (endsOn > addDays(startsOn, LONGEST_PLACEMENT)) throw invalid({ name: 'endsOn', value: 'too_long' });
  const [problem] = scheduleProblems(schedule);
  if (problem) throw invalid({ name: 'week', value: problem.why });
  if (workDaysOf(schedule).length === 0) throw invalid({ name: 'week', value: 'no_work' });
  return partsOfSchedule(schedule);
}

/** Words without white space around them, null when nothing remains. */
export function requireWords(name: string, words: string | null | undefined, longest: number): string | null {
  const trimmed = words?.trim() ?? '';
  if (trimmed.length > longest) throw invalid({ name, value: longest });
  return trimmed || null;
}

/** The reason as it is stored; null where the step asks none. */
export function requireReason(
  command: PlacementCommand,
  given: ReasonGiven | null | undefined,
): Placement['reason'] {
  const problem = checkReason(command, given);
  if (problem === 'WORDS_TOO_LONG' || problem === 'NOT_FOR_THIS_STEP')
    throw invalid({ name: 'reason', value: problem });
  if (problem) throw new Refusal('REASON_MISSING', [{ name: 'reason', value: problem }]);
  return given ? { code: given.code, words: given.words?.trim() || null } : null;
}

/** Refuses a decision on terms that changed since the version that the viewer saw. */
export function requireSameTerms(current: Placement, version: number | null | undefined): void {
  if (version === null || version === undefined || version >= current.version) return;
  const changedFields = Object.entries(current.fieldVersions ?? {})
    .filter(([field, changedAt]) => changedAt > version && TERM_FIELDS.has(field))
    .map(([field]) => field);
  if (changedFields.length > 0) throw new Refusal('STALE', [], { ...asItStands(current), changedFields });
}
