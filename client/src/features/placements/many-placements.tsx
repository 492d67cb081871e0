import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedInViewer, type Role } from '../../session/viewer.ts';
import type { ManyPlacementsQueryVariables } from './many.generated.ts';
import { ManySheet } from './many-sheet.tsx';

export type ManyKind = 'remind' | 'period' | 'teacher' | 'mentor';

const KINDS: Partial<Record<Role, readonly ManyKind[]>> = {
  TEACHER: ['remind', 'period'],
  SCHOOL_COORDINATOR: ['remind', 'period', 'teacher'],
  COORDINATOR: ['remind', 'period'],
  MENTOR: ['mentor'],
  COMPANY_ADMIN: ['mentor'],
};

/** What can be done with the chosen placements, all at once. */
export function ManyPlacements({ filter }: { filter: ManyPlacementsQueryVariables['filter'] }) {
  const { t } = useTranslation('many');
  const { membership } = useSignedInViewer();
  const [kind, setKind] = useState<ManyKind | null>(null);
  const kinds = (membership && KINDS[membership.role]) ?? [];
  if (kinds.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="sm">{t('actions')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((one) => (
            <Menu.Item key={one} onClick={() => setKind(one)}>
              {t(`${one}.menu`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {kind && <ManySheet kind={kind} filter={filter} onClose={() => setKind(null)} />}
    </>
  );
}
