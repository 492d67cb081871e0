import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import type { RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import type { GraphQLResolveInfo } from 'graphql';
import { loadPerson } from '../accounts/service.ts';
import { loadCompany, type Company } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import type { Outcome } from '../once.ts';
import { resultOf } from '../outcome.ts';
import { localChosen } from '../search.ts';
import { selectionOf } from '../selection.ts';
import type { Step } from '../platform/history/service.ts';
import { loadProeftuin, type Proeftuin, type Target } from '../proeftuinen/service.ts';
import { loadSlot, type Slot } from '../slots/service.ts';
import { loadNeed, studentOf, type Need, type Student } from '../students/service.ts';
import { manyResolvers } from './many-resolvers.ts';
import * as placements from './service.ts';
import type { Placement, PlacementFilter } from './service.ts';

/** A placement from a list comes with its student, and with its slot and that one's company. */
type Joined = Placement & { student?: Student; slot?: Slot & { company?: Company } };
type Input<T> = { input: T };

/** The result of a step, with the placement as it stands after it. */
export function placementResult(context: Context, outcome: Outcome): Promise<object> {
  return resultOf(context, outcome, {
    type: 'Placement',
    field: 'placement',
    load: placements.loadPlacement,
    more: ({ undoUntil }) => ({ undoUntil: typeof undoUntil === 'string' ? new Date(undoUntil) : null }),
  });
}

function step<T extends { id: string }>(run: (context: Context, input: T) => Promise<Outcome>) {
  return async (_: unknown, { input }: Input<T>, context: Context) =>
    placementResult(context, await run(context, { ...input, id: localId(input.id, 'Placement') }));
}

function optionalId(id: string | null | undefined, type: string): string | null {
  return id ? localId(id, type) : null;
}

function localFilter(filter: PlacementFilter | null | undefined): PlacementFilter {
  return {
    ...filter,
    ...localChosen(filter, 'Placement'),
    proeftuinId: optionalId(filter?.proeftuinId, 'Proeftuin'),
    companyId: optionalId(filter?.companyId, 'Company'),
    slotId: optionalId(filter?.slotId, 'Slot'),
    studentId: optionalId(filter?.studentId, 'Student'),
    classId: optionalId(filter?.classId, 'Class'),
  };
}

export const resolvers = {
  Query: {
    placements: (
      _: unknown,
      args: Parameters<typeof placements.listPlacements>[1],
      context: Context,
      info: GraphQLResolveInfo,
    ) =>
      placements.listPlacements(
        context,
        { ...args, filter: localFilter(args.filter) },
        selectionOf(info, 'nodes'),
      ),
    linkedPlacement: (_: unknown, __: unknown, context: Context) => placements.linkedPlacement(context),
    attention: (_: unknown, __: unknown, context: Context) => placements.attention(context),
  },
  Mutation: {
    proposePlacement: async (_: unknown, { input }: Input<placements.ProposeInput>, context: Context) =>
      placementResult(
        context,
        await placements.propose(context, {
          ...input,
          needId: localId(input.needId, 'Need'),
          slotId: localId(input.slotId, 'Slot'),
          mentorId: optionalId(input.mentorId, 'Person'),
          replacesId: optionalId(input.replacesId, 'Placement'),
        }),
      ),
    proposeOwnPlace: async (_: unknown, { input }: Input<placements.OwnPlaceInput>, context: Context) =>
      placementResult(
        context,
        await placements.proposeOwnPlace(context, {
          ...input,
          needId: localId(input.needId, 'Need'),
          siteId: optionalId(input.siteId, 'Site'),
        }),
      ),
    acceptPlacement: step(placements.accept),
    declinePlacement: step(placements.decline),
    counterPlacement: step(placements.counter),
    acceptCounterProposal: step(placements.acceptCounter),
    refuseCounterProposal: step(placements.refuseCounter),
    handOverPlacement: step((context, input: Parameters<typeof placements.handOver>[1]) =>
      placements.handOver(context, { ...input, personId: optionalId(input.personId, 'Person') }),
    ),
    withdrawPlacement: step(placements.withdraw),
    interruptPlacement: step(placements.interrupt),
    resumePlacement: step(placements.resume),
    endPlacementEarly: step(placements.endEarly),
    completePlacement: step(placements.complete),
    closePlacement: step(placements.close),
    agreeToPlacement: step(placements.agree),
    objectToPlacement: step(placements.object),
    editPlacement: step(placements.edit),
    undoPlacementStep: step(placements.undo),
    ...manyResolvers(placementResult),
  },
  Placement: {
    student: (placement: Joined, _: unknown, context: Context) => studentOf(context, placement),
    need: (placement: Placement, _: unknown, context: Context) => loadNeed(context, placement.needId),
    slot: (placement: Joined, _: unknown, context: Context) =>
      placement.slot ?? loadSlot(context, placement.slotId),
    company: async (placement: Joined, _: unknown, context: Context) => {
      const offered = placement.slot?.company;
      if (offered?.id === placement.companyId) return offered;
      // A draft belongs to no company yet; its slot does.
      const companyId = placement.companyId || (await loadSlot(context, placement.slotId))?.companyId;
      return companyId ? loadCompany(context, companyId) : null;
    },
    proeftuin: (placement: Placement, _: unknown, context: Context) =>
      placement.proeftuinId ? loadProeftuin(context, placement.proeftuinId) : null,
    proposedBy: (placement: Placement, _: unknown, context: Context) =>
      placement.teacherPersonId ? loadPerson(context, placement.teacherPersonId) : null,
    week: scheduleOfParts,
    calendars: (placement: Placement, _: unknown, context: Context) =>
      placements.loadCalendars(context, placement),
    workingTime: (placement: Placement, { week }: { week?: Schedule | null }, context: Context) =>
      placements.loadWorkingTime(context, placement, week ?? null),
    mentor: (placement: Placement, _: unknown, context: Context) =>
      placement.mentorPersonId ? loadPerson(context, placement.mentorPersonId) : null,
    undoUntil: (placement: Placement, _: unknown, context: Context) =>
      placements.undoUntilFor(context, placement),
    startConditions: (placement: Placement, _: unknown, context: Context) =>
      placements.conditionsOf(context, placement),
    notReadyInTime: (placement: Placement, _: unknown, context: Context) =>
      placements.notReadyInTime(context, placement),
    history: (placement: Placement, _: unknown, context: Context) => placements.stepsOf(context, placement),
    replaces: (placement: Placement, _: unknown, context: Context) =>
      placement.replacesId ? placements.loadPlacement(context, placement.replacesId) : null,
    colleagues: (placement: Placement, _: unknown, context: Context) =>
      placements.colleaguesOf(context, placement),
    viewerCan: (placement: Placement, _: unknown, context: Context) =>
      placements.viewerCan(context, placement),
    viewerCanEdit: (placement: Placement, _: unknown, context: Context) =>
      placements.viewerCanEdit(context, placement),
    viewerCanHandOver: (placement: Placement, _: unknown, context: Context) =>
      placements.viewerCanHandOver(context, placement),
  },
  WorkingTimeBreach: {
    rule: ({ breach }: RecurringBreach) => breach.rule.id,
    blocks: ({ breach }: RecurringBreach) => breach.effect === 'BLOCKS',
    from: ({ breach }: RecurringBreach) => breach.from,
    to: ({ breach }: RecurringBreach) => breach.to,
    actual: ({ breach }: RecurringBreach) => breach.actual && Math.round(breach.actual),
    limit: ({ breach }: RecurringBreach) => breach.limit,
    cures: ({ breach }: RecurringBreach) => breach.cures,
    allowedFrom: ({ breach }: RecurringBreach) => breach.allowedFrom,
  },
  PlacementStep: {
    actor: (step: Step, _: unknown, context: Context) =>
      step.actorPersonId ? loadPerson(context, step.actorPersonId) : null,
  },
  Need: {
    placements: (need: Need, _: unknown, context: Context) => placements.placementsOfNeed(context, need.id),
  },
  Target: {
    current: (target: Target, _: unknown, context: Context) => placements.currentOf(context, target),
  },
  Company: {
    occupancy: (company: Company, _: unknown, context: Context) =>
      placements.occupancyOfCompany(context, company.id),
  },
  Proeftuin: {
    placementCounts: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      placements.placementCounts(context, proeftuin.id),
    studentCount: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      placements.studentCount(context, proeftuin.id),
    companyCount: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      placements.companyCount(context, proeftuin.id),
    occupancy: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      placements.occupancyOf(context, proeftuin.id),
    occupancyByCompany: (proeftuin: Proeftuin, _: unknown, context: Context) =>
      placements.occupancyByCompany(context, proeftuin.id),
  },
};

export const register = placements.registerPlacements;
