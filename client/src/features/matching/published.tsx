import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useLive } from '../../session/live.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { PublishedOfPlanDocument, WithdrawMatchingPlanDocument } from './published.generated.ts';
import classes from './plans.module.css';

/** What came of a plan: how many proposals wait, and all of them back in one go until a company answers. */
export function Published({ planId, onChange }: { planId: string; onChange: () => void }) {
  const { t } = useTranslation('plans');
  const refusal = useRefusal();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(PublishedOfPlanDocument, {
    variables: { planId },
    fetchPolicy: 'cache-and-network',
  });
  useLive(['Placement', 'Need'], refetch);
  const [withdraw] = useMutation(WithdrawMatchingPlanDocument);
  if (!data && !error) return <ListSkeleton rows={1} />;
  const published = data?.publishedOfPlan;
  if (!published || published.open + published.answered === 0) return null;
  const { open, answered, viewerCanWithdraw } = published;

  async function takeBack(): Promise<void> {
    const variables = { input: { key: newKey(), id: planId } };
    const answer = (await withdraw({ variables }).catch(() => null))?.data?.withdrawMatchingPlan;
    setAsking(false);
    if (answer?.__typename === 'MatchingPlanChanged')
      showToast(t('published.done', { count: open }), 'green');
    else {
      const late = answer?.facts.some(({ name }) => name === 'answered');
      showToast(late ? t('published.late') : refusal(answer?.reason), 'red');
    }
    await refetch();
    onChange();
  }

  return (
    <div className={classes.published}>
      <span>
        {t('published.open', { count: open })}
        {answered > 0 && ` ${t('published.answered', { count: answered })}`}
      </span>
      {viewerCanWithdraw && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('published.withdraw')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('published.title', { count: open })}
        confirm={t('published.withdraw')}
        onConfirm={takeBack}
      >
        <p>{t('published.about')}</p>
      </ConfirmDialog>
    </div>
  );
}
