import { planOrganisations } from './organisations-plan.ts';
import { planPeople } from './people-plan.ts';
import { planPlacements } from './placements-plan.ts';
import { changedSince } from './prints.ts';
import type { FileName } from './files.ts';
import type { Folder, RowError } from './read.ts';
import { References, STORED, type FindIds, type Stored } from './references.ts';
import { planSchools } from './schools-plan.ts';
import type { Write } from './write.ts';

/** All that an import will write, checked as far as it can be before it is written. */
export interface Plan {
  folder: Folder;
  references: References;
  writes: Write[];
  unset: Partial<Record<FileName, string[]>>;
}

/**
 * Plans the rows of a folder, wherever they came from: a folder of files, one file, or a table in the client.
 * What is refused becomes an error; with one of them there is no plan to write.
 */
export async function planFolder(
  folder: Folder,
  errors: RowError[],
  options: { find?: FindIds; unset?: Plan['unset'] } = {},
): Promise<Plan | null> {
  const references = await References.from(folder, errors, options.find);
  if (errors.length > 0) return null;
  const writes = [planOrganisations, planSchools, planPeople, planPlacements].flatMap((plan) =>
    plan(folder, references, errors),
  );
  return errors.length > 0 ? null : { folder, references, writes, unset: options.unset ?? {} };
}

/** How many rows are new, say something else than before, say the same, or are left alone. */
export interface Counts {
  added: number;
  changed: number;
  same: number;
  kept: number;
}

/** What writing the plan would do, without writing. */
export async function foresee({ writes, references, unset }: Plan): Promise<Counts> {
  const counts: Counts = { added: 0, changed: 0, same: 0, kept: 0 };
  for (const { file, documents, beside, kept = 0 } of writes) {
    counts.kept += kept;
    if (beside || documents.length === 0) continue;
    const changed = await changedSince(file, documents, unset[file] ?? []);
    const added = documents.filter(
      ({ externalKey = '' }) =>
        file in STORED && references.stored(file as Stored, externalKey) === undefined,
    ).length;
    counts.added += added;
    counts.changed += Math.max(changed.length - added, 0);
    counts.same += documents.length - Math.max(changed.length, added);
  }
  return counts;
}
