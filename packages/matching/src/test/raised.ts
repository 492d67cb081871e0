import type { Capacity } from '../capacity-tree.ts';
import type { Instance } from './instances.ts';

/** The instance with so many places more at a capacity. */
export function raised(instance: Instance, capacity: Capacity, by: number): Instance {
  const add = (list: readonly number[], at: number) => list.map((n, k) => (k === at ? n + by : n));
  const index = (id: string) => Number(id.slice(1));
  if (capacity.kind === 'limit')
    return {
      ...instance,
      limits: instance.limits.map((limit, k) =>
        k === index(capacity.limitId) ? { ...limit, places: limit.places + by } : limit,
      ),
    };
  if (capacity.kind === 'slot') return { ...instance, places: add(instance.places, index(capacity.slotId)) };
  return {
    ...instance,
    groupLimit: instance.groupLimit.map((shares, j) =>
      shares && j === index(capacity.slotId) ? add(shares, index(capacity.group)) : shares,
    ),
  };
}
