import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useCallbackRef } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InviteSheet } from '../features/accounts/invite-sheet.tsx';
import { useMemberColumns } from '../features/accounts/member-columns.tsx';
import { MemberSheet } from '../features/accounts/member-sheet.tsx';
import { type MemberRowFragment, MembersDocument } from '../features/accounts/members.generated.ts';
import { ROLES_OF } from '../features/accounts/member-scope.tsx';
import type { Role } from '../schema-types.generated.ts';
import { useListState } from '../session/list-state.ts';
import { usePaged } from '../session/paged.ts';
import { useRoleName } from '../session/role-name.ts';
import { useSignedInViewer, type ViewerOrganisation } from '../session/viewer.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
import { valueIn } from '../ui/list-filter.ts';
import { ListFrame } from '../ui/list-frame.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { MissingPage } from '../app/error-page.tsx';
import { Page } from '../ui/page.tsx';

/** Who belongs to the viewer's own organisation; students stand in a list of their own. */
export function Component() {
  const own = useSignedInViewer().membership?.organisation;
  return own ? <People organisation={own} /> : <MissingPage />;
}

function People({ organisation }: { organisation: ViewerOrganisation }) {
  const { t } = useTranslation(['people', 'records']);
  const { canCreate } = useSignedInViewer();
  const roleName = useRoleName();
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useState<MemberRowFragment | null>(null);
  const client = useApolloClient();
  const refresh = useCallbackRef(() => client.refetchQueries({ include: [MembersDocument] }));
  const columns = useMemberColumns(organisation, setOpened, refresh);
  const archived = useArchivedFilter();
  const roles: readonly Role[] = ROLES_OF[organisation.kind];
  const filters = [
    {
      key: 'rol',
      label: t('role'),
      options: roles.map((value) => ({ value, label: roleName({ role: value, organisation }) })),
    },
    {
      key: 'stand',
      label: t('state'),
      options: [
        { value: 'actief', label: t('active') },
        { value: 'uitgenodigd', label: t('pending') },
      ],
    },
    archived,
  ];
  const state = useListState(listKeys(columns, filters, { column: 'naam', down: false }));
  const { filters: asked } = state;
  const variables = {
    organisationId: organisation.id,
    search: state.search,
    role: valueIn(roles, asked['rol']),
    active: asked['stand'] === 'actief' ? true : asked['stand'] === 'uitgenodigd' ? false : null,
    archived: asked[archived.key] !== undefined,
    sort: state.sort.column === 'rol' ? ('ROLE' as const) : ('NAME' as const),
    direction: state.sort.down ? ('DESC' as const) : ('ASC' as const),
  };
  const paged = usePaged(MembersDocument, 'members', variables, ['Membership', 'Person']);
  return (
    <Page
      title={t('title')}
      facts={[organisation.name]}
      {...(canCreate.includes('MEMBERSHIP')
        ? {
            action: (
              <Button variant="filled" onClick={() => setInviting(true)}>
                {t('invite')}
              </Button>
            ),
          }
        : {})}
    >
      <ListFrame
        state={state}
        paged={paged}
        label={t('title')}
        search={t('search')}
        filters={filters}
        columns={columns}
        archive={{
          archived: variables.archived,
          recordOf: ({ id, viewerCanArchive }) => ({ id, can: viewerCanArchive }),
          help: t('records:archiveMembers'),
        }}
        exported={{ list: 'members', variables: (chosen) => ({ ...variables, ...chosen }) }}
        nameOf={({ person }) => person.displayName}
        countOf={(count) => t('count', { count })}
        empty={{ title: t('none'), note: t('noneNote') }}
      />
      {inviting && (
        <InviteSheet organisation={organisation} onClose={() => setInviting(false)} onInvited={refresh} />
      )}
      {opened && (
        <MemberSheet
          organisation={organisation}
          member={opened}
          onClose={() => setOpened(null)}
          onSaved={refresh}
        />
      )}
    </Page>
  );
}
