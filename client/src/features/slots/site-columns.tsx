import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { siteStateWord } from '@scheldemond/domain/lists/slot-state';
import { meansFor, TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import {
  COUNTRY_WORDS,
  PROVINCE_WORDS,
  SECTOR_WORDS,
  TRAVEL_WORDS,
} from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { Buoy } from '../../ui/buoy.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { Cell, RowName } from '../../ui/row-list.tsx';
import type { Journey, PlacedSite } from './map-sites.ts';
import { STATE_BUOYS } from './slot-buoy.ts';

/** The table beside the map: the same sites, with the minutes by each means once somebody is chosen. */
export function useSiteColumns(
  journey: Journey | null,
  onOpen: (site: PlacedSite) => void,
): DataColumn<PlacedSite, ListColumn<'sites'>>[] {
  const { t } = useTranslation(['map', 'pages']);
  const { language } = useFormat();
  const { today } = useSignedInViewer();
  return useMemo(() => {
    const means = journey ? meansFor(TRAVEL_MEANS, journey.minor) : [];
    return [
      {
        key: 'bedrijf',
        head: t('map:company'),
        width: 'minmax(104px, 2.6fr)',
        fixed: true,
        sorts: true,
        cell: (site) => <RowName onOpen={() => onOpen(site)}>{site.company.name}</RowName>,
      },
      {
        key: 'vestiging',
        head: t('map:site'),
        width: 'minmax(0, 1.6fr)',
        extra: true,
        sorts: true,
        named: true,
        cell: ({ site }) => site.name,
      },
      {
        key: 'plaats',
        head: t('map:place'),
        width: 'minmax(72px, 1.2fr)',
        sorts: true,
        cell: ({ site }) => `${site.place}${site.country === 'NL' ? ' (NL)' : ''}`,
      },
      {
        key: 'provincie',
        head: t('pages:slots.province'),
        width: 'minmax(0, 1.2fr)',
        extra: true,
        sorts: true,
        cell: ({ site }) => PROVINCE_WORDS[site.province][language],
      },
      {
        key: 'land',
        head: t('pages:slots.country'),
        width: '112px',
        extra: true,
        sorts: true,
        cell: ({ site }) => COUNTRY_WORDS[site.country][language],
      },
      {
        key: 'sector',
        head: t('map:sector'),
        width: 'minmax(144px, 1.4fr)',
        extra: true,
        sorts: true,
        cell: ({ company }) => capital(SECTOR_WORDS[company.sector][language]),
      },
      {
        key: 'stand',
        head: t('map:stateOf'),
        // Room for a day with its year, where there are no minutes beside it.
        width: journey ? '112px' : '188px',
        cell: (site) => (
          <Buoy kind={STATE_BUOYS[site.state]} small>
            {siteStateWord(site, language, today)}
          </Buoy>
        ),
      },
      {
        key: 'vrij',
        head: t('pages:slots.places'),
        width: journey ? '64px' : '72px',
        sorts: true,
        named: true,
        cell: ({ placesFree, places }) => (
          <span className="figures">{t('pages:slots.free', { free: placesFree, places })}</span>
        ),
      },
      ...means.map((one): DataColumn<PlacedSite, ListColumn<'sites'>> => ({
        key: one,
        head: capital(TRAVEL_WORDS[one][language]),
        width: '68px',
        sorts: true,
        named: true,
        cell: ({ travel, within }) => {
          const found = travel[one];
          if (!found) return '–';
          const outside = one === journey?.means && !within;
          return (
            <Cell
              strong={one === journey?.means && within}
              note={outside ? t('map:outside') : found.via ? t(`map:crossing.${found.via}`) : undefined}
            >
              <span className="figures">{found.minutes} min</span>
            </Cell>
          );
        },
      })),
    ];
  }, [t, language, today, journey, onOpen]);
}
