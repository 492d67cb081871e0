import { readableNode } from '../by-id.ts';
import type { LoadNode } from '../node.ts';
import { proeftuinenByIds } from './store.ts';

type Load<T> = (ids: readonly string[]) => Promise<(T | null)[]>;
interface Inside {
  id: string;
  proeftuinId: string;
}

/** Loads what stands inside a proeftuin, with the access keys of that proeftuin. */
export function withPartners<T extends Inside>(
  load: Load<T>,
): Load<T & { partnerOrganisationIds: string[] }> {
  return async (ids) => {
    const found = await load(ids);
    const around = await proeftuinenByIds(found.map((item) => item?.proeftuinId ?? ''));
    return found.map(
      (item, at) => item && { ...item, partnerOrganisationIds: around[at]?.partnerOrganisationIds ?? [] },
    );
  };
}

export function insideNode(type: 'Target' | 'JournalEntry' | 'JournalFile', load: Load<Inside>): LoadNode {
  return readableNode(type, withPartners(load));
}
