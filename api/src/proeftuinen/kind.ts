import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { announce } from '../platform/live/service.ts';
import type { RecordKind } from '../records.ts';
import { proeftuinStore, type Proeftuin, type ProeftuinDocument } from './store.ts';

/** How a proeftuin is made, edited and archived. */
export const proeftuinKind: RecordKind<ProeftuinDocument> = {
  type: 'Proeftuin',
  store: proeftuinStore,
  derive: ({ title, summary, partners }) => ({
    sortKey: sortKey(title),
    searchKeys: searchKeys(title, summary),
    partnerOrganisationIds: partners.map(({ organisationId }) => organisationId),
  }),
};

/** Who looks at a proeftuin sees what stands inside it as it is now. */
export function announceInside(proeftuin: Proeftuin, field: string): void {
  const { id, version } = proeftuin;
  announce({ type: 'Proeftuin', id, version, keys: proeftuin, field });
}
