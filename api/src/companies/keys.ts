import type { Context } from '../context.ts';
import { companiesByIds, type Company } from './store.ts';

/** Which of these companies a school placed or proposed students to; a later module knows. */
export type WorksWith = (schoolId: string, companyIds: readonly string[]) => Promise<Set<string>>;
let worksWith: WorksWith = () => Promise.resolve(new Set());

export function registerWorksWith(find: WorksWith): void {
  worksWith = find;
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
