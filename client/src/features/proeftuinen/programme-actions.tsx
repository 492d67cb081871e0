import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './partners.module.css';
import type { ProeftuinFactsFragment, ProgrammeInsideFragment } from './proeftuinen.generated.ts';
import { useProgrammes } from './use-programmes.ts';

interface ProgrammeActionsProps {
  proeftuin: ProeftuinFactsFragment;
  programme: ProgrammeInsideFragment;
  /** It takes part; else it is asked to. */
  inside: boolean;
  onChanged: () => unknown;
}

/** What the programme's school and who coordinates may do with it; what cannot be undone is asked first. */
export function ProgrammeActions({ proeftuin, programme, inside, onChanged }: ProgrammeActionsProps) {
  const { t } = useTranslation('proeftuin');
  const { setJoined, decline, withdraw } = useProgrammes(proeftuin, onChanged);
  const [asking, setAsking] = useState<'join' | 'decline' | 'remove' | null>(null);
  const close = () => setAsking(null);
  const { title, school } = programme;
  const ofWhat = <span className="hidden-words">: {title}</span>;
  const forSchool = programme.viewerCanEdit && !proeftuin.archived;
  return (
    <div className={classes.actions}>
      {forSchool && inside && (
        <ActionButton size="sm" onAction={() => setJoined(programme, false, true)}>
          {t('programme.leave')}
          {ofWhat}
        </ActionButton>
      )}
      {forSchool && !inside && (
        <>
          <Button size="sm" variant="filled" onClick={() => setAsking('join')}>
            {t('programme.join')}
            {ofWhat}
          </Button>
          <Button size="sm" onClick={() => setAsking('decline')}>
            {t('programme.decline')}
            {ofWhat}
          </Button>
        </>
      )}
      {proeftuin.viewerCanEdit && (
        <ActionButton size="sm" onAction={() => (inside ? setAsking('remove') : withdraw(programme))}>
          {t('programme.remove')}
          {ofWhat}
        </ActionButton>
      )}
      <ConfirmDialog
        opened={asking === 'join'}
        onClose={close}
        title={t('programme.joinTitle', { title })}
        confirm={t('programme.join')}
        onConfirm={async () => {
          await setJoined(programme, true, true);
          close();
        }}
      >
        {t('programme.joinNote', { proeftuin: proeftuin.title, title })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'decline'}
        onClose={close}
        title={t('programme.declineTitle', { title })}
        confirm={t('programme.decline')}
        onConfirm={async () => {
          await decline(programme);
          close();
        }}
      >
        {t('programme.declineNote', { proeftuin: proeftuin.title })}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'remove'}
        onClose={close}
        title={t('programme.removeTitle', { title })}
        confirm={t('programme.remove')}
        onConfirm={async () => {
          await setJoined(programme, false, false);
          close();
        }}
      >
        {t('programme.removeNote', { school: school.name })}
      </ConfirmDialog>
    </div>
  );
}
