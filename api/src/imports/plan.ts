import { planOrganisations } from './organisations-plan.ts';
import { planPeople } from './people-plan.ts';
import { planPlacements } from './placements-plan.ts';
import { changedSince } from './prints.ts';
import type { FileName } from './files.ts';
import type { Folder, RowError, Unset } from './read.ts';
import { References, STORED, type FindIds, type Stored } from './references.ts';
import { planSchools } from './schools-plan.ts';
import type { Write } from './write.ts';

/** All that an import will write, checked as far as it can be before it is written. */
export interface Plan {
  folder: Folder;
  references: References;
  writes: Write[];
  unset: Unset;
}

/**
 * Plans the rows of a folder, wherever they came from: a folder of files, one file, or a table in the client.
 * What is refused becomes an error; with one of them there is no plan to write.
 */
export async function planFolder(
  folder: Folder,
  errors: RowError[],
  options: { find?: FindIds; unset?: Unset } = {},
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

/** What writing the plan would do, without writing; a row counts once, whatever it is written to. */
export async function foresee({ writes, references, unset }: Plan): Promise<Counts> {
  const counts: Counts = { added: 0, changed: 0, same: 0, kept: 0 };
  const files = new Map<FileName, { all: Set<string>; changed: Set<string> }>();
  for (const { file, documents, beside, kept = 0 } of writes) {
    counts.kept += kept;
    const rows = files.get(file) ?? { all: new Set(), changed: new Set() };
    files.set(file, rows);
    const changed = await changedSince(documents, { kind: beside ?? file, unset: unset[file] ?? [] });
    for (const { externalKey = '' } of documents) rows.all.add(externalKey);
    for (const { externalKey = '' } of changed) rows.changed.add(externalKey);
  }
  for (const [file, { all, changed }] of files) {
    const isNew = (key: string) => file in STORED && references.stored(file as Stored, key) === undefined;
    const added = [...all].filter(isNew).length;
    counts.added += added;
    counts.changed += Math.max(changed.size - added, 0);
    counts.same += all.size - Math.max(changed.size, added);
  }
  return counts;
}
