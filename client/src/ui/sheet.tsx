import { ActionIcon, Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from './facts.tsx';
import classes from './sheet.module.css';

export interface SheetProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** One line of facts under the title. */
  facts?: ReactNode[];
  /** Buttons at the foot, the main one first. */
  footer?: ReactNode;
  /** When given, body and foot are one form. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

/** A step within a page, at its right side. Focus goes to the title and returns to where it was. */
export function Sheet({ opened, onClose, title, facts, footer, onSubmit, children }: SheetProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const inner = (
    <>
      <div className={classes.body}>{children}</div>
      {footer !== undefined && <div className={classes.foot}>{footer}</div>}
    </>
  );
  return (
    <Drawer.Root opened={opened} onClose={onClose} size="min(608px, 100vw)">
      <Drawer.Overlay />
      <Drawer.Content className={classes.content} aria-labelledby={id}>
        <div className={classes.head}>
          <h2 id={id} className={classes.title} tabIndex={-1} data-autofocus>
            {title}
          </h2>
          <ActionIcon aria-label={t('close')} onClick={onClose}>
            <IconX size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
        {facts && (
          <div className={classes.facts}>
            <Facts facts={facts} />
          </div>
        )}
        {onSubmit ? (
          <form onSubmit={onSubmit} noValidate style={{ display: 'contents' }}>
            {inner}
          </form>
        ) : (
          inner
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}
