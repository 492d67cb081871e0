import { siteStateWord } from '@scheldemond/domain/lists/slot-state';
import { SITE_STATE_WORDS, TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { BuoyMark } from '../../ui/buoy.tsx';
import type { Flat } from '../../ui/map/projection.ts';
import { bestState, type Journey, type PlacedSite } from './map-sites.ts';
import type { SiteMark } from './site-clusters.ts';
import { STATE_BUOYS } from './slot-buoy.ts';
import classes from './slots-map.module.css';

/** The marks over the map: a buoy for one site, a ring with a count for several. */
export function SiteMarks(props: {
  marks: readonly SiteMark[];
  at: (point: Flat) => Flat;
  chosen: ReadonlySet<string>;
  journey: Journey | null;
  onChoose: (mark: SiteMark) => void;
}) {
  const { t } = useTranslation('map');
  const { language } = useFormat();
  const { today } = useSignedInViewer();
  const { marks, at, chosen, journey, onChoose } = props;
  const nameOf = ({ sites }: SiteMark) => {
    const within = sites.filter((site) => site.within);
    const free = sites.reduce((sum, { placesFree }) => sum + placesFree, 0);
    const parts = {
      sites: t('sites', { count: sites.length }),
      within: t('withinReach', { count: within.length }),
      free: t('free', { count: free }),
    };
    const name = t(journey ? 'clusterWithin' : 'cluster', parts);
    return `${name}, ${SITE_STATE_WORDS[stateIn(sites)][language]}`;
  };
  const siteName = (site: PlacedSite) => {
    const state = siteStateWord(site, language, today);
    const parts = { company: site.company.name, place: site.site.place, state };
    const minutes = journey && site.travel[journey.means]?.minutes;
    if (!journey || minutes == null) return t('mark', parts);
    const name = t('markTravel', { ...parts, minutes, means: TRAVEL_WORDS[journey.means][language] });
    return site.within ? name : `${name}, ${t('outside')}`;
  };
  return (
    <>
      {marks.map((mark) => {
        const { x, y } = at(mark.at);
        const within = mark.sites.filter((site) => site.within).length;
        const [only] = mark.sites.length === 1 ? mark.sites : [];
        const names = [
          only ? classes.mark : classes.cluster,
          within === 0 && classes.faded,
          mark.sites.some(({ id }) => chosen.has(id)) && classes.chosen,
        ];
        return (
          <button
            key={mark.key}
            type="button"
            className={names.filter(Boolean).join(' ')}
            style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
            aria-label={only ? siteName(only) : nameOf(mark)}
            aria-pressed={mark.sites.some(({ id }) => chosen.has(id))}
            onClick={() => onChoose(mark)}
          >
            {only ? (
              <BuoyMark kind={STATE_BUOYS[only.state]} />
            ) : (
              <>
                <span aria-hidden="true">{within > 0 ? within : mark.sites.length}</span>
                <BuoyMark kind={STATE_BUOYS[stateIn(mark.sites)]} />
              </>
            )}
          </button>
        );
      })}
    </>
  );
}

/** The best of what is within reach; of all when nothing is. */
function stateIn(sites: readonly PlacedSite[]) {
  const within = sites.filter((site) => site.within);
  return bestState(within.length > 0 ? within : sites);
}
