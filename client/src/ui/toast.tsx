import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './action-button.tsx';
import { Buoy, type BuoyKind } from './buoy.tsx';
import classes from './toast.module.css';

const look = () => ({
  classNames: { root: classes.toast, description: classes.message },
  closeButtonProps: { 'aria-label': i18next.t('close', { ns: 'ui' }) },
});

export interface UndoOptions {
  /** What was done. */
  text: string;
  /** How long the server can undo it. */
  seconds: number;
  onUndo: () => Promise<unknown> | void;
}

function UndoToast({ text, seconds, onUndo, onDone }: UndoOptions & { onDone: () => void }) {
  const { t } = useTranslation('ui');
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1_000;
    const timer = setInterval(() => setLeft(Math.max(Math.ceil((end - Date.now()) / 1_000), 0)), 250);
    return () => clearInterval(timer);
  }, [seconds]);
  const undo = async () => {
    await onUndo();
    onDone();
  };
  return (
    <div className={classes.undo}>
      <span>
        {text} <span className="second figures">{t('undoLeft', { count: left })}</span>
      </span>
      <ActionButton size="sm" onAction={undo}>
        {t('undo')}
      </ActionButton>
    </div>
  );
}

/** Says what was done, with "Ongedaan maken" for as long as the server can undo it. */
export function showUndo(options: UndoOptions): void {
  const id = `undo-${Date.now()}-${Math.random()}`;
  notifications.show({
    ...look(),
    id,
    autoClose: options.seconds * 1_000,
    message: <UndoToast {...options} onDone={() => notifications.hide(id)} />,
  });
}

/** Says something in passing. */
export function showToast(text: string, kind?: BuoyKind): void {
  notifications.show({ ...look(), message: kind ? <Buoy kind={kind}>{text}</Buoy> : text });
}
