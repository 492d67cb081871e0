import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { PlanFactsFragment } from './plans.generated.ts';
import classes from './plans.module.css';
import { useRelease } from './use-release.ts';

/** The day on which a plan is proposed, which can be taken back before it, and what did not go then. */
export function PlanRelease({ plan }: { plan: PlanFactsFragment }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const release = useRelease(plan.id);
  const { release: named } = plan;
  if (!named || (named.ended && named.refused === 0)) return null;
  const day = format.day(named.on);

  async function takeBack(): Promise<void> {
    const problem = await release(null);
    showToast(problem ?? t('release.takenBack'), problem ? 'red' : 'green');
  }

  return (
    <div className={classes.published} role="status">
      <span>
        {named.ended
          ? t('release.refused', { count: named.refused, day })
          : named.begun
            ? t('release.begun')
            : t('release.waits', { day, who: named.by?.displayName ?? '' })}
      </span>
      {!named.begun && plan.viewerCanEdit && (
        <ActionButton variant="default" onAction={takeBack}>
          {t('release.takeBack')}
        </ActionButton>
      )}
    </div>
  );
}
