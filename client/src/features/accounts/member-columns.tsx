import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoleName } from '../../session/role-name.ts';
import type { ViewerOrganisation } from '../../session/viewer.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import type { DataColumn } from '../../ui/data-list.tsx';
import { RowName } from '../../ui/row-list.tsx';
import type { MemberRowFragment } from './members.generated.ts';

/** What a list of members can show; the name opens role and reach for who may change them. */
export function useMemberColumns(
  organisation: ViewerOrganisation,
  onOpen: (member: MemberRowFragment) => void,
  onChanged: () => unknown,
): DataColumn<MemberRowFragment, ListColumn<'members'>>[] {
  const { t } = useTranslation('people');
  const roleName = useRoleName();
  return useMemo(
    () => [
      {
        key: 'naam',
        head: t('name'),
        width: 'minmax(0, 3fr)',
        fixed: true,
        sorts: true,
        cell: (member) => (
          <RowName
            {...(member.viewerCanEdit ? { onOpen: () => onOpen(member) } : {})}
            note={member.person.email ?? undefined}
          >
            {member.person.displayName}
          </RowName>
        ),
      },
      {
        key: 'rol',
        head: t('role'),
        width: 'minmax(0, 2fr)',
        sorts: true,
        cell: ({ role }) => roleName({ role, organisation }),
      },
      {
        key: 'bereik',
        head: t('scope'),
        width: 'minmax(0, 2fr)',
        named: true,
        cell: ({ classes, sites }) =>
          [...new Set([...classes, ...sites].map(({ name }) => name))].join(', ') || '–',
      },
      {
        key: 'telefoon',
        head: t('phone'),
        width: 'minmax(0, 1.4fr)',
        extra: true,
        named: true,
        cell: ({ person }) => person.phone ?? '–',
      },
      {
        key: 'stand',
        head: t('state'),
        width: '136px',
        cell: ({ id, active, archived, person, viewerCanArchive }) =>
          archived && viewerCanArchive ? (
            <ArchiveButton id={id} name={person.displayName} archived onDone={onChanged} />
          ) : (
            <Buoy kind={archived ? 'disc' : active ? 'green' : 'ring'} small>
              {t(archived ? 'ended' : active ? 'active' : 'pending')}
            </Buoy>
          ),
      },
    ],
    [t, roleName, organisation, onOpen, onChanged],
  );
}
