import { ActionIcon, Drawer } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
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
  /** From the bottom, for a menu on a phone. */
  fromBottom?: boolean;
  /** When given, body and foot are one form. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

/** Where the focus is; within a menu, which goes away, the button that opened it. */
function focused(): Element | null {
  const menu = document.activeElement?.closest('[role="menu"]');
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : document.activeElement;
}

/** A sheet that is taken away while it is open gives the focus back to where it was, too. */
function useFocusBack(): void {
  const [before] = useState(focused);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
}

/** A step within a page, at its right side. Focus goes to the title and returns to where it was. */
export function Sheet({ opened, onClose, title, facts, footer, fromBottom, onSubmit, children }: SheetProps) {
  const { t } = useTranslation('ui');
  useFocusBack();
  const inner = (
    <>
      <div className={`${classes.body} in-order`}>{children}</div>
      {footer !== undefined && <div className={classes.foot}>{footer}</div>}
    </>
  );
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      size={fromBottom ? 'auto' : 'min(608px, 100vw)'}
      position={fromBottom ? 'bottom' : 'right'}
      classNames={{ content: fromBottom ? `${classes.content} ${classes.bottom}` : classes.content }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title className={classes.title} tabIndex={-1} data-autofocus>
            {title}
          </Drawer.Title>
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
