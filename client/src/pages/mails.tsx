import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoMailsDocument } from '../features/accounts/accounts.generated.ts';
import { OpenFrame } from '../features/accounts/open-frame.tsx';
import classes from '../features/accounts/mails.module.css';
import { useFormat } from '../session/format.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/title.ts';

const EVERY = 3_000;

/** The mails that the demo kept, newest first. */
export function Component() {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(DemoMailsDocument, { pollInterval: EVERY });
  useTitle(t('mails.title'));
  return (
    <OpenFrame narrow>
      <h1 className={classes.title}>{t('mails.title')}</h1>
      <p className="dim">{t('mails.note')}</p>
      {!data && !error && <ListSkeleton />}
      {!data && error && <ErrorState onRetry={() => void refetch()} />}
      {data?.demoMails.length === 0 && <EmptyState title={t('mails.none')} note={t('mails.noneNote')} />}
      <ul className={classes.list}>
        {data?.demoMails.map((mail) => (
          <li key={mail.id} data-testid="mail">
            <div className={classes.head}>
              <b>{mail.subject}</b>
              <span className="dim">{format.dayOf(mail.sentAt)}</span>
            </div>
            <p className="second">{t('mails.to', { to: mail.to })}</p>
            <div className={classes.actions}>
              {mail.link && (
                <Button component="a" href={mail.link} size="sm">
                  {t('mails.open')}
                </Button>
              )}
              <Button
                size="sm"
                variant="default"
                aria-expanded={open === mail.id}
                onClick={() => setOpen(open === mail.id ? null : mail.id)}
              >
                {t(open === mail.id ? 'mails.hide' : 'mails.show')}
              </Button>
            </div>
            {open === mail.id && <pre className={classes.text}>{mail.text}</pre>}
          </li>
        ))}
      </ul>
    </OpenFrame>
  );
}
