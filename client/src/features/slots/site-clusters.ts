import { bankOf } from '@scheldemond/domain/travel/crossings';
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
const TOUCH = 30;
const LAST_ZOOM = 14;

/**
 * Gathers sites for every scale at once; ask the result for what stands in a view. Sites on the two banks of the
 * Westerschelde never gather: a mark in the water would say that one is near the other.
 *
 * @param alone - a site that stands by itself at any scale, because it was chosen
 */
export function clusterSites(
  sites: readonly PlacedSite[],
  alone: string | null = null,
): (view: MapView, size: Size) => SiteMark[] {
  const bank = ({ site }: PlacedSite) => bankOf({ lat: site.latitude, lon: site.longitude });
  const others = sites.filter(({ id }) => id !== alone);
  const parts = [
    sites.filter(({ id }) => id === alone),
    others.filter((one) => bank(one) === 'NORTH'),
    others.filter((one) => bank(one) === 'SOUTH'),
  ].map(gather);
  return (view, size) =>
    parts
      .flatMap((marksAt) => marksAt(Math.floor(zoomOf(view.scale))))
      .filter((mark) => inSight(mark, view, size))
      .sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
}

function gather(sites: readonly PlacedSite[]): (zoom: number) => SiteMark[] {
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
  return (zoom) =>
    index.getClusters([-180, -85, 180, 85], zoom).map(({ properties }): SiteMark => {
      if (!('cluster' in properties)) {
        const { site } = properties;
        return { key: site.id, at: site.at, sites: [site], opensAt: null };
      }
      const id = properties.cluster_id;
      const members = index.getLeaves(id, Infinity).map((leaf) => leaf.properties.site);
      const apart = index.getClusterExpansionZoom(id);
      const ids = members.map((site) => site.id).sort();
      return {
        key: ids.join(' '),
        at: middleOf(members),
        sites: members,
        opensAt: apart > LAST_ZOOM ? null : scaleOf(apart + 0.05),
      };
    });
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
