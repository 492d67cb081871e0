import { type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Buoy } from './buoy.tsx';
import classes from './form-errors.module.css';

export interface FormError {
  /** `id` of the field, to jump to. */
  field?: string;
  message: string;
}

/**
 * What is wrong, on top of a form; takes focus when a try to send failed.
 *
 * @param attempt - number of failed tries; each new one moves focus here
 */
export function FormErrors({ errors, attempt }: { errors: readonly FormError[]; attempt: number }) {
  const { t } = useTranslation('ui');
  const summary = useRef<HTMLDivElement>(null);
  const any = errors.length > 0;
  useEffect(() => {
    if (attempt > 0 && any) summary.current?.focus();
  }, [attempt, any]);
  if (!any) return null;
  const jump = (event: MouseEvent, field: string) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
  return (
    <div ref={summary} tabIndex={-1} role="alert" className={classes.summary}>
      <Buoy kind="red">
        <strong>{t('formErrors', { count: errors.length })}</strong>
      </Buoy>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={message}>
            {field === undefined ? (
              message
            ) : (
              <a href={`#${field}`} onClick={(event) => jump(event, field)}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
