import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ActionButtonProps extends Omit<ButtonProps, 'loading'> {
  /** The work; the button shows that it runs until the promise settles, and cannot be pressed twice. */
  onAction?: () => Promise<unknown> | void;
  /** Work that runs elsewhere, as of a form that is being sent. */
  busy?: boolean;
  type?: 'button' | 'submit';
  children: ReactNode;
}

/** A button that shows its work and takes one press at a time. */
export function ActionButton({
  onAction,
  busy = false,
  type = 'button',
  children,
  ...rest
}: ActionButtonProps) {
  const { t } = useTranslation('ui');
  const [running, setRunning] = useState(false);
  const working = busy || running;
  const press = async () => {
    const work = onAction?.();
    if (!work) return;
    setRunning(true);
    try {
      await work;
    } finally {
      setRunning(false);
    }
  };
  return (
    <Button
      {...rest}
      type={type}
      loading={working}
      aria-busy={working}
      onClick={onAction && (() => void press())}
    >
      {children}
      {working && <span className="hidden-words"> ({t('busy')})</span>}
    </Button>
  );
}
