import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { MoveEffect } from './move-effect.tsx';
import { MoveSlotsDocument } from './moves.generated.ts';
import { usePlanRefusal } from './plan-words.ts';
import { MakeMatchingPlanDocument, type PlanFactsFragment, type PlanRowFragment } from './plans.generated.ts';
import { asInput, decided, decisionsOf } from './use-decisions.ts';

/** A student to move, and where to, when it was dragged there. */
export interface Moving {
  need: NonNullable<PlanRowFragment['need']>;
  to: NonNullable<PlanRowFragment['slot']> | null;
}

/** Moves a student by hand: chooses the slot, shows at once what that does, and saves it as a plan of its own. */
export function MoveSheet(props: { plan: PlanFactsFragment; moving: Moving; onClose: () => void }) {
  const { plan, moving, onClose } = props;
  const { need } = moving;
  const { t } = useTranslation(['plans', 'ui']);
  const navigate = useNavigate();
  const refusal = usePlanRefusal();
  const [key] = useState(newKey);
  const [slotId, setSlotId] = useState(moving.to?.id ?? '');
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { data, error, refetch } = useQuery(MoveSlotsDocument, { variables: { id: need.id } });
  const [make, { loading }] = useMutation(MakeMatchingPlanDocument, { refetchQueries: ['Matching'] });
  const fitting = data?.node?.__typename === 'Need' ? data.node.fittingSlots.nodes : [];
  const slots = [...(moving.to ? [{ slot: moving.to, travel: null }] : []), ...fitting];
  const options = new Map(
    slots
      .toReversed()
      .map(({ slot, travel }) => [
        slot.id,
        [
          slot.title,
          slot.company.name,
          travel ? `${slot.site.place} (${travel.minutes} min)` : slot.site.place,
        ].join(', '),
      ]),
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!slotId) return setErrors([{ field: 'slot', message: t('move.choose') }]);
    const input = {
      key,
      proeftuinId: plan.proeftuin?.id ?? '',
      name: t('move.name', { plan: plan.name }).slice(0, 80),
      begun: plan.begun,
      fromId: plan.id,
      withoutCompanyIds: plan.withoutCompanies.map(({ id }) => id),
      onlyClassIds: plan.onlyClasses.map(({ id }) => id),
      onlyCompanyIds: plan.onlyCompanies.map(({ id }) => id),
      ...asInput(decided(decisionsOf(plan), need.id, 'PIN', slotId)),
    };
    const answer = (await make({ variables: { input } }).catch(() => null))?.data?.makeMatchingPlan;
    if (answer?.__typename === 'MatchingPlanChanged') {
      onClose();
      return void navigate(`/matching/${answer.matchingPlan.id}`);
    }
    setErrors([{ message: refusal(answer) }]);
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('move.title', { student: need.student.displayName })}
      facts={[plan.name, need.student.class?.name]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('move.save')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <p>{t('move.about')}</p>
      {error && !data && <ErrorState onRetry={() => void refetch()} />}
      <NativeSelect
        label={t('move.to')}
        value={slotId}
        onChange={(event) => setSlotId(event.currentTarget.value)}
        data={[
          { value: '', label: t('move.choose') },
          ...[...options].toReversed().map(([value, label]) => ({ value, label })),
        ]}
      />
      {slotId && <MoveEffect planId={plan.id} needId={need.id} slotId={slotId} />}
    </Sheet>
  );
}
