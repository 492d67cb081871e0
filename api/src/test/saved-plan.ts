import { DEFAULT_WEIGHTS } from '@scheldemond/domain/fit/weights';
import { endPlan, insertPlan, insertRows } from '../matching/plans/store.ts';
import { NOW } from './region.ts';

const CAPPED = { students: 1, moreStudents: 0, morePoints: 0 };

/** A plan of a proeftuin as it stands when it is there: one student placed, one decided upon, one without a place. */
export async function makeSavedPlan(
  proeftuinId: string,
  ids: Record<
    'needId' | 'slotId' | 'schoolId' | 'classId' | 'qualificationId' | 'companyId' | 'madeById',
    string
  >,
): Promise<string> {
  const { needId, slotId, schoolId, classId, qualificationId, companyId, madeById } = ids;
  const pair = { needId, slotId };
  const plan = await insertPlan({
    proeftuinId,
    name: 'Plan 1',
    state: 'RUNNING',
    madeAt: NOW,
    madeById,
    endedAt: NOW,
    fullSlotIds: [slotId],
    rejectedPins: [{ ...pair, rules: ['AGE'] }],
    weights: DEFAULT_WEIGHTS,
    begun: true,
    proposedOn: '2027-01-11',
    pins: [pair],
    forbids: [pair],
    leaveOut: [needId],
    fromId: null,
    withoutCompanyIds: [companyId],
    onlyClassIds: [classId],
    onlyNeedIds: [needId],
    onlyCompanyIds: [companyId],
    onlySlotIds: [slotId],
    withoutSlotIds: [slotId],
    basis: { needs: 2, waiting: 1, slots: 1, pairs: 1 },
    figures: {
      students: 2,
      placed: 1,
      fixed: 0,
      wishing: 9,
      firstChoices: 5,
      minutesMedian: 12,
      minutesTotal: 12,
      crossBorder: 0,
      moved: 0,
      schools: [{ schoolId, students: 2, placed: 1 }],
    },
    release: {
      on: '2027-01-11',
      note: null,
      personId: madeById,
      membershipId: madeById,
      handled: 0,
      refused: 0,
      endedAt: null,
    },
    certificate: { gap: 0, points: 9_000, prices: [{ slotId, price: 3 }], capped: CAPPED },
    version: 1,
  });
  // By itself, so that there is a plan before it.
  await endPlan(plan.id, { state: 'DONE', fromId: plan.id });
  const place = { slotId, minutes: 12, means: 'BICYCLE' as const, reason: null };
  const reason = {
    kind: 'SHORTAGE' as const,
    rules: [{ rule: 'LANGUAGE' as const, slots: 1 }],
    students: 2,
    places: 1,
    cappedBy: [companyId],
    change: {
      places: [slotId],
      ofSchools: [{ companyId, schoolId, slotId }],
      slotId,
      rules: ['LANGUAGE' as const],
    },
  };
  await insertRows(
    plan.id,
    [
      { needId, part: 1, outcome: 'PLACED', ...place },
      { needId, part: 1, outcome: 'NOT_PLACED', slotId: null, minutes: null, means: null, reason },
    ],
    {
      shortages: [
        { qualificationIds: [qualificationId], students: 2, places: 1, missing: 1, slotIds: [slotId] },
      ],
      widenSlotIds: [slotId],
    },
  );
  return plan.id;
}
