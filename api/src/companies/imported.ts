import { rewriteRecognitions } from './recognition-store.ts';
import { companyIdsByExternalKey, siteIdsByExternalKey, writeCompanies, writeSites } from './store.ts';

/** Documents that were there already may have another name now, by which their recognitions are found. */
async function renamed(
  { updated }: { updated: number },
  documents: readonly { externalKey?: string }[],
  field: 'companyId' | 'siteId',
  idsOf: (keys: readonly string[]) => Promise<Map<string, string>>,
): Promise<void> {
  if (updated === 0) return;
  const ids = await idsOf(documents.flatMap(({ externalKey }) => externalKey ?? []));
  await rewriteRecognitions({ [field]: { $in: [...ids.values()] } });
}

/** Writes imported companies; a folder without memberships leaves `claimed` as it is. */
export async function importCompanies(...given: Parameters<typeof writeCompanies>) {
  const result = await writeCompanies(...given);
  await renamed(result, given[0], 'companyId', companyIdsByExternalKey);
  return result;
}

/** Writes imported sites. */
export async function importSites(...given: Parameters<typeof writeSites>) {
  const result = await writeSites(...given);
  await renamed(result, given[0], 'siteId', siteIdsByExternalKey);
  return result;
}
