import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { MoveEffect } from './move-effect.tsx';
import { MoveSlotsDocument } from './moves.generated.ts';
import type { PlanFactsFragment, PlanRowFragment } from './plans.generated.ts';
import { asInput, decided, decisionsOf } from './use-decisions.ts';
import { takenOver, useMakePlan } from './use-make-plan.ts';

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
  const { send, today, errors, attempt, loading } = useMakePlan(onClose);
  const [slotId, setSlotId] = useState(moving.to?.id ?? '');
  const { data, error, refetch } = useQuery(MoveSlotsDocument, { variables: { id: need.id } });
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
    if (!slotId) return send({ field: 'slot', message: t('move.choose') });
    const name = t('move.name', { plan: plan.name });
    const own = asInput(decided(decisionsOf(plan), need.id, 'PIN', slotId));
    return send({ ...takenOver(plan, today), name, fromId: plan.id, ...own });
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
