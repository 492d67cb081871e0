import type { Placement } from '../placements/service.ts';

/** Companies that declined, of the placements of one need. */
export function declinedBy(placements: readonly Pick<Placement, 'state' | 'companyId'>[]): string[] {
  return [
    ...new Set(placements.filter(({ state }) => state === 'DECLINED').map(({ companyId }) => companyId)),
  ];
}
