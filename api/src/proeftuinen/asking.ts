import type { Context } from '../context.ts';
import { canDo } from '../records.ts';
import { programmeKind, programmesByIds } from '../schools/service.ts';
import { standing } from '../search.ts';
import { findProeftuinen } from './store.ts';

/** Proeftuinen that asked a programme which the viewer may let in, and which takes part in none: it waits for an answer. */
export async function proeftuinenAsking(context: Context): Promise<string[]> {
  const { viewer, ability } = context;
  if (viewer.kind !== 'person' || ability.rulesFor('edit', 'Programme').length === 0) return [];
  // Only programmes of partners are asked.
  const around = await findProeftuinen({
    partnerOrganisationIds: viewer.organisationId,
    askedProgrammeIds: { $ne: [] },
    ...standing(),
  });
  const asked = await programmesByIds([...new Set(around.flatMap((one) => one.askedProgrammeIds))]);
  const waiting = new Set<string>();
  for (const one of asked)
    if (one && !one.archivedAt && !one.proeftuinId && (await canDo(context, programmeKind, 'edit', one)))
      waiting.add(one.id);
  return around.filter((one) => one.askedProgrammeIds.some((id) => waiting.has(id))).map(({ id }) => id);
}
