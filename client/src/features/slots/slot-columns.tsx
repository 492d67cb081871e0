import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { COUNTRY_WORDS, PROVINCE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { Buoy } from '../../ui/buoy.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import { slotBuoy } from './slot-buoy.ts';
import type { SlotRowFragment } from './slots.generated.ts';

/** What a list of slots can show. */
export function useSlotColumns(): DataColumn<SlotRowFragment, ListColumn<'slots'>>[] {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const { today } = useSignedInViewer();
  return useMemo(
    () => [
      {
        key: 'plek',
        head: t('slots.work'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        tells: ['bedrijf', 'plaats'],
        sorts: true,
        cell: ({ id, title, company, site }, shown) => {
          const where = [!shown.includes('bedrijf') && company.name, !shown.includes('plaats') && site.place];
          return (
            <RowName to={`/plekken/${id}`} note={where.filter(Boolean).join(', ') || undefined}>
              {title}
            </RowName>
          );
        },
      },
      {
        key: 'bedrijf',
        head: t('slots.company'),
        width: 'minmax(0, 2fr)',
        extra: true,
        named: true,
        cell: ({ company }) => company.name,
      },
      {
        key: 'plaats',
        head: t('slots.place'),
        width: 'minmax(0, 1.4fr)',
        extra: true,
        named: true,
        cell: ({ site }) => site.place,
      },
      {
        key: 'provincie',
        head: t('slots.province'),
        width: 'minmax(0, 1.4fr)',
        extra: true,
        named: true,
        cell: ({ site }) => PROVINCE_WORDS[site.province][format.language],
      },
      {
        key: 'land',
        head: t('slots.country'),
        width: '104px',
        extra: true,
        named: true,
        cell: ({ site }) => COUNTRY_WORDS[site.country][format.language],
      },
      {
        key: 'opleidingen',
        head: t('slot.suits'),
        width: 'minmax(0, 2fr)',
        extra: true,
        named: true,
        cell: ({ qualifications }) => qualifications.map(({ title }) => title).join(', '),
      },
      {
        key: 'periode',
        head: t('slots.offered'),
        width: 'minmax(0, 1.8fr)',
        extra: true,
        sorts: true,
        cell: ({ startsOn, endsOn }) => format.period(startsOn, endsOn),
      },
      {
        key: 'vrij',
        head: t('slots.places'),
        width: '80px',
        sorts: true,
        named: true,
        cell: ({ placesFree, places }) => (
          <span className="figures">{t('slots.free', { free: placesFree, places })}</span>
        ),
      },
      {
        key: 'perschool',
        head: t('slots.perSchool'),
        width: '160px',
        extra: true,
        named: true,
        cell: ({ mostPerSchool }) => <span className="figures">{mostPerSchool ?? '–'}</span>,
      },
      {
        key: 'vrijvanaf',
        head: t('slots.releasedOn'),
        width: '144px',
        extra: true,
        named: true,
        cell: ({ releasedOn }) => (releasedOn ? format.day(releasedOn) : '–'),
      },
      {
        key: 'bevestigd',
        head: t('slots.confirmed'),
        width: '112px',
        sorts: true,
        named: true,
        cell: ({ lastConfirmedOn }) => (lastConfirmedOn ? format.shortDay(lastConfirmedOn) : '–'),
      },
      {
        key: 'stand',
        head: t('slots.state'),
        width: '188px',
        cell: (slot) => {
          const { kind, word } = slotBuoy(slot, format.language, today);
          return (
            <Buoy kind={kind} small>
              {word}
            </Buoy>
          );
        },
      },
    ],
    [t, format, today],
  );
}
