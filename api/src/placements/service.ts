import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { dayAt } from '@scheldemond/domain/time/working-day';
import { registerViewerFacts, type Person } from '../accounts/service.ts';
import { groupedBy, readableNode } from '../by-id.ts';
import {
  mentorsOf,
  registerCompaniesInUse,
  registerSchoolsAt,
  registerWorksWith,
} from '../companies/service.ts';
import type { Context } from '../context.ts';
import type { Find } from '../finder.ts';
import type { LoadNode } from '../node.ts';
import { historyOf, type Step } from '../platform/history/service.ts';
import { studentAgreed } from './asks-student.ts';
import { registerPlacementJobs } from './clock.ts';
import {
  recognitionValid,
  registerStartCondition,
  startConditionsOf,
  type StartCondition,
} from './conditions.ts';
import { listPlacements } from './list.ts';
import { registerPlacementMails } from './mails.ts';
import {
  companiesInUse,
  companiesOfSchool,
  findPlacements,
  placementsByIds,
  schoolsOfCompanies,
  slotIdsOfStudent,
  type Placement,
} from './store.ts';

export { accept, acceptCounter, counter, decline, handOver, type CounterInput } from './answer.ts';
export { actorOf, asItStands, requirePlacement, viewerCan, viewerCanHandOver } from './actors.ts';
export { attention } from './attention.ts';
export { registerStartCondition, settleReadiness, type CheckCondition } from './conditions.ts';
export { edit, viewerCanEdit, type EditInput } from './edit.ts';
export { factsOfNeeds, fitNeed, fitSlots, weekToPropose } from './fit.ts';
export { limitedCompanies, roomAt, schoolShares } from './rooms.ts';
export { type PlacementFilter } from './list.ts';
export { listPlacements };
export { move } from './move.ts';
export { namesOf as placementNames } from './names.ts';
export { proposeOwnPlace, type OwnPlaceInput } from './own-place.ts';
export { propose, type ProposeInput } from './propose.ts';
export { reassign, type ReassignInput } from './reassign.ts';
export { remind } from './remind.ts';
export { close, complete, endEarly, interrupt, refuseCounter, resume, type StepInput } from './steps.ts';
export {
  derivedFrom,
  importPlacements,
  placementIdsByExternalKey,
  placementsByIds,
  type Placement,
  type PlacementDocument,
  writeProeftuin,
} from './store.ts';
export type { Reader } from './known.ts';
export { loadCalendars, loadWorkingTime } from './working-time.ts';
export { records } from './records.ts';
export { agree, object } from './student-answer.ts';
export { rebuildSummaries, summarise } from './summaries.ts';
export { occupancyByCompany, occupancyOf, occupancyOfCompany } from './occupancy.ts';
export { companyCount, currentOf, placementCounts, studentCount } from './totals.ts';
export { undo, withdraw, withdrawWithin } from './withdraw.ts';

/** What the module adds to the registries of earlier ones. */
export function registerPlacements(): void {
  registerPlacementJobs();
  registerPlacementMails();
  registerStartCondition('RECOGNITION_VALID', recognitionValid);
  registerStartCondition('STUDENT_AGREED', studentAgreed);
  registerWorksWith(companiesOfSchool);
  registerSchoolsAt(schoolsOfCompanies);
  registerCompaniesInUse(({ ability }) => companiesInUse(mongoFilter(ability, 'manage', 'Placement')));
  registerViewerFacts(async ({ studentId }) =>
    studentId ? { slotIds: await slotIdsOfStudent(studentId) } : {},
  );
}

export function loadPlacement(context: Context, id: string): Promise<Placement | null> {
  return context.load('Placement.byId', placementsByIds).load(id);
}

/** The placement of the mailed link with which the request came. */
export async function linkedPlacement(context: Context): Promise<Placement | null> {
  const { viewer } = context;
  return viewer.kind === 'link' && !viewer.spent ? loadPlacement(context, viewer.placementId) : null;
}

/** Placements of a need, newest first. */
export async function placementsOfNeed(context: Context, needId: string): Promise<Placement[]> {
  const found = await context
    .load<string, Placement[]>('Placement.byNeed', async (ids) =>
      groupedBy(
        ids,
        await findPlacements({ needId: { $in: [...ids] } }, { sort: { proposedAt: -1, _id: -1 } }),
        (placement) => placement.needId,
      ),
    )
    .load(needId);
  return found ?? [];
}

/** Placements of many needs, newest first, for work that no viewer asks field by field. */
export function placementsOfNeeds(needIds: readonly string[]): Promise<Placement[]> {
  return findPlacements({ needId: { $in: [...needIds] } }, { sort: { proposedAt: -1, _id: -1 } });
}

/** How many proposals wait for an answer at each of these slots. */
export async function openProposalsBySlot(slotIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { slotId } of await findPlacements({ slotId: { $in: [...slotIds] }, open: true }))
    counts.set(slotId, (counts.get(slotId) ?? 0) + 1);
  return counts;
}

/** What is asked before the placement may start. */
export async function conditionsOf(context: Context, placement: Placement): Promise<StartCondition[]> {
  const found = await context
    .load<Placement, StartCondition[]>('Placement.conditions', startConditionsOf)
    .load(placement);
  return found ?? [];
}

/** The first day has come and it is not ready: it may not start. */
export function notReadyInTime(context: Context, { state, startsOn, siteZone }: Placement): boolean {
  return state === 'ACCEPTED' && startsOn <= dayAt(context.clock.now(), siteZone);
}

/** The placement's life, oldest first; that a student would rather not is not told to the company. */
export async function stepsOf(context: Context, placement: Placement): Promise<Step[]> {
  const found = await context
    .load<string, Step[]>('Placement.history', async (ids) => {
      const steps = await historyOf(ids);
      return ids.map((id) => steps.get(id) ?? []);
    })
    .load(placement.id);
  const whole = can(context.ability, 'read', 'Placement', placement, 'studentAnswer');
  return (found ?? []).filter(({ command }) => whole || command !== 'OBJECT');
}

/** Members of the company who may take over the answer. */
export async function colleaguesOf(
  context: Context,
  { companyId, mentorPersonId }: Placement,
): Promise<Person[]> {
  return (await mentorsOf(context, companyId)).filter(({ id }) => id !== mentorPersonId);
}

/** Until when the viewer can take the last step back; null when there is nothing to take back. */
export function undoUntilFor(context: Context, placement: Placement): Date | null {
  const { undoUntil } = placement;
  const possible = undoUntil && undoUntil > context.clock.now() && placement.replacedById === null;
  const action = placement.undo?.byCompany ? 'answer' : 'manage';
  return possible && can(context.ability, action, 'Placement', placement) ? undoUntil : null;
}

export const nodes: Record<string, LoadNode> = { Placement: readableNode('Placement', placementsByIds) };

export const finders: Record<string, Find> = {
  Placement: async (context, search, first) =>
    (await listPlacements(context, { filter: { search }, first, sort: 'CHANGED', direction: 'DESC' })).nodes,
};
