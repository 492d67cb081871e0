import { useApolloClient, useMutation } from '@apollo/client/react';
import { Menu } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../session/key.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { ICON } from '../ui/icons.ts';
import { SignOutDocument, SwitchMembershipDocument } from './viewer.generated.ts';
import { useRoleName } from '../session/role-name.ts';
import classes from './account-menu.module.css';

/** Person, role and organisation; opens the choice of another role, and signing out. */
export function AccountMenu() {
  const { t } = useTranslation('frame');
  const { person, membership, memberships } = useSignedInViewer();
  const roleName = useRoleName();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [switchTo] = useMutation(SwitchMembershipDocument);
  const [signOut] = useMutation(SignOutDocument);
  const others = memberships.filter(({ id }) => id !== membership?.id);

  const change = async (membershipId: string) => {
    await switchTo({ variables: { key: newKey(), membershipId } });
    await navigate('/');
    await client.resetStore();
  };
  const leave = async () => {
    await signOut({ variables: { key: newKey() } });
    await client.clearStore();
    // a full load: nothing that was read stays in the memory of this tab
    window.location.assign('/aanmelden');
  };

  return (
    <Menu position="top-start" width={240} withinPortal>
      <Menu.Target>
        <button type="button" className={classes.account}>
          <span className={classes.name}>{person.displayName}</span>
          <span className={classes.role}>
            {membership && roleName(membership)}
            <IconSelector {...ICON} size={16} />
          </span>
          <span>{membership?.organisation.name}</span>
          <span className="hidden-words">{t('account.open')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.length > 0 && <Menu.Label>{t('account.switch')}</Menu.Label>}
        {others.map((other) => (
          <Menu.Item key={other.id} onClick={() => void change(other.id)}>
            {roleName(other)}
            <div className="second">{other.organisation.name}</div>
          </Menu.Item>
        ))}
        {others.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={() => void leave()}>{t('account.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
