import { useTranslation } from 'react-i18next';
import type { BuoyKind } from '../../ui/buoy.tsx';
import { useRefusal } from '../../session/refusal.ts';
import type {
  MakeMatchingPlanMutation,
  PlanFactsFragment,
  PlanListedFragment,
  PlanRowFragment,
} from './plans.generated.ts';

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
  const named = (companies: Reason['cappedBy']) => companies.map(({ name }) => name).join(', ');
  const why = (reason: Reason): string => {
    if (reason.kind === 'SHORTAGE')
      return t('plan.why.SHORTAGE', {
        students: t('short.students', { count: reason.students ?? 0 }),
        places: t('short.places', { count: reason.places ?? 0 }),
      });
    if (reason.kind === 'LOST') return t('plan.why.LOST');
    if (reason.kind === 'CAPPED') return t('plan.why.CAPPED', { companies: named(reason.cappedBy) });
    const parts = reason.rules
      .slice(0, 3)
      .map(({ rule, slots }) => t(`plan.rejects.${rule ?? 'FORBIDDEN'}`, { count: slots }));
    return parts.length === 0 ? t('plan.why.NONE') : t('plan.why.NO_SLOT', { rules: parts.join(', ') });
  };
  const change = (reason: Reason): string | null => {
    const { morePlaces, moreStudents, moreOfSchools, cappedBy, nearest, nearestRules } = reason;
    const [first] = morePlaces;
    const more = [
      first && t('plan.change.place', { slot: nameOf(first), count: morePlaces.length }),
      ...moreStudents.map(({ name }) => t('plan.change.company', { company: name })),
      ...moreOfSchools.map(({ company, school, slot }) => {
        if (!company || !school) return null;
        const where = slot ? nameOf({ ...slot, company }) : company.name;
        return t('plan.change.ofSchool', { where, school: school.name });
      }),
    ].filter(Boolean);
    if (more.length > 0) return more.join(t('plan.change.and'));
    if (cappedBy.length > 0) return t('plan.change.capped', { companies: named(cappedBy) });
    if (!nearest) return null;
    const rules = nearestRules.map((rule) => t(`plan.needs.${rule}`)).join(', ');
    return rules ? t('plan.change.rules', { slot: nameOf(nearest), rules }) : nameOf(nearest);
  };
  return (reason) => ({ why: why(reason), change: change(reason) });
}

type Capped = NonNullable<NonNullable<PlanFactsFragment['basis']>['capped']>;

/** Who was decided apart since limits overlap, and by how much that could be better, in words. */
export function useCappedWords(): (capped: Capped) => string {
  const { t } = useTranslation('plans');
  const bound = ({ moreStudents, morePoints }: Capped): string => {
    if (moreStudents > 0) return t('plan.bound.students', { count: moreStudents });
    return t(morePoints === 0 ? 'plan.bound.best' : 'plan.bound.points');
  };
  return (capped) => t('plan.capped', { count: capped.students, bound: bound(capped) });
}
