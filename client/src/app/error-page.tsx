import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { errorReference } from './apollo.ts';
import classes from './error-page.module.css';

/** An address that leads nowhere, or that this viewer cannot see. */
export function MissingPage() {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('error.missing')}>
      <EmptyState
        note={t('error.missingBody')}
        action={
          <Button component={Link} to="/">
            {t('error.home')}
          </Button>
        }
      />
    </Page>
  );
}

/** What is shown when a page cannot be drawn: what happened, what is safe, what to do, and a reference. */
export function ErrorPage() {
  const { t } = useTranslation('frame');
  const { t: ui } = useTranslation('ui');
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <MissingPage />;
  const reference = errorReference(error);
  return (
    <div className={classes.error}>
      <Page title={t('error.title')}>
        <p>{t('error.body')}</p>
        {reference !== undefined && <p className="second">{ui('failed.reference', { reference })}</p>}
        <Button mt="md" onClick={() => window.location.reload()}>
          {t('error.again')}
        </Button>
      </Page>
    </div>
  );
}
