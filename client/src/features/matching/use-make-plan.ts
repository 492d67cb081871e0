import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../session/key.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import type { FormError } from '../../ui/form-errors.tsx';
import { usePlanRefusal } from './plan-words.ts';
import {
  MakeMatchingPlanDocument,
  type MakeMatchingPlanMutationVariables,
  type PlanFactsFragment,
} from './plans.generated.ts';

type Input = Omit<MakeMatchingPlanMutationVariables['input'], 'key'>;

/** For whom and with which places a plan was made, as the next one takes it over. */
export function takenOver(plan: PlanFactsFragment, today: string) {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  return {
    proeftuinId: plan.proeftuin?.id ?? '',
    begun: plan.begun,
    proposedOn: plan.proposedOn && plan.proposedOn > today ? plan.proposedOn : null,
    withoutCompanyIds: ids(plan.withoutCompanies),
    onlyClassIds: ids(plan.onlyClasses),
    onlyNeedIds: ids(plan.onlyNeeds),
    onlyCompanyIds: ids(plan.onlyCompanies),
    onlySlotIds: ids(plan.onlySlots),
    withoutSlotIds: ids(plan.withoutSlots),
  };
}

/** Has a plan made and goes to it; or tells what is wrong with what was filled in, or why it is not made. */
export function useMakePlan(onMade: () => void) {
  const navigate = useNavigate();
  const refusal = usePlanRefusal();
  const [key] = useState(newKey);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { today } = useSignedInViewer();
  const [make, { loading }] = useMutation(MakeMatchingPlanDocument, { refetchQueries: ['Matching'] });

  async function send(asked: Input | FormError): Promise<void> {
    setAttempt(attempt + 1);
    if ('message' in asked) return setErrors([asked]);
    const input = { key, ...asked, name: asked.name.slice(0, 80) };
    const answer = (await make({ variables: { input } }).catch(() => null))?.data?.makeMatchingPlan;
    if (answer?.__typename !== 'MatchingPlanChanged') return setErrors([{ message: refusal(answer) }]);
    onMade();
    await navigate(`/matching/${answer.matchingPlan.id}`);
  }
  return { send, today, errors, attempt, loading };
}
