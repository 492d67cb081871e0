import { roomLeft, type Room } from '@scheldemond/domain/placement/capacity';
import { companiesByIds, holdLimits, type Company } from '../companies/service.ts';
import { findHeld, type HeldRow, type Placement } from './store.ts';

/** Where somebody works or would work. */
interface Place {
  companyId: string;
  mentorId: string | null;
}

const isLimited = (company: Company | null): company is Company =>
  company !== null && (company.mostStudents !== null || company.mostPerMentor !== null);

/** Companies with a limit, by id, and how many hold a place there with each mentor. */
export interface Limited {
  companies: ReadonlyMap<string, Company>;
  held: readonly HeldRow[];
}

/**
 * The companies among these that set a limit, and who counts towards it.
 *
 * @param counted - `asked`: proposals that wait for an answer count too; `without`: a placement that does not
 */
export async function limitedCompanies(
  companyIds: readonly string[],
  counted: { asked?: boolean; without?: string | undefined } = {},
): Promise<Limited> {
  const companies = (await companiesByIds([...new Set(companyIds)])).filter(isLimited);
  const ids = companies.map(({ id }) => id);
  return {
    companies: new Map(companies.map((company) => [company.id, company])),
    held: ids.length === 0 ? [] : await findHeld(ids, counted),
  };
}

/** What the limits leave at a place; null where there is none. */
export function roomAt({ companies, held }: Limited, { companyId, mentorId }: Place): Room | null {
  const company = companies.get(companyId);
  if (!company) return null;
  const rows = held.filter((row) => row.companyId === companyId);
  const sum = (some: readonly HeldRow[]) => some.reduce((total, { count }) => total + count, 0);
  const mentor = mentorId === null ? null : sum(rows.filter((row) => row.mentorPersonId === mentorId));
  return roomLeft(company, { company: sum(rows), mentor });
}

/** Why there is no place: a limit of the company leaves none, or else the slot has none. */
export function fullBy(room: Room | null): 'FULL' | 'COMPANY_FULL' | 'MENTOR_FULL' {
  if (room?.left !== 0) return 'FULL';
  return room.of === 'COMPANY' ? 'COMPANY_FULL' : 'MENTOR_FULL';
}

/**
 * What the limits leave for a placement that is about to take its place, inside a transaction: two that come at the same
 * moment take turns, so the last room goes once. Null without a limit.
 */
export async function roomFor({ companyId, mentorPersonId }: Placement): Promise<Room | null> {
  const company = await holdLimits(companyId);
  if (!company) return null;
  const held = await findHeld([companyId], {});
  return roomAt(
    { companies: new Map([[companyId, company]]), held },
    { companyId, mentorId: mentorPersonId },
  );
}
