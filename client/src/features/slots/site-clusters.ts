import Supercluster from 'supercluster';
import type { Flat } from '../../ui/map/projection.ts';
import { fromScreen, scaleOf, zoomOf, type MapView, type Size } from '../../ui/map/view.ts';
import type { PlacedSite } from './map-sites.ts';

/** What stands on the map: one site, or several that would lie over each other. */
export interface SiteMark {
  key: string;
  at: Flat;
  sites: PlacedSite[];
  /** The scale at which several come apart; null when they never do. */
  opensAt: number | null;
}

/** Pixels within which marks would touch. */
const TOUCH = 34;
const LAST_ZOOM = 14;

/** Gathers sites for every scale at once; ask the result for what stands in a view. */
export function clusterSites(sites: readonly PlacedSite[]): (view: MapView, size: Size) => SiteMark[] {
  const index = new Supercluster<{ site: PlacedSite }>({
    radius: TOUCH,
    extent: 256,
    minZoom: 6,
    maxZoom: LAST_ZOOM,
  });
  index.load(
    sites.map((site) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [site.site.longitude, site.site.latitude] },
      properties: { site },
    })),
  );
  return (view, size) => {
    const zoom = Math.floor(zoomOf(view.scale));
    return index
      .getClusters([-180, -85, 180, 85], zoom)
      .map(({ properties }): SiteMark => {
        if (!('cluster' in properties)) {
          const { site } = properties;
          return { key: site.id, at: site.at, sites: [site], opensAt: null };
        }
        const id = properties.cluster_id;
        const members = index.getLeaves(id, Infinity).map((leaf) => leaf.properties.site);
        const apart = index.getClusterExpansionZoom(id);
        return {
          key: members
            .map((site) => site.id)
            .sort()
            .join(' '),
          at: middleOf(members),
          sites: members,
          opensAt: apart > LAST_ZOOM ? null : scaleOf(apart + 0.05),
        };
      })
      .filter((mark) => inSight(mark, view, size))
      .sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  };
}

function middleOf(sites: readonly PlacedSite[]): Flat {
  const sum = sites.reduce((all, { at }) => ({ x: all.x + at.x, y: all.y + at.y }), { x: 0, y: 0 });
  return { x: sum.x / sites.length, y: sum.y / sites.length };
}

function inSight({ at }: SiteMark, view: MapView, size: Size): boolean {
  const from = fromScreen(view, size, { x: 4, y: 4 });
  const to = fromScreen(view, size, { x: size.width - 4, y: size.height - 4 });
  return at.x >= from.x && at.x <= to.x && at.y >= from.y && at.y <= to.y;
}
