import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findIn } from '../app/search.ts';
import { InviteSheet } from '../features/accounts/invite-sheet.tsx';
import { useMemberColumns } from '../features/accounts/member-columns.tsx';
import { MemberSheet } from '../features/accounts/member-sheet.tsx';
import { type MemberRowFragment, MembersDocument } from '../features/accounts/members.generated.ts';
import { ROLES_OF } from '../features/accounts/member-scope.tsx';
import type { Role } from '../schema-types.generated.ts';
import { useListState } from '../session/list-state.ts';
import { useLive } from '../session/live.ts';
import type { Paged } from '../session/paged.ts';
import { useRoleName } from '../session/role-name.ts';
import { useSignedInViewer, type ViewerOrganisation } from '../session/viewer.ts';
import { useArchivedFilter } from '../ui/archived-chip.tsx';
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
  const { t } = useTranslation('people');
  const roleName = useRoleName();
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useState<MemberRowFragment | null>(null);
  const client = useApolloClient();
  const refresh = () => client.refetchQueries({ include: [MembersDocument] });
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
  const asked = state.filters;
  const ended = asked[archived.key] !== undefined;
  const { data, previousData, error, refetch } = useQuery(MembersDocument, {
    variables: { organisationId: organisation.id, archived: ended },
  });
  useLive(['Membership', 'Person'], refetch);
  const found = (data ?? previousData)?.node;
  const known = found?.__typename === 'Organisation' ? found : null;
  const staff = known?.memberships?.filter(
    ({ role, active }) =>
      role !== 'STUDENT' &&
      (asked['rol'] === undefined || role === asked['rol']) &&
      (asked['stand'] === undefined || active === (asked['stand'] === 'actief')),
  );
  const rows = staff && ordered(wordsIn(staff, state.search ?? ''), state.sort, roles);
  const paged: Paged<MemberRowFragment> = {
    rows: known && !known.memberships ? [] : rows,
    total: known && !known.memberships ? 0 : rows?.length,
    stale: data === undefined && previousData !== undefined,
    failed: error !== undefined && known === null,
    hasMore: false,
    more: () => Promise.resolve(),
    retry: () => void refetch(),
  };
  return (
    <Page
      title={t('title')}
      facts={[organisation.name]}
      {...(known?.viewerCanInvite
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

/** The members whose name or address holds words that begin so. */
function wordsIn(members: readonly MemberRowFragment[], search: string): MemberRowFragment[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  const named = members.map(({ id, person }) => ({
    key: id,
    title: person.displayName,
    note: person.email ?? '',
    path: '',
  }));
  return findIn(named, search).flatMap(({ key }) => byId.get(key) ?? []);
}

function ordered(
  members: MemberRowFragment[],
  sort: { column: string; down: boolean },
  roles: readonly Role[],
): MemberRowFragment[] {
  const byName = (a: MemberRowFragment, b: MemberRowFragment) =>
    a.person.displayName.localeCompare(b.person.displayName, 'nl');
  const order = (a: MemberRowFragment, b: MemberRowFragment) =>
    (sort.column === 'rol' ? roles.indexOf(a.role) - roles.indexOf(b.role) : 0) || byName(a, b);
  const sorted = members.toSorted(order);
  return sort.down ? sorted.toReversed() : sorted;
}
