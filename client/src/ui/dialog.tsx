import { ActionIcon, Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The title is only for who cannot see the dialog; Esc closes. */
  hideTitle?: boolean;
  /** Near the top of the window, where results can grow below. */
  high?: boolean;
  /** Wide, for a picture. */
  wide?: boolean;
  children: ReactNode;
}

/** A dialog in the middle of the window. For a step within a page there is the `Sheet`. */
export function Dialog({ opened, onClose, title, hideTitle, high, wide, children }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal.Root opened={opened} onClose={onClose} centered={!high} yOffset="10dvh" size={wide ? 'xl' : 'md'}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={hideTitle ? 'hidden-words' : classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          {!hideTitle && (
            <ActionIcon aria-label={t('close')} onClick={onClose}>
              <IconX size={22} stroke={1.75} aria-hidden />
            </ActionIcon>
          )}
        </div>
        <div className={classes.body}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
