import { can } from '@scheldemond/domain/access/ability';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import { claimedCompanies } from '../companies/service.ts';
import type { Context } from '../context.ts';
import type { Slot } from '../slots/service.ts';
import type { FileName } from './files.ts';
import type { Plan } from './plan.ts';
import type { RowError } from './read.ts';
import type { Stored } from './references.ts';
import { say } from './sentences.ts';

/** What the documents of each file are to access; others are only the platform's own. */
const TYPES: Partial<Record<FileName, GuardedType>> = {
  organisations: 'Company',
  sites: 'Site',
  programmes: 'Programme',
  classes: 'Class',
  periods: 'PlacementPeriod',
  students: 'Student',
  needs: 'Need',
  slots: 'Slot',
  placements: 'Placement',
};

type Document = Record<string, unknown> & { _id?: string; externalKey?: string };

/**
 * Refuses each row that the viewer may not import: as it would become, and as it stands. A row of somebody else is
 * refused in the same words as one that is not there.
 */
export async function refuseForeign(context: Context, plan: Plan, errors: RowError[]): Promise<void> {
  for (const { file, documents } of plan.writes) {
    if (documents.length === 0) continue;
    const type = TYPES[file];
    const lines = new Map(plan.folder[file].map(({ externalKey, line }) => [externalKey, line]));
    const companies = (documents as Document[]).map((one) => String(one['companyId'] ?? one._id));
    const claimed = await claimedCompanies(companies);
    for (const document of documents as Document[]) {
      const id = document._id ?? '';
      const keys = { ...document, id, claimed: claimed.has(String(document['companyId'] ?? id)) };
      const stored = plan.references.stored<Document>(file as Stored, document.externalKey ?? '');
      const allowed =
        type !== undefined &&
        can(context.ability, 'import', type, keys) &&
        (!stored ||
          file === 'organisations' ||
          can(context.ability, 'import', type, { ...stored, claimed: keys.claimed }));
      const line = lines.get(document.externalKey ?? '') ?? 0;
      if (!allowed) errors.push({ file: `${file}.csv`, line, column: '', message: say('OUTSIDE') });
    }
  }
}

/** From when schools may propose is the company's to say: who looks after its rows for it leaves that as it stands. */
export function refuseReleases({ viewer }: Context, plan: Plan, errors: RowError[]): void {
  const company = viewer.kind === 'person' && viewer.role === 'COMPANY_ADMIN';
  if (company || viewer.kind === 'system' || plan.unset.slots?.includes('releasedOn')) return;
  for (const { externalKey, line, releasedOn } of plan.folder.slots) {
    const stands = plan.references.stored<Slot>('slots', externalKey)?.releasedOn ?? null;
    if (releasedOn !== stands)
      errors.push({ file: 'slots.csv', line, column: 'releasedOn', message: say('FOR_THE_COMPANY') });
  }
}

/** Whether anything of this kind may be imported by the viewer. */
export function mayImport(context: Context, type: GuardedType): boolean {
  return context.ability.rulesFor('import', type).length > 0;
}
