import { announce } from '../platform/live/service.ts';
import { proeftuinenByIds } from '../proeftuinen/service.ts';
import type { Placement } from './store.ts';

/**
 * Tells who may read the placement that it changed, and who reads the figures of its proeftuin that these may have: a
 * partner sees no placement.
 */
export async function tellOf(placement: Placement): Promise<void> {
  announce({ type: 'Placement', id: placement.id, version: placement.version, keys: placement });
  if (placement.proeftuinId === null) return;
  const [around] = await proeftuinenByIds([placement.proeftuinId]);
  if (!around) return;
  announce({ type: 'Proeftuin', id: around.id, version: around.version, keys: around, field: 'occupancy' });
}
