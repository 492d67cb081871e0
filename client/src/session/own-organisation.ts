import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import { useViewer } from './viewer.ts';

/** The id of the viewer's own school or company, which shares the id of its organisation; null for who has none. */
export function useOwnOrganisation(type: 'School' | 'Company'): string | null {
  const own = useViewer()?.membership?.organisation;
  const parsed = own && own.kind === type.toUpperCase() ? fromNodeId(own.id) : null;
  return parsed && toNodeId(type, parsed.id);
}
