import { HOSTED_STATES } from '@scheldemond/domain/placement/states';
import { groupedBy } from '../by-id.ts';
import { announce } from '../platform/live/service.ts';
import { writeTaken } from '../slots/service.ts';
import {
  needsByIds,
  writeManySummaries,
  writeNeedSummary,
  writeVisibility,
  type Need,
} from '../students/service.ts';
import { findPlacements, type Placement } from './store.ts';

type NeedSummary = Pick<
  Need,
  'partsHeld' | 'openProposals' | 'state' | 'returned' | 'returnedAt' | 'proposedTo' | 'acceptedBy'
>;
type Visibility = Pick<Need, 'proposedTo' | 'acceptedBy'>;

const RETURNS = ['DECLINED', 'EXPIRED', 'WITHDRAWN', 'ENDED_EARLY'] as const;
type Return = (typeof RETURNS)[number];

function isReturn(state: string): state is Return {
  return (RETURNS as readonly string[]).includes(state);
}

/** Companies, sites and mentors that were asked, and those that host or hosted. */
function visibilityOf(placements: readonly Placement[]): Visibility {
  const parties = (some: readonly Placement[]) =>
    [...new Set(some.flatMap((one) => [one.companyId, one.siteId, one.mentorPersonId ?? '']))]
      .filter(Boolean)
      .sort();
  return {
    proposedTo: parties(placements),
    acceptedBy: parties(placements.filter(({ state }) => HOSTED_STATES.has(state))),
  };
}

/**
 * What a need's placements make of it. It is back in attention while nothing is open and a part is not filled
 * after a placement fell away that no other one replaced.
 */
export function needSummary(need: Pick<Need, 'parts'>, placements: readonly Placement[]): NeedSummary {
  const partsHeld = new Set(placements.filter(({ fills }) => fills).map(({ part }) => part)).size;
  const openProposals = placements.filter(({ open }) => open).length;
  const state = partsHeld >= need.parts ? 'PLACED' : openProposals > 0 ? 'PROPOSED' : 'WITHOUT_PLACE';
  const last = placements
    .filter((one) => isReturn(one.state) && one.replacedById === null)
    .sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime() || (a.id < b.id ? -1 : 1))
    .at(-1);
  const back = state === 'WITHOUT_PLACE' && last && isReturn(last.state) ? last : null;
  return {
    partsHeld,
    openProposals,
    state,
    returned: back ? (back.state as Return) : null,
    returnedAt: back?.changedAt ?? null,
    ...visibilityOf(placements),
  };
}

/** Rewrites what a placement's need and student know of their placements, in the transaction of the step. */
export async function summarise({ studentId, needId }: Placement): Promise<void> {
  const all = await findPlacements({ studentId });
  const [need] = await needsByIds([needId]);
  if (!need) return;
  const summary = needSummary(
    need,
    all.filter((one) => one.needId === needId),
  );
  await writeNeedSummary(needId, summary);
  await writeVisibility(studentId, visibilityOf(all));
  announce({ type: 'Need', id: needId, version: need.version + 1, keys: { ...need, ...summary } });
}

/** Rewrites every summary of needs, students and slots from the placements; changes nothing when all is well. */
export async function rebuildSummaries(): Promise<void> {
  const all = await findPlacements({});
  const ids = (of: (one: Placement) => string) => [...new Set(all.map(of))];
  const needs = (await needsByIds(ids(({ needId }) => needId))).filter((need) => need !== null);
  const byNeed = groupedBy(
    needs.map(({ id }) => id),
    all,
    ({ needId }) => needId,
  );
  const studentIds = ids(({ studentId }) => studentId);
  const byStudent = groupedBy(studentIds, all, ({ studentId }) => studentId);
  await writeManySummaries(
    needs.map((need, at) => ({ id: need.id, summary: needSummary(need, byNeed[at] ?? []) })),
    studentIds.map((id, at) => ({ id, summary: visibilityOf(byStudent[at] ?? []) })),
  );
  const held = new Map<string, number>(ids(({ slotId }) => slotId).map((id) => [id, 0]));
  for (const { slotId, holds } of all) if (holds) held.set(slotId, (held.get(slotId) ?? 0) + 1);
  await writeTaken([...held].map(([id, placesTaken]) => ({ id, placesTaken })));
}
