import { useQuery } from '@apollo/client/react';
import { siteStateWord } from '@scheldemond/domain/lists/slot-state';
import { shownState } from '@scheldemond/domain/placement/shown-state';
import { TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import { TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ICON } from '../../ui/icons.ts';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import {
  SlotsAtSiteDocument,
  type MapSitesQueryVariables,
  type ReachStudentFragment,
} from './map.generated.ts';
import type { PlacedSite } from './map-sites.ts';
import { slotBuoy, STATE_BUOYS } from './slot-buoy.ts';
import classes from './slots-map.module.css';

/** What was chosen on the map: one site with its slots and the journey there, or several to choose from. */
export function SitePanel(props: {
  sites: readonly PlacedSite[];
  filter: MapSitesQueryVariables['filter'];
  student: ReachStudentFragment | null;
  own: boolean;
  onChoose: (site: PlacedSite) => void;
  onClose: () => void;
}) {
  const { sites, onChoose, onClose } = props;
  const { t } = useTranslation('map');
  const [site] = sites;
  if (!site) return <p className={classes.hint}>{t('choose')}</p>;
  return (
    <div className={classes.panel}>
      <div className={classes.panelHead}>
        <h2>
          {sites.length > 1 ? (
            t('together', { count: sites.length })
          ) : (
            <Link to={`/bedrijven/${site.company.id}`}>{site.company.name}</Link>
          )}
        </h2>
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <IconX {...ICON} />
        </button>
      </div>
      {sites.length > 1 ? (
        <ul className={classes.rows}>
          {sites.map((one) => (
            <li key={one.id}>
              <button type="button" className={classes.rowName} onClick={() => onChoose(one)}>
                {one.company.name}
              </button>
              <Buoy kind={STATE_BUOYS[one.state]} small>
                {t('freeOf', { free: one.placesFree, places: one.places })}
              </Buoy>
            </li>
          ))}
        </ul>
      ) : (
        <OneSite {...props} site={site} />
      )}
    </div>
  );
}

function OneSite(props: {
  site: PlacedSite;
  filter: MapSitesQueryVariables['filter'];
  student: ReachStudentFragment | null;
  own: boolean;
}) {
  const { site, filter, student, own } = props;
  const { t } = useTranslation(['map', 'pages']);
  const { language } = useFormat();
  const { today } = useSignedInViewer();
  const { data, error, refetch } = useQuery(SlotsAtSiteDocument, {
    variables: { filter: { ...filter, siteId: site.id } },
  });
  const travels = TRAVEL_MEANS.flatMap((means) => site.travel[means] ?? []);
  const more = (data?.slots.totalCount ?? 0) - (data?.slots.nodes.length ?? 0);
  return (
    <>
      <p className={classes.where}>
        {site.site.place}
        {site.site.name !== site.site.place && `, ${site.site.name}`}
      </p>
      <Buoy kind={STATE_BUOYS[site.state]} small>
        {siteStateWord(site, language, today)},{' '}
        {t('map:freeOf', { free: site.placesFree, places: site.places })}
      </Buoy>
      {student && travels.length > 0 && (
        <>
          <h3>{own ? t('map:travelOwn') : t('map:travel', { name: student.firstName })}</h3>
          <dl className={classes.travel}>
            {travels.map(({ means, minutes, via }) => (
              <div key={means}>
                <dt>{capital(TRAVEL_WORDS[means][language])}</dt>
                <dd>
                  <span className="figures">{minutes} min</span>
                  {via && <span className={classes.via}>{t(`pages:student.via.${via}`)}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{t('map:slots')}</h3>
      {!data && !error && <ListSkeleton asked />}
      {!data && error && <ErrorState onRetry={() => void refetch()} />}
      <ul className={classes.rows}>
        {data?.slots.nodes.map((slot) => {
          const { kind, word } = slotBuoy(slot, language, today);
          return (
            <li key={slot.id}>
              <Link to={`/plekken/${slot.id}`}>{slot.title}</Link>
              <Buoy kind={kind} small>
                {shownState(slot) === 'OPEN'
                  ? t('map:freeOf', { free: slot.placesFree, places: slot.places })
                  : word}
              </Buoy>
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={classes.where}>{t('map:moreSlots', { count: more })}</p>}
    </>
  );
}
