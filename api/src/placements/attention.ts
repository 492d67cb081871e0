import { mongoFilter } from '@scheldemond/domain/access/filter';
import { addDays, schoolYearOf } from '@scheldemond/domain/time/working-day';
import type { Context } from '../context.ts';
import { countNeedsFor } from '../students/service.ts';
import { countPlacements } from './store.ts';

export type AttentionKind =
  | 'NEEDS_WITHOUT_PLACE'
  | 'NEEDS_RETURNED'
  | 'PROPOSALS_WAITING'
  | 'COUNTER_PROPOSALS'
  | 'NOT_READY'
  | 'TO_ANSWER';

const NOT_READY_WITHIN_DAYS = 14;
const SCHOOL = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR'];
const COMPANY = ['MENTOR', 'COMPANY_ADMIN'];

/** What waits for the viewer by role; kinds without anything are left out. */
export async function attention(context: Context): Promise<{ kind: AttentionKind; count: number }[]> {
  const { viewer, ability } = context;
  if (viewer.kind !== 'person') return [];
  const today = context.clock.today();
  const soon = addDays(today, NOT_READY_WITHIN_DAYS);
  const notReady = { state: 'ACCEPTED', startsOn: { $lte: soon }, endsOn: { $gte: today } };
  const found: Partial<Record<AttentionKind, number>> = {};
  if (COMPANY.includes(viewer.role))
    Object.assign(
      found,
      await countPlacements(mongoFilter(ability, 'answer', 'Placement'), {
        TO_ANSWER: { state: 'PROPOSED' },
        NOT_READY: notReady,
      }),
    );
  if (SCHOOL.includes(viewer.role)) {
    const schoolYear = schoolYearOf(today);
    Object.assign(
      found,
      await countPlacements(mongoFilter(ability, 'manage', 'Placement'), {
        PROPOSALS_WAITING: { state: 'PROPOSED' },
        COUNTER_PROPOSALS: { state: 'COUNTERED' },
        NOT_READY: notReady,
      }),
      {
        NEEDS_WITHOUT_PLACE: await countNeedsFor(context, { schoolYear, state: 'WITHOUT_PLACE' }),
        NEEDS_RETURNED: await countNeedsFor(context, { schoolYear, returned: true }),
      },
    );
  }
  return ORDER.flatMap((kind) => {
    const count = found[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}

const ORDER: readonly AttentionKind[] = [
  'TO_ANSWER',
  'NEEDS_RETURNED',
  'COUNTER_PROPOSALS',
  'NOT_READY',
  'NEEDS_WITHOUT_PLACE',
  'PROPOSALS_WAITING',
];
