import type { Limits, SchoolShare } from '../placement/capacity.ts';
import type { PlacingLimit } from './market.ts';

/** What the limits of companies are computed from; ids throughout. */
export interface LimitFacts {
  slots: readonly { id: string; companyId: string; mentorId: string | null }[];
  /** Limits by company; one without is not there. */
  companies: ReadonlyMap<string, Limits>;
  /** Who counts already, those who are fixed too: a row for each company and mentor. */
  held: readonly { companyId: string; mentorPersonId: string | null; count: number }[];
  /** Slot of each placement that the plan keeps. */
  fixed: readonly string[];
}

/** Id of a company's own limit. */
export const companyLimit = (companyId: string): string => `company:${companyId}`;
const mentorLimit = (companyId: string, mentorId: string): string => `mentor:${companyId}:${mentorId}`;

/** The company whose limit this is, its own or a mentor's within it. */
export const companyOfLimit = (limitId: string): string => limitId.split(':')[1] ?? '';

/**
 * The limits of companies as a plan takes them, a slot in its mentor's in its company's, and the innermost limit of each
 * slot. Each leaves what is left beside those who count already, and room for whom the plan keeps, whatever the limit:
 * nobody loses a place because a limit was lowered.
 */
export function placingLimits({ slots, companies, held, fixed }: LimitFacts): {
  limits: PlacingLimit[];
  within: ReadonlyMap<string, string>;
} {
  const limits = new Map<string, PlacingLimit>();
  const within = new Map<string, string>();
  const placesOf = (most: number, counts: typeof held, of: (slot: (typeof slots)[number]) => boolean) => {
    const kept = slots.filter(of).reduce((sum, { id }) => sum + fixed.filter((one) => one === id).length, 0);
    return Math.max(kept, most - counts.reduce((sum, { count }) => sum + count, 0) + kept);
  };
  for (const { id, companyId, mentorId } of slots) {
    const company = companies.get(companyId);
    if (!company) continue;
    const here = held.filter((row) => row.companyId === companyId);
    const outer = companyLimit(companyId);
    if (company.mostStudents !== null) {
      const places = placesOf(company.mostStudents, here, (slot) => slot.companyId === companyId);
      limits.set(outer, { id: outer, places });
      within.set(id, outer);
    }
    if (company.mostPerMentor !== null && mentorId !== null) {
      const inner = mentorLimit(companyId, mentorId);
      const own = here.filter((row) => row.mentorPersonId === mentorId);
      const guided = (slot: (typeof slots)[number]) =>
        slot.companyId === companyId && slot.mentorId === mentorId;
      const places = placesOf(company.mostPerMentor, own, guided);
      limits.set(inner, { id: inner, places, ...(limits.has(outer) ? { within: outer } : {}) });
      within.set(id, inner);
    }
  }
  return { limits: [...limits.values()], within };
}

/** What a slot or company may still give to each of these schools in a plan, with room for whom the plan keeps there. */
export function schoolLimits(
  { most, held }: SchoolShare,
  schoolIds: readonly string[],
  kept: readonly string[],
): Record<string, number> {
  return Object.fromEntries(
    [...new Set(schoolIds)].map((schoolId) => {
      const own = kept.filter((one) => one === schoolId).length;
      return [schoolId, Math.max(own, most - (held[schoolId] ?? 0) + own)];
    }),
  );
}

/** What a company still gives to one school over all its slots: a limit that crosses those of mentors and slots. */
export interface SchoolCap {
  companyId: string;
  schoolId: string;
  /** Students of the school that the plan may place there, those who are fixed there counted too. */
  places: number;
  slotIds: readonly string[];
}

/** The caps of companies that give each of these schools so many, by company; `kept`: whom the plan keeps. */
export function schoolCaps(facts: {
  slots: readonly { id: string; companyId: string }[];
  shares: ReadonlyMap<string, SchoolShare>;
  schoolIds: readonly string[];
  kept: readonly { slotId: string; schoolId: string }[];
}): SchoolCap[] {
  const { slots, shares, schoolIds, kept } = facts;
  return [...shares].flatMap(([companyId, share]) => {
    const slotIds = slots.filter((slot) => slot.companyId === companyId).map(({ id }) => id);
    const here = kept.filter(({ slotId }) => slotIds.includes(slotId)).map(({ schoolId }) => schoolId);
    return Object.entries(schoolLimits(share, schoolIds, here)).map(([schoolId, places]) => {
      return { companyId, schoolId, places, slotIds };
    });
  });
}
