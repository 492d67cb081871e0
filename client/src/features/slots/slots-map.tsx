import { SHOWN_STATES } from '@scheldemond/domain/placement/shown-state';
import { SITE_STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { IconHomeFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { project, type Flat } from '../../ui/map/projection.ts';
import { RegionMap } from '../../ui/map/region-map.tsx';
import type { MapControl } from '../../ui/map/use-map-view.ts';
import { toScreen } from '../../ui/map/view.ts';
import type { Journey, PlacedSite } from './map-sites.ts';
import { ReachArea } from './reach-area.tsx';
import { clusterSites, type SiteMark } from './site-clusters.ts';
import { SiteMarks } from './site-marks.tsx';
import { STATE_BUOYS } from './slot-buoy.ts';
import classes from './slots-map.module.css';

/** Sites on the region, what is reached of it, and what the marks mean. */
export function SlotsMap(props: {
  sites: readonly PlacedSite[];
  control: MapControl;
  journey: Journey | null;
  chosen: ReadonlySet<string>;
  onChoose: (sites: readonly PlacedSite[]) => void;
}) {
  const { sites, control, journey, chosen, onChoose } = props;
  const { t } = useTranslation('map');
  const { language } = useFormat();
  const [first, second] = chosen;
  const alone = second === undefined ? (first ?? null) : null;
  const marksIn = useMemo(() => clusterSites(sites, alone), [sites, alone]);
  const { view, size } = control;
  const marks = view && size ? marksIn(view, size) : [];
  const at = (point: Flat) => (view && size ? toScreen(view, size, point) : point);
  const choose = (mark: SiteMark) => {
    if (mark.opensAt === null) onChoose(mark.sites);
    else control.goTo(mark.at, mark.opensAt);
  };
  const home = journey && project(journey.home);
  return (
    <div className={classes.map}>
      <RegionMap
        label={t('label')}
        control={control}
        area={journey && <ReachArea journey={journey} />}
        marks={[...marks.map((mark) => mark.at), ...(home ? [home] : [])]}
      >
        {home && (
          <span
            className={classes.home}
            style={{ transform: `translate(${at(home).x}px, ${at(home).y}px) translate(-50%, -50%)` }}
            aria-hidden="true"
          >
            <IconHomeFilled size={16} />
          </span>
        )}
        <SiteMarks marks={marks} at={at} chosen={chosen} journey={journey} onChoose={choose} />
      </RegionMap>
      <ul className={classes.legend} aria-label={t('legend')}>
        {SHOWN_STATES.map((state) => (
          <li key={state}>
            <Buoy kind={STATE_BUOYS[state]} small>
              {SITE_STATE_WORDS[state][language]}
            </Buoy>
          </li>
        ))}
      </ul>
      <p className={classes.source}>{t('source')}</p>
    </div>
  );
}
