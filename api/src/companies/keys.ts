import type { Context } from '../context.ts';
import { companiesByIds, type Company } from './store.ts';

/** Which of these companies a school placed or proposed students to; a later module knows. */
export type WorksWith = (schoolId: string, companyIds: readonly string[]) => Promise<Set<string>>;
let worksWith: WorksWith = () => Promise.resolve(new Set());

export function registerWorksWith(find: WorksWith): void {
  worksWith = find;
}

/** Of each of these companies: the schools that placed or proposed students there; a later module knows. */
export type SchoolsAt = (companyIds: readonly string[]) => Promise<Map<string, string[]>>;
let schoolsAt: SchoolsAt = () => Promise.resolve(new Map());

export function registerSchoolsAt(find: SchoolsAt): void {
  schoolsAt = find;
}

/** The school in whose name the viewer acts; null for everybody else. */
export function schoolOf({ viewer }: Context): string | null {
  const staff = viewer.kind === 'person' && ['TEACHER', 'SCHOOL_COORDINATOR'].includes(viewer.role);
  return staff ? viewer.organisationId : null;
}

interface CompanyKeys {
  claimed: boolean;
  /** Schools that work with it, as far as they matter to this viewer. */
  schoolIds: string[];
}

/** The access keys of a company: who works with it counts only until a member looks after it. */
export async function companyKeys<T extends Pick<Company, 'id' | 'claimed' | 'schoolIds'>>(
  context: Context,
  company: T,
): Promise<T & CompanyKeys> {
  const schoolId = schoolOf(context);
  if (!schoolId || company.claimed || company.schoolIds?.includes(schoolId))
    return { ...company, schoolIds: company.schoolIds ?? [] };
  const works = await context
    .load<string, boolean>('Company.worksWith', async (ids) => {
      const found = await worksWith(schoolId, ids);
      return ids.map((id) => found.has(id));
    })
    .load(company.id);
  return {
    ...company,
    schoolIds: works ? [...(company.schoolIds ?? []), schoolId] : (company.schoolIds ?? []),
  };
}

/**
 * The one school that may invite the first member of a company: the only one that placed or proposed students there, or
 * when none did the one that made it. Null when it is nobody's alone: whoever is a member there reads the students of all.
 */
export async function inviterSchoolOf(
  context: Context,
  company: Pick<Company, 'id' | 'madeBySchoolId'>,
): Promise<string | null> {
  const schools = await context
    .load<string, string[]>('Company.schoolsAt', async (ids) => {
      const found = await schoolsAt(ids);
      return ids.map((id) => found.get(id) ?? []);
    })
    .load(company.id);
  const [only = company.madeBySchoolId ?? null, ...others] = schools ?? [];
  return others.length > 0 ? null : only;
}

/** Whether nobody but these schools placed or proposed students at a company. */
export async function aloneThere(companyId: string, schoolIds: readonly string[]): Promise<boolean> {
  const there = (await schoolsAt([companyId])).get(companyId) ?? [];
  return there.every((id) => schoolIds.includes(id));
}

/** What hangs on a company, with the access keys of that company. */
export async function withCompanyKeys<T extends { companyId: string }>(
  context: Context,
  record: T,
): Promise<T & CompanyKeys> {
  const company = schoolOf(context)
    ? await context.load('Company.byId', companiesByIds).load(record.companyId)
    : null;
  if (!company) return { ...record, claimed: true, schoolIds: [] };
  const { claimed, schoolIds } = await companyKeys(context, company);
  return { ...record, claimed, schoolIds };
}
