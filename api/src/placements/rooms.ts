import { roomLeft, tightestRoom, type Room, type SchoolShare } from '@scheldemond/domain/placement/capacity';
import { companiesByIds, holdLimits, type Company } from '../companies/service.ts';
import { Refusal } from '../errors.ts';
import { slotsByIds, type Slot } from '../slots/service.ts';
import { findHeld, type Held, type Placement } from './store.ts';

type HeldRow = Held<'companyId' | 'mentorPersonId'>;

/** Where somebody works or would work. */
interface Place {
  companyId: string;
  mentorId: string | null;
}

const isLimited = (company: Company | null): company is Company =>
  company !== null && (company.mostStudents ?? company.mostPerMentor ?? company.mostPerSchool) !== null;

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
    held: ids.length === 0 ? [] : await findHeld('companyId', ids, 'mentorPersonId', counted),
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

/**
 * What those among these slots or companies that limit schools give to one, by id; see `limitedCompanies` for what
 * counts.
 */
export async function schoolShares(
  where: 'slotId' | 'companyId',
  all: readonly { id: string; mostPerSchool: number | null }[],
  counted: { asked?: boolean; without?: string | undefined } = {},
): Promise<ReadonlyMap<string, SchoolShare>> {
  const limited = all.filter(({ mostPerSchool }) => mostPerSchool !== null);
  if (limited.length === 0) return new Map();
  const ids = limited.map(({ id }) => id);
  const held = await findHeld(where, ids, 'schoolId', counted);
  return new Map(
    limited.map(({ id, mostPerSchool }) => {
      const own = held.filter((row) => row[where] === id).map(({ schoolId, count }) => [schoolId, count]);
      return [id, { most: mostPerSchool ?? 0, held: Object.fromEntries(own) as Record<string, number> }];
    }),
  );
}

/** Why there is no place: a limit of the company leaves none, or else the slot has none. */
export function fullBy(room: Room | null): 'FULL' | 'COMPANY_FULL' | 'MENTOR_FULL' | 'SCHOOL_FULL' {
  return room?.left === 0 ? (`${room.of}_FULL` as const) : 'FULL';
}

/** That the school may not propose to the slot yet, with the day from which it may. */
export function notReleased(slot: Slot | null | undefined, extra = {}): Refusal {
  return new Refusal('NOT_RELEASED', [{ name: 'from', value: slot?.releasedOn ?? null }], extra);
}

/**
 * What the limits leave for a placement that is about to take its place, inside a transaction: two that come at the same
 * moment take turns, so the last room goes once. Null without a limit.
 */
export async function roomFor(placement: Placement): Promise<Room | null> {
  const { companyId, mentorPersonId, slotId, schoolId } = placement;
  const company = await holdLimits(companyId);
  const held = company ? await findHeld('companyId', [companyId], 'mentorPersonId') : [];
  const companies = new Map(company ? [[companyId, company]] : []);
  // Who took the slot's place has its document, so schools take turns there, and at the company's over all its slots.
  const slots = (await slotsByIds([slotId])).filter((slot): slot is Slot => slot !== null);
  const perSchool = (await schoolShares('slotId', slots)).get(slotId) ?? null;
  const atCompany = await schoolShares('companyId', [...companies.values()]);
  return tightestRoom(
    {
      room: roomAt({ companies, held }, { companyId, mentorId: mentorPersonId }),
      perSchool,
      perSchoolAtCompany: atCompany.get(companyId) ?? null,
    },
    schoolId,
  );
}
