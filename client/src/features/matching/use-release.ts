import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ReleaseMatchingPlanDocument } from './published.generated.ts';

/** Names the day on which a plan is proposed, or takes it back with null; answers the refusal in words, or null. */
export function useRelease(planId: string): (on: string | null, note?: string) => Promise<string | null> {
  const { t } = useTranslation('plans');
  const refusal = useRefusal();
  const [release] = useMutation(ReleaseMatchingPlanDocument);
  return async (on, note = '') => {
    const variables = { input: { key: newKey(), id: planId, on, ...(note ? { note } : {}) } };
    const answer = (await release({ variables }).catch(() => null))?.data?.releaseMatchingPlan;
    if (answer?.__typename === 'MatchingPlanChanged') return null;
    if (answer?.reason === 'IN_USE') return t('release.late');
    if (answer?.facts.some(({ name }) => name === 'on')) return t('publish.notAhead');
    return refusal(answer?.reason);
  };
}
