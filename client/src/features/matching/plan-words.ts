import { useTranslation } from 'react-i18next';
import type { BuoyKind } from '../../ui/buoy.tsx';
import { useRefusal } from '../../session/refusal.ts';
import type { MakeMatchingPlanMutation, PlanListedFragment, PlanRowFragment } from './plans.generated.ts';

const KINDS: Record<PlanListedFragment['state'], BuoyKind> = {
  RUNNING: 'amber',
  DONE: 'green',
  CANCELLED: 'disc',
  FAILED: 'red',
};

/** A plan's state as a buoy with its word. */
export function usePlanState(): (plan: Pick<PlanListedFragment, 'state'>) => {
  kind: BuoyKind;
  word: string;
} {
  const { t } = useTranslation('plans');
  return ({ state }) => ({ kind: KINDS[state], word: t(`plan.state.${state}`) });
}

/** Why a plan is not made, in words; without an answer: that it did not arrive. */
export function usePlanRefusal(): (answer: Answer | null | undefined) => string {
  const { t } = useTranslation('plans');
  const refusal = useRefusal();
  return (answer) => {
    const refused = answer?.__typename === 'MatchingPlanRefused' ? answer : null;
    const waits = refused?.facts.some(({ value }) => value === 'too_many_waiting');
    if (refused?.facts.some(({ name }) => name === 'proposedOn')) return t('publish.notAhead');
    return waits ? t('plan.tooManyWaiting') : refusal(refused?.reason);
  };
}

type Answer = MakeMatchingPlanMutation['makeMatchingPlan'];
type Reason = NonNullable<PlanRowFragment['reason']>;

/** Why a student has no place, and the smallest change that would give one, in words. */
export function useReasonWords(): (reason: Reason) => { why: string; change: string | null } {
  const { t } = useTranslation('plans');
  const nameOf = ({ title, company }: NonNullable<Reason['nearest']>) => `${title}, ${company.name}`;
  const why = (reason: Reason): string => {
    if (reason.kind === 'SHORTAGE')
      return t('plan.why.SHORTAGE', { students: reason.students ?? 0, places: reason.places ?? 0 });
    if (reason.kind === 'LOST') return t('plan.why.LOST');
    const parts = reason.rules
      .slice(0, 3)
      .map(({ rule, slots }) => t(`plan.rejects.${rule ?? 'FORBIDDEN'}`, { count: slots }));
    return parts.length === 0 ? t('plan.why.NONE') : t('plan.why.NO_SLOT', { rules: parts.join(', ') });
  };
  const change = ({ morePlaces, moreStudents, nearest, nearestRules }: Reason): string | null => {
    const [first] = morePlaces;
    const more = first && t('plan.change.place', { slot: nameOf(first), count: morePlaces.length });
    const [company] = moreStudents;
    const room = company && t('plan.change.company', { company: company.name });
    if (more || room) return [more, room].filter(Boolean).join(', ');
    if (!nearest) return null;
    const rules = nearestRules.map((rule) => t(`plan.needs.${rule}`)).join(', ');
    return rules ? t('plan.change.rules', { slot: nameOf(nearest), rules }) : nameOf(nearest);
  };
  return (reason) => ({ why: why(reason), change: change(reason) });
}
