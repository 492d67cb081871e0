import { MATCHING_TERMS, weightsOf, type MatchingWeights } from '@scheldemond/domain/fit/weights';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { loadPerson } from '../accounts/service.ts';
import { loadCompany } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { resultOf } from '../outcome.ts';
import type { Outcome } from '../once.ts';
import { loadProeftuin, type Proeftuin } from '../proeftuinen/service.ts';
import { loadQualification } from '../qualifications/service.ts';
import { loadClass, loadSchool } from '../schools/service.ts';
import type { PlanShortage } from './plans/short.ts';
import { loadSlot, type Slot } from '../slots/service.ts';
import { loadNeed, type Need } from '../students/service.ts';
import { choiceFor } from './plans/choice.ts';
import { differencesOf } from './plans/differences.ts';
import { moveOf } from './plans/moves.ts';
import { onePlaceAt } from './plans/one-place.ts';
import { publishedOf, withdrawPlan } from './plans/published.ts';
import { releasePlan } from './plans/release.ts';
import {
  cancelPlan,
  figuresOf,
  loadPlan,
  makePlan,
  planRows,
  plansOf,
  progress,
  rowsOf,
  shortIn,
  viewerCanEdit,
  type MakePlanInput,
  type Plan,
  type PlanRow,
} from './plans/service.ts';

type Input<T> = { input: T };
type Pair = MakePlanInput['pins'][number];

function result(context: Context, outcome: Outcome): Promise<object> {
  return resultOf(context, outcome, { type: 'MatchingPlan', field: 'matchingPlan', load: loadPlan });
}

const asList = (weights: MatchingWeights) => MATCHING_TERMS.map((term) => ({ term, weight: weights[term] }));
const local = ({ needId, slotId }: Pair): Pair => ({
  needId: localId(needId, 'Need'),
  slotId: localId(slotId, 'Slot'),
});
const global = ({ needId, slotId }: Pair): Pair => ({
  needId: toNodeId('Need', needId),
  slotId: toNodeId('Slot', slotId),
});

const needOf = ({ needId }: { needId: string }, _: unknown, context: Context) => loadNeed(context, needId);
const slotAt = ({ slotId }: { slotId: string | null }, _: unknown, context: Context) =>
  slotId ? loadSlot(context, slotId) : null;
const companyOf = ({ companyId }: { companyId: string }, _: unknown, context: Context) =>
  loadCompany(context, companyId);
const schoolOf = ({ schoolId }: { schoolId: string }, _: unknown, context: Context) =>
  loadSchool(context, schoolId);

/** The companies where a plan places students, most students first. */
async function companiesOf(plan: Plan, _: unknown, context: Context) {
  const rows = await planRows(context, plan);
  const slots = await slotsOf(
    context,
    rows.flatMap(({ slotId }) => slotId ?? []),
  );
  const students = new Map<string, number>();
  for (const { companyId } of slots) students.set(companyId, (students.get(companyId) ?? 0) + 1);
  return [...students]
    .map(([companyId, count]) => ({ companyId, students: count }))
    .sort((a, b) => b.students - a.students || (a.companyId < b.companyId ? -1 : 1));
}

/** The things of these ids that are still there. */
async function known<T>(ids: readonly string[], load: (id: string) => Promise<T | null>): Promise<T[]> {
  const found = await Promise.all(ids.map(load));
  return found.filter((one): one is Awaited<T> & T => one !== null);
}

function slotsOf(context: Context, ids: readonly string[]): Promise<Slot[]> {
  return known(ids, (id) => loadSlot(context, id));
}

function needsOf(context: Context, ids: readonly string[]): Promise<Need[]> {
  return known(ids, (id) => loadNeed(context, id));
}

/** Resolvers of plans and of what counts in them. */
export const planResolvers = {
  Query: {
    publishedOfPlan: (_: unknown, { planId }: { planId: string }, context: Context) =>
      publishedOf(context, localId(planId, 'MatchingPlan')),
    matchingChoice: (_: unknown, args: { proeftuinId: string; begun: boolean }, context: Context) =>
      choiceFor(context, localId(args.proeftuinId, 'Proeftuin'), args.begun),
    matchingMove: (_: unknown, args: Record<'planId' | 'needId' | 'slotId', string>, context: Context) =>
      moveOf(context, localId(args.planId, 'MatchingPlan'), local(args)),
    matchingOnePlace: (_: unknown, args: Record<'planId' | 'slotId', string>, context: Context) =>
      onePlaceAt(context, localId(args.planId, 'MatchingPlan'), localId(args.slotId, 'Slot')),
  },
  Mutation: {
    makeMatchingPlan: async (_: unknown, { input }: Input<MakePlanInput>, context: Context) =>
      result(
        context,
        await makePlan(context, {
          ...input,
          proeftuinId: localId(input.proeftuinId, 'Proeftuin'),
          pins: input.pins.map(local),
          forbids: input.forbids.map(local),
          leaveOut: input.leaveOut.map((id) => localId(id, 'Need')),
          fromId: input.fromId ? localId(input.fromId, 'MatchingPlan') : null,
          withoutCompanyIds: input.withoutCompanyIds.map((id) => localId(id, 'Company')),
          onlyClassIds: input.onlyClassIds.map((id) => localId(id, 'Class')),
          onlyNeedIds: input.onlyNeedIds.map((id) => localId(id, 'Need')),
          onlyCompanyIds: input.onlyCompanyIds.map((id) => localId(id, 'Company')),
          onlySlotIds: input.onlySlotIds.map((id) => localId(id, 'Slot')),
          withoutSlotIds: input.withoutSlotIds.map((id) => localId(id, 'Slot')),
        }),
      ),
    withdrawMatchingPlan: async (
      _: unknown,
      { input }: Input<Parameters<typeof withdrawPlan>[1]>,
      context: Context,
    ) => result(context, await withdrawPlan(context, { ...input, id: localId(input.id, 'MatchingPlan') })),
    releaseMatchingPlan: async (
      _: unknown,
      { input }: Input<Parameters<typeof releasePlan>[1]>,
      context: Context,
    ) => result(context, await releasePlan(context, { ...input, id: localId(input.id, 'MatchingPlan') })),
    cancelMatchingPlan: async (
      _: unknown,
      { input }: Input<Parameters<typeof cancelPlan>[1]>,
      context: Context,
    ) => result(context, await cancelPlan(context, { ...input, id: localId(input.id, 'MatchingPlan') })),
  },
  Proeftuin: {
    matchingWeights: ({ matchingWeights }: Proeftuin) => asList(weightsOf(matchingWeights)),
    matchingPlans: (proeftuin: Proeftuin, _: unknown, context: Context) => plansOf(context, proeftuin),
  },
  MatchingPlan: {
    proeftuin: ({ proeftuinId }: Plan, _: unknown, context: Context) => loadProeftuin(context, proeftuinId),
    progress,
    madeBy: ({ madeById }: Plan, _: unknown, context: Context) =>
      madeById ? loadPerson(context, madeById) : null,
    basis: ({ basis, certificate }: Plan) =>
      basis && { ...basis, gap: certificate?.gap ?? 0, capped: certificate?.capped ?? null },
    weights: ({ weights }: Plan) => asList(weights),
    pins: ({ pins }: Plan) => pins.map(global),
    forbids: ({ forbids }: Plan) => forbids.map(global),
    leftOut: ({ leaveOut }: Plan, _: unknown, context: Context) => needsOf(context, leaveOut),
    from: ({ fromId }: Plan, _: unknown, context: Context) => (fromId ? loadPlan(context, fromId) : null),
    withoutCompanies: ({ withoutCompanyIds }: Plan, _: unknown, context: Context) =>
      known(withoutCompanyIds, (id) => loadCompany(context, id)),
    onlyClasses: ({ onlyClassIds }: Plan, _: unknown, context: Context) =>
      known(onlyClassIds, (id) => loadClass(context, id)),
    onlyCompanies: ({ onlyCompanyIds }: Plan, _: unknown, context: Context) =>
      known(onlyCompanyIds, (id) => loadCompany(context, id)),
    onlyNeeds: ({ onlyNeedIds }: Plan, _: unknown, context: Context) => needsOf(context, onlyNeedIds),
    onlySlots: ({ onlySlotIds }: Plan, _: unknown, context: Context) => slotsOf(context, onlySlotIds),
    withoutSlots: ({ withoutSlotIds }: Plan, _: unknown, context: Context) =>
      slotsOf(context, withoutSlotIds),
    companies: companiesOf,
    fullSlots: ({ fullSlotIds }: Plan, _: unknown, context: Context) => slotsOf(context, fullSlotIds),
    shortages: async (plan: Plan, _: unknown, context: Context) => (await shortIn(context, plan)).shortages,
    slotsToWiden: async (plan: Plan, _: unknown, context: Context) =>
      slotsOf(context, (await shortIn(context, plan)).widenSlotIds),
    rejectedPins: ({ rejectedPins = [] }: Plan) => rejectedPins,
    figures: figuresOf,
    rows: (plan: Plan, args: Parameters<typeof rowsOf>[2], context: Context) => rowsOf(context, plan, args),
    differences: (plan: Plan, args: Parameters<typeof differencesOf>[2], context: Context) =>
      differencesOf(context, plan, { ...args, with: args.with.map((id) => localId(id, 'MatchingPlan')) }),
    viewerCanEdit: (plan: Plan, _: unknown, context: Context) => viewerCanEdit(context, plan),
  },
  MatchingRelease: {
    by: ({ personId }: Release, _: unknown, context: Context) => loadPerson(context, personId),
    begun: ({ handled, endedAt }: Release) => handled > 0 || endedAt !== null,
    ended: ({ endedAt }: Release) => endedAt !== null,
  },
  MatchingShortage: {
    qualifications: ({ qualificationIds }: PlanShortage, _: unknown, context: Context) =>
      known(qualificationIds, (id) => loadQualification(context, id)),
    slots: ({ slotIds }: PlanShortage, _: unknown, context: Context) => slotsOf(context, slotIds),
  },
  MatchingRejectedPin: { need: needOf, slot: slotAt },
  MatchingCompany: { company: companyOf },
  MatchingOffer: { company: companyOf },
  // Each is read when it is asked for.
  MatchingChoice: {
    classes: (choice: Choice) => choice.classes(),
    companies: (choice: Choice) => choice.companies(),
    needs: (choice: Choice, { search }: { search: string }) => choice.needs(search),
    slots: (choice: Choice, { search }: { search: string }) => choice.slots(search),
  },
  MatchingClass: {
    class: ({ classId }: { classId: string }, _: unknown, context: Context) => loadClass(context, classId),
  },
  MatchingSchool: { school: schoolOf },
  MatchingSchoolShare: { company: companyOf, school: schoolOf, slot: slotAt },
  MatchingDifference: { need: needOf },
  MatchingOnePlace: { slot: slotAt },
  MatchingRow: {
    need: needOf,
    slot: slotAt,
    reason: ({ reason }: PlanRow) => reason,
  },
  MatchingReason: {
    morePlaces: ({ change }: Reason, _: unknown, context: Context) => slotsOf(context, change?.places ?? []),
    moreStudents: ({ change }: Reason, _: unknown, context: Context) =>
      known(change?.companies ?? [], (id) => loadCompany(context, id)),
    moreOfSchools: ({ change }: Reason) => change?.ofSchools ?? [],
    cappedBy: ({ cappedBy }: Reason, _: unknown, context: Context) =>
      known(cappedBy ?? [], (id) => loadCompany(context, id)),
    nearest: ({ change }: Reason, _: unknown, context: Context) =>
      change?.slotId ? loadSlot(context, change.slotId) : null,
    nearestRules: ({ change }: Reason) => change?.rules ?? [],
  },
  MatchingRejection: {
    rule: ({ rule }: Reason['rules'][number]) => (rule === 'FORBIDDEN' ? null : rule),
  },
};

type Release = NonNullable<Plan['release']>;
type Choice = NonNullable<ReturnType<typeof choiceFor>>;
type Reason = NonNullable<PlanRow['reason']>;
