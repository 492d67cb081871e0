import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

const PATHS = { list: '/plekken', map: '/kaart' } as const;

/** The same slots as a list or on the map, with the same filters. */
export function SlotsSwitch({ shown }: { shown: keyof typeof PATHS }) {
  const { t } = useTranslation('map');
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('shown')}
      value={shown}
      data={[
        { value: 'list', label: t('list') },
        { value: 'map', label: t('map') },
      ]}
      onChange={(value) => void navigate({ pathname: PATHS[value], search: sharedBy(search) })}
    />
  );
}

const SHARED = ['stand', 'opleiding', 'land', 'provincie', 'vrij'];

/** What both of them are asked in the address. */
function sharedBy(search: string): string {
  const all = new URLSearchParams(search);
  const shared = new URLSearchParams();
  for (const key of SHARED) {
    const value = all.get(key);
    if (value) shared.set(key, value);
  }
  return shared.toString();
}
