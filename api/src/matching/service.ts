import { assessFit, type FitReport } from '@scheldemond/domain/fit/assess';
import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { BLOCKING_RULES, type FitKnown, type FitRule } from '@scheldemond/domain/fit/rules';
import type { Country } from '@scheldemond/domain/time/working-day';
import { createWeekLaw } from '@scheldemond/domain/fit/week-law';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { weightsOf, type MatchingWeights } from '@scheldemond/domain/fit/weights';
import { readableNode } from '../by-id.ts';
import { pageOf, type Page } from '../connection.ts';
import type { Context } from '../context.ts';
import type { FactInput } from '../errors.ts';
import type { LoadNode } from '../node.ts';
import { factsOfNeeds, fitNeed, fitSlots, placementsOfNeed, weekToPropose } from '../placements/service.ts';
import { loadProeftuin } from '../proeftuinen/service.ts';
import { candidateSlots, loadSlot, type Slot } from '../slots/service.ts';
import type { Need } from '../students/service.ts';
import { readableRanks } from './candidates.ts';
import { declinedBy } from './declines.ts';
import { registerReleaseJob } from './plans/release.ts';
import { planNodes, registerPlanJob } from './plans/service.ts';
import { preferencesByIds, readableWishes } from './preferences.ts';

export { companyRankOf, orderCandidates } from './candidates.ts';
export {
  loadPreference,
  preferenceKind,
  preferenceOf,
  saveWishes,
  type KeyedPreference,
} from './preferences.ts';

/** What time does to plans. */
export function registerPlanJobs(): void {
  registerPlanJob();
  registerReleaseJob();
}

export const nodes: Record<string, LoadNode> = {
  Preference: readableNode('Preference', preferencesByIds),
  ...planNodes,
};

/** A slot as seen from a need. */
export interface FittingSlot extends Omit<FitReport, 'rules'> {
  id: string;
  slot: Slot;
  rules: { rule: FitRule; met: boolean; blocks: boolean; facts: FactInput[] }[];
  alreadyProposed: boolean;
  /** The week that a proposal begins with; made when it is asked for. */
  week: () => Schedule;
}

/**
 * Slots for the need's qualification in order of fit: those that fit first, then by score, shorter journey
 * and id. Ranked in memory: a qualification has tens of slots, and travel is known only per student.
 */
export async function fittingSlots(
  context: Context,
  need: Need,
  args: {
    first: number;
    after?: string | null;
    maxTravelMinutes?: number | null;
    country?: Country | null;
    includeNotFitting: boolean;
  },
): Promise<Page<FittingSlot>> {
  const found = await assess(context, need, await candidates(context, need, args.country ?? null));
  const most = args.maxTravelMinutes;
  const wanted = found.filter(
    ({ fits, travel }) =>
      (args.includeNotFitting || fits) && (most == null || (travel !== null && travel.minutes <= most)),
  );
  return pageOf(wanted.sort(byFit), args);
}

/** One slot as seen from the need, whether it fits or not; null when it does not exist for the viewer. */
export async function fitOf(context: Context, need: Need, slotId: string): Promise<FittingSlot | null> {
  const slot = await loadSlot(context, slotId);
  if (!slot || !can(context.ability, 'read', 'Slot', slot)) return null;
  return (await assess(context, need, [slot]))[0] ?? null;
}

/** Slots for the need's qualification that the viewer may read, asked for all needs of a list at once. */
async function candidates(context: Context, need: Need, country: Country | null): Promise<Slot[]> {
  const found = await context
    .load<string, Slot[]>(`Slot.candidates ${country}`, async (ids) => {
      const readable = mongoFilter(context.ability, 'read', 'Slot');
      const slots = await candidateSlots(ids, country ? { $and: [readable, { country }] } : readable);
      return ids.map((id) => slots.filter(({ qualificationIds }) => qualificationIds.includes(id)));
    })
    .load(need.qualificationId);
  return found ?? [];
}

async function assess(context: Context, need: Need, slots: readonly Slot[]): Promise<FittingSlot[]> {
  const placements = await placementsOfNeed(context, need.id);
  const taken = new Set(placements.filter(({ open, fills }) => open || fills).map(({ slotId }) => slotId));
  const reports = await context.load('Need.fit', reportsOf(context)).load({ need, slots });
  return (reports ?? []).map(({ slot, report, week }) => ({
    ...fittingSlot(slot, report, taken.has(slot.id)),
    week,
  }));
}

/** Holds each need against its own slots, with one query a kind for all of them. */
function reportsOf(context: Context) {
  return async (asked: readonly { need: Need; slots: readonly Slot[] }[]) => {
    const today = context.clock.today();
    const law = createWeekLaw();
    const needs = asked.map(({ need }) => need);
    const facts = await factsOfNeeds(context, needs);
    const weights = await weightsOfNeeds(context, needs);
    const slots = new Map(asked.flatMap((one) => one.slots.map((slot) => [slot.id, slot])));
    const known = await knownOf(context, needs, [...slots.values()]);
    const qualificationIds = [...new Set(facts.map(({ qualification }) => qualification.id))];
    const seen = new Map(
      (await fitSlots([...slots.values()], qualificationIds)).map((one) => [one.slot.id, one.seen]),
    );
    return asked.map(({ need, slots: own }, index) => {
      const seenNeed = fitNeed(facts[index]!, need, known[index]);
      const options = { weights: weights[index]!, law };
      return own.flatMap((slot) => {
        const facing = seen.get(slot.id);
        return facing
          ? [
              {
                slot,
                report: assessFit(seenNeed, facing, today, options),
                week: () => weekToPropose(facts[index]!, slot),
              },
            ]
          : [];
      });
    });
  };
}

/** What the viewer may know of each need beside its facts: the student's wishes, who declined it, and where companies put it. */
async function knownOf(context: Context, needs: readonly Need[], slots: readonly Slot[]) {
  const wishes = await readableWishes(context, needs);
  const placements = await Promise.all(needs.map(({ id }) => placementsOfNeed(context, id)));
  const ranks = await readableRanks(
    context,
    needs.map(({ id }) => id),
    slots,
  );
  return needs.map(({ id, studentId }, index): FitKnown => ({
    wishes: wishes.get(studentId) ?? null,
    declinedBy: declinedBy(placements[index] ?? []),
    companyRanks: ranks.get(id) ?? {},
  }));
}

/** The weights under which each need is placed: its proeftuin's. */
async function weightsOfNeeds(context: Context, needs: readonly Need[]): Promise<MatchingWeights[]> {
  const proeftuinen = await Promise.all(
    needs.map(async ({ proeftuinId }) => (proeftuinId ? loadProeftuin(context, proeftuinId) : null)),
  );
  return proeftuinen.map((proeftuin) => weightsOf(proeftuin?.matchingWeights));
}

function fittingSlot(slot: Slot, report: FitReport, alreadyProposed: boolean): Omit<FittingSlot, 'week'> {
  const rules = report.rules.map(({ rule, met, facts }) => ({
    rule,
    met,
    blocks: BLOCKING_RULES.has(rule),
    facts: Object.entries(facts).map(([name, value]) => ({ name, value })),
  }));
  return { ...report, id: slot.id, slot, rules, alreadyProposed };
}

function byFit(a: FittingSlot, b: FittingSlot): number {
  const minutes = (one: FittingSlot) => one.travel?.minutes ?? Number.MAX_SAFE_INTEGER;
  return (
    Number(b.fits) - Number(a.fits) ||
    b.score - a.score ||
    minutes(a) - minutes(b) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
