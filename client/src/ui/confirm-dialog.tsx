import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ActionButton } from './action-button.tsx';

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What happens and what does not come back. */
  children: ReactNode;
  /** The verb on the button. */
  confirm: string;
  onConfirm: () => Promise<unknown> | void;
}

/** Asks before what cannot be undone. */
export function ConfirmDialog({ opened, onClose, title, children, confirm, onConfirm }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      {children}
      <Group mt="lg" gap="xs">
        <ActionButton variant="filled" onAction={onConfirm}>
          {confirm}
        </ActionButton>
        <Button onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
      </Group>
    </Dialog>
  );
}
