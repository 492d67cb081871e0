import type { FitKnown } from '@scheldemond/domain/fit/rules';
import { weightsOf } from '@scheldemond/domain/fit/weights';
import { placingLimits, schoolCaps, schoolLimits } from '@scheldemond/domain/placing/limits';
import { behindBySchool } from '@scheldemond/domain/placing/priority';
import { placesFree } from '@scheldemond/domain/placement/capacity';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { AppError } from '../../errors.ts';
import {
  factsOfNeeds,
  fitNeed,
  fitSlots,
  openProposalsBySlot,
  limitedCompanies,
  placementsOfNeeds,
  roomAt,
  schoolShares,
  type Placement,
  type Reader,
} from '../../placements/service.ts';
import type { Proeftuin } from '../../proeftuinen/service.ts';
import { candidateSlots, slotsByIds, type Slot } from '../../slots/service.ts';
import { needsOfProeftuin, type Need } from '../../students/service.ts';
import { companyRanks } from '../candidates.ts';
import { declinedBy } from '../declines.ts';
import { wishesOf } from '../preferences.ts';
import type { Pair, PlanInput, PlanNeed } from './solver.ts';

/** What bounds the memory of a plan. */
export const MOST_NEEDS = 5_000;
const MOST_SLOTS = 20_000;

/** What a person decided for a plan. */
export interface Decided {
  /** Students whose period has begun take part too. */
  begun: boolean;
  /** Day on which it is to be proposed, as long as that is ahead; null: at once. */
  proposedOn: WorkingDay | null;
  pins: readonly Pair[];
  forbids: readonly Pair[];
  leaveOut: readonly string[];
  /** Companies that drop out: nobody can be there, and who is accepted there needs another place. */
  withoutCompanyIds: readonly string[];
  /** Only students of these classes take part; all when empty. */
  onlyClassIds: readonly string[];
  /** Only places of these companies are given; those of all when empty. */
  onlyCompanyIds: readonly string[];
  /** These students take part beside those of the chosen classes. */
  onlyNeedIds: readonly string[];
  /** Places of these slots are given beside those of the chosen companies. */
  onlySlotIds: readonly string[];
  /** No place of these slots is given; who is accepted there stays. */
  withoutSlotIds: readonly string[];
  /** Who had which slot in the plan to repair. */
  before: readonly Pair[] | null;
  /** Slot that is looked at as if it had one place more. */
  onePlaceAt?: string;
}

/** The input of a plan, and how many students wait for an answer and take no part. */
export interface Cohort {
  input: PlanInput;
  waiting: number;
}

/** Of fewer students to decide on, the outcome would tell what each of them wished for. */
const FEWEST_TOGETHER = 5;

const SENT_BACK = new Set(['DECLINED', 'EXPIRED', 'ENDED_EARLY']);

/**
 * The students of a proeftuin whose period is still to begin, or has begun when that was asked, and all slots for their qualifications. Accepted placements are
 * fixed; who waits for an answer takes no part, and each place that is asked for already counts as taken. Wishes and the
 * orders of companies count, though who makes the plan reads none, where enough students are decided on together.
 *
 * @param reader - who makes the plan: it goes by no more of a student's age and home than they may know
 */
export async function loadCohort(
  reader: Reader,
  proeftuin: Proeftuin,
  now: WorkingDay,
  decided: Decided,
): Promise<Cohort> {
  const today = decided.proposedOn && decided.proposedOn > now ? decided.proposedOn : now;
  const all = await needsOfProeftuin(proeftuin.id, { today, begun: decided.begun, most: MOST_NEEDS + 1 });
  if (all.length > MOST_NEEDS) throw new AppError('BAD_INPUT', `At most ${MOST_NEEDS} students in a plan.`);
  const takes = among(decided.onlyClassIds, decided.onlyNeedIds);
  const needs = all.filter(({ classId, id }) => takes(classId, id));
  const placements = groupByNeed(await placementsOfNeeds(needs.map(({ id }) => id)));
  const taking = needs.filter(({ state }) => state !== 'PROPOSED');
  const held = (need: Need) => placements.get(need.id)?.find(({ holds }) => holds) ?? null;
  const fixed = taking.flatMap((need): Pair[] => {
    const placement = need.state === 'PLACED' ? held(need) : null;
    return placement ? [{ needId: need.id, slotId: placement.slotId }] : [];
  });
  const gone = new Set(decided.withoutCompanyIds);
  const chosen = among(decided.onlyCompanyIds, decided.onlySlotIds);
  const without = new Set(decided.withoutSlotIds);
  const gives = ({ companyId, id }: Slot) => chosen(companyId, id) && !without.has(id);
  const used = new Set(fixed.map(({ slotId }) => slotId));
  const slots = (await slotsFor(taking, [...fixed, ...decided.pins], decided.onePlaceAt)).filter(
    ({ slot }) => !gone.has(slot.companyId) && (gives(slot) || used.has(slot.id)),
  );
  const known = new Set(slots.map(({ seen }) => seen.id));
  const fixedKnown = fixed.filter(({ slotId }) => known.has(slotId));
  const isFixed = new Set(fixedKnown.map(({ needId }) => needId));
  // Placed, but not by a placement that holds a slot we know: nothing is left to do for them.
  const students = taking.filter(
    (need) => need.state !== 'PLACED' || isFixed.has(need.id) || gone.has(held(need)?.companyId ?? ''),
  );
  const ids = new Set(students.map(({ id }) => id));
  const free = (pairs: readonly Pair[]) =>
    pairs.filter(({ needId, slotId }) => ids.has(needId) && !isFixed.has(needId) && known.has(slotId));
  const pins = free(decided.pins);
  const decidedOn = new Set([...isFixed, ...pins.map(({ needId }) => needId), ...decided.leaveOut]);
  const open = students.filter(({ id }) => !decidedOn.has(id));
  const asked = await openProposalsBySlot([...known]);
  const limited = await limitedCompanies(
    slots.map(({ slot }) => slot.companyId),
    { asked: true },
  );
  const shares = await schoolShares(
    'slotId',
    slots.map(({ slot }) => slot),
    { asked: true },
  );
  const atCompanies = await schoolShares('companyId', [...limited.companies.values()], { asked: true });
  const schoolOf = new Map(students.map(({ id, schoolId }) => [id, schoolId]));
  const { limits, within } = placingLimits({
    slots: slots.map(({ slot }) => slot),
    ...limited,
    fixed: fixedKnown.map(({ slotId }) => slotId),
  });
  const input: PlanInput = {
    // A school is behind by all its students, not by those of the chosen classes.
    needs: await planNeeds(reader, students, all, {
      placements,
      slots: slots.map(({ slot }) => slot),
      unread: open.length >= FEWEST_TOGETHER,
    }),
    slots: slots.map(({ slot, seen }) => {
      // A place that is asked for may be given any moment.
      const taken = slot.placesTaken + (asked.get(slot.id) ?? 0);
      const share = shares.get(slot.id) ?? null;
      const rooms = {
        room: roomAt(limited, slot),
        perSchool: share,
        perSchoolAtCompany: atCompanies.get(slot.companyId) ?? null,
      };
      const fit = { ...seen, placesTaken: taken, ...rooms };
      const places = slot.paused || slot.closed || !gives(slot) ? 0 : placesFree(fit);
      const limit = within.get(slot.id);
      const kept = fixedKnown.filter(({ slotId }) => slotId === slot.id);
      const schools = kept.flatMap(({ needId }) => schoolOf.get(needId) ?? []);
      return {
        fit,
        places: places + kept.length,
        ...(limit === undefined ? {} : { within: limit }),
        ...(share ? { groupLimit: schoolLimits(share, [...schoolOf.values()], schools) } : {}),
      };
    }),
    limits,
    caps: schoolCaps({
      slots: slots.map(({ slot }) => slot),
      shares: atCompanies,
      schoolIds: [...schoolOf.values()],
      kept: fixedKnown.map(({ needId, slotId }) => ({ slotId, schoolId: schoolOf.get(needId)! })),
    }),
    weights: weightsOf(proeftuin.matchingWeights),
    today,
    fixed: fixedKnown,
    pins,
    forbids: [
      ...free(decided.forbids),
      ...students.flatMap(({ id }) =>
        isFixed.has(id) ? [] : usedSlots(placements.get(id) ?? [], known, id),
      ),
    ],
    leaveOut: decided.leaveOut.filter((id) => ids.has(id) && !isFixed.has(id)),
    before: decided.before?.filter(({ needId }) => ids.has(needId)) ?? null,
  };
  return { input, waiting: needs.length - taking.length };
}

/** Whether something, or the group that it is in, is among those that were chosen; everything when nothing was. */
function among(groups: readonly string[], single: readonly string[]): (group: string, id: string) => boolean {
  const [inGroups, ids] = [new Set(groups), new Set(single)];
  return (group, id) => inGroups.size + ids.size === 0 || inGroups.has(group) || ids.has(id);
}

/** Slots where the need has a placement already: another part of it cannot go there too. */
function usedSlots(placements: readonly Placement[], known: ReadonlySet<string>, needId: string): Pair[] {
  return placements
    .filter(({ open, fills, slotId }) => (open || fills) && known.has(slotId))
    .map(({ slotId }) => ({ needId, slotId }));
}

async function slotsFor(needs: readonly Need[], pairs: readonly Pair[], widened?: string) {
  const qualificationIds = [...new Set(needs.map(({ qualificationId }) => qualificationId))];
  const candidates = await candidateSlots(qualificationIds, {});
  const found = new Set(candidates.map(({ id }) => id));
  const others = [...new Set(pairs.map(({ slotId }) => slotId))].filter((id) => !found.has(id));
  const more = (await slotsByIds(others)).filter((slot): slot is Slot => slot !== null);
  if (candidates.length + more.length > MOST_SLOTS)
    throw new AppError('BAD_INPUT', `At most ${MOST_SLOTS} slots in a plan.`);
  const slots = [...candidates, ...more].map((slot) =>
    slot.id === widened ? { ...slot, places: slot.places + 1 } : slot,
  );
  return fitSlots(slots, qualificationIds);
}

async function planNeeds(
  reader: Reader,
  students: readonly Need[],
  all: readonly Need[],
  {
    placements,
    slots,
    unread,
  }: { placements: ReadonlyMap<string, Placement[]>; slots: readonly Slot[]; unread: boolean },
): Promise<PlanNeed[]> {
  const facts = await factsOfNeeds(reader, students);
  const told = unread ? students : [];
  const wishes = await wishesOf(told.map(({ studentId }) => studentId));
  const ranks = await companyRanks(
    told.map(({ id }) => id),
    slots,
  );
  const behind = behindBySchool(all.map(({ schoolId, state }) => ({ schoolId, placed: state === 'PLACED' })));
  return students.map((need, at): PlanNeed => {
    const own = placements.get(need.id) ?? [];
    const known: FitKnown = {
      wishes: wishes.get(need.studentId) ?? null,
      declinedBy: declinedBy(own),
      companyRanks: ranks.get(need.id) ?? {},
    };
    const filled = new Set(own.filter(({ fills }) => fills).map(({ part }) => part));
    const parts = Array.from({ length: need.parts }, (_, part) => part + 1);
    return {
      id: need.id,
      fit: fitNeed(facts[at]!, need, known),
      schoolId: need.schoolId,
      schoolCountry: facts[at]!.school.country,
      part: parts.find((part) => !filled.has(part)) ?? 1,
      priority: {
        shortage: facts[at]!.qualification.shortage,
        sentBack: own.filter(({ state }) => SENT_BACK.has(state)).length,
        behind: behind.get(need.schoolId) ?? 0,
      },
    };
  });
}

function groupByNeed(placements: readonly Placement[]): Map<string, Placement[]> {
  const groups = new Map<string, Placement[]>();
  for (const one of placements) groups.set(one.needId, [...(groups.get(one.needId) ?? []), one]);
  return groups;
}
