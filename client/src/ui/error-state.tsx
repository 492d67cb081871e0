import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Buoy } from './buoy.tsx';
import classes from './error-state.module.css';

export interface ErrorStateProps {
  /** What happened. */
  title?: string;
  /** What is safe. */
  safe?: ReactNode;
  /** What to do: tries again. */
  onRetry?: () => void;
  /** Number to quote. */
  reference?: string | undefined;
}

/** Says what happened, what is safe and what to do. */
export function ErrorState({ title, safe, onRetry, reference }: ErrorStateProps) {
  const { t } = useTranslation('ui');
  return (
    <div role="alert" className={classes.error}>
      <Buoy kind="red">
        <strong>{title ?? t('failed.title')}</strong>
      </Buoy>
      <p className="dim">{safe ?? t('failed.safe')}</p>
      {reference !== undefined && <p className="second">{t('failed.reference', { reference })}</p>}
      {onRetry && (
        <Button className={classes.action} onClick={onRetry}>
          {t('failed.retry')}
        </Button>
      )}
    </div>
  );
}
