import { mongoFilter } from '@scheldemond/domain/access/filter';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { lapsing, mindsLapsing } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { countAsking } from '../proeftuinen/service.ts';
import { countSlotsToConfirm } from '../slots/service.ts';
import { countNeedsFor } from '../students/service.ts';
import { notReadySoon } from './list.ts';
import { countPlacements } from './store.ts';
import { STUDENT_OBJECTS } from './student-answer.ts';

export type AttentionKind =
  | 'NEEDS_WITHOUT_PLACE'
  | 'NEEDS_RETURNED'
  | 'PLACES_FOUND'
  | 'PROPOSALS_WAITING'
  | 'COUNTER_PROPOSALS'
  | 'NOT_READY'
  | 'STUDENT_OBJECTS'
  | 'TO_ANSWER'
  | 'SLOTS_UNCONFIRMED'
  | 'RECOGNITIONS_LAPSING'
  | 'PROEFTUINEN_ASKING';

const SCHOOL = ['TEACHER', 'SCHOOL_COORDINATOR', 'COORDINATOR'];
const COMPANY = ['MENTOR', 'COMPANY_ADMIN'];
/** More would not be looked at; what only waits for somebody else goes first. */
const MOST = 5;

/** What waits for the viewer by role, most pressing first; kinds without anything are left out. */
export async function attention(context: Context): Promise<{ kind: AttentionKind; count: number }[]> {
  const { viewer, ability } = context;
  if (viewer.kind !== 'person') return [];
  const notReady = notReadySoon(context);
  const found: Partial<Record<AttentionKind, number>> = {
    RECOGNITIONS_LAPSING: mindsLapsing(context) ? (await lapsing(context)).length : 0,
  };
  if (COMPANY.includes(viewer.role))
    Object.assign(
      found,
      await countPlacements(mongoFilter(ability, 'answer', 'Placement'), {
        TO_ANSWER: { state: 'PROPOSED' },
        NOT_READY: notReady,
      }),
      { SLOTS_UNCONFIRMED: await countSlotsToConfirm(context) },
    );
  if (SCHOOL.includes(viewer.role)) {
    const schoolYear = schoolYearOf(context.clock.today());
    Object.assign(
      found,
      await countPlacements(mongoFilter(ability, 'manage', 'Placement'), {
        PROPOSALS_WAITING: { state: 'PROPOSED' },
        COUNTER_PROPOSALS: { state: 'COUNTERED' },
        NOT_READY: notReady,
        STUDENT_OBJECTS,
      }),
      {
        NEEDS_WITHOUT_PLACE: await countNeedsFor(context, { schoolYear, state: 'WITHOUT_PLACE' }),
        PLACES_FOUND: await countNeedsFor(context, { schoolYear, foundPlace: true }),
        NEEDS_RETURNED: await countNeedsFor(context, { schoolYear, returned: true }),
        PROEFTUINEN_ASKING: await countAsking(context),
      },
    );
  }
  return ORDER.flatMap((kind) => {
    const count = found[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  }).slice(0, MOST);
}

const ORDER: readonly AttentionKind[] = [
  'TO_ANSWER',
  'NEEDS_RETURNED',
  'STUDENT_OBJECTS',
  'PLACES_FOUND',
  'COUNTER_PROPOSALS',
  'NOT_READY',
  'PROEFTUINEN_ASKING',
  'NEEDS_WITHOUT_PLACE',
  'SLOTS_UNCONFIRMED',
  'RECOGNITIONS_LAPSING',
  'PROPOSALS_WAITING',
];
