import { useApolloClient } from '@apollo/client/react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { addDays } from '@scheldemond/domain/time/working-day';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { pickedNeed, pickedSlot, type Picked } from './pick-many.tsx';
import { type Chosen, PlanChoice } from './plan-choice.tsx';
import {
  PickedNeedFragmentDoc,
  type PlanFactsFragment,
  type ProeftuinPlansFragment,
} from './plans.generated.ts';
import { asInput, type Decisions } from './use-decisions.ts';
import { takenOver, useMakePlan } from './use-make-plan.ts';

const NOBODY: Decisions = { pins: new Map(), forbids: new Map(), leaveOut: new Set() };

/** What the plan before was made for, and whom one has left out on its page since. */
function chosenOf(before: PlanFactsFragment | undefined, leftOut: Picked[]): Chosen {
  const ids = (list: readonly { id: string }[] = []) => list.map(({ id }) => id);
  const some = (groups: string[], single: readonly unknown[] = []) =>
    groups.length + single.length > 0 ? groups : null;
  return {
    classIds: some(ids(before?.onlyClasses), before?.onlyNeeds),
    needs: (before?.onlyNeeds ?? []).map(pickedNeed),
    leftOut,
    companyIds: some(ids(before?.onlyCompanies), before?.onlySlots),
    slots: (before?.onlySlots ?? []).map(pickedSlot),
    withoutSlots: (before?.withoutSlots ?? []).map(pickedSlot),
  };
}

/** Names a new plan and has it computed; goes to it at once. */
export function NewPlanSheet(props: {
  proeftuin: ProeftuinPlansFragment;
  /** What was decided on the plan before it. */
  decisions?: Decisions;
  /** The plan before it: for whom and with which places it was made. */
  before?: PlanFactsFragment;
  onClose: () => void;
}) {
  const { proeftuin, decisions = NOBODY, before, onClose } = props;
  const { t } = useTranslation(['plans', 'ui']);
  const { cache } = useApolloClient();
  const { send, today, errors, attempt, loading } = useMakePlan(onClose);
  const [name, setName] = useState(() =>
    t('plan.name', { number: (proeftuin.matchingPlans?.length ?? 0) + 1 }),
  );
  const [begun, setBegun] = useState(before?.begun === true);
  const [proposedOn, setProposedOn] = useState(before ? (takenOver(before, today).proposedOn ?? '') : '');
  const [chosen, setChosen] = useState(() =>
    chosenOf(
      before,
      // Whoever is left out stands in a row of the page.
      [...decisions.leaveOut].flatMap((needId) => {
        const id = cache.identify({ __typename: 'Need', id: needId });
        const need = cache.readFragment({
          fragment: PickedNeedFragmentDoc,
          fragmentName: 'PickedNeed',
          id: id!,
        });
        return need ? [pickedNeed(need)] : [];
      }),
    ),
  );
  const without = before?.withoutCompanies ?? [];
  const leaveOut = idsOf(chosen.leftOut);
  const { pins, forbids } = asInput(decisions);
  const decided = { pins: pins.filter(({ needId }) => !leaveOut.includes(needId)), forbids, leaveOut };
  const count = decided.pins.length + forbids.length;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!name.trim()) return send({ field: 'name', message: t('plan.nameMissing') });
    const { classIds, needs, companyIds, slots, withoutSlots } = chosen;
    if (classIds && classIds.length + needs.length === 0) return send({ message: t('choice.noClass') });
    if (companyIds && companyIds.length + slots.length === 0) return send({ message: t('choice.noCompany') });
    return send({
      proeftuinId: proeftuin.id,
      name,
      begun,
      proposedOn: proposedOn || null,
      withoutCompanyIds: without.map(({ id }) => id),
      onlyClassIds: [...(classIds ?? [])],
      onlyNeedIds: classIds ? idsOf(needs) : [],
      onlyCompanyIds: [...(companyIds ?? [])],
      onlySlotIds: companyIds ? idsOf(slots) : [],
      withoutSlotIds: idsOf(withoutSlots),
      ...decided,
    });
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('plan.new')}
      facts={[proeftuin.title]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('plan.compute')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <TextInput
        id="name"
        label={t('plan.nameLabel')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('plan.proposedOn')}
        description={t('plan.proposedOnHelp')}
        min={addDays(today, 1)}
        value={proposedOn}
        onChange={(event) => setProposedOn(event.currentTarget.value)}
      />
      <Checkbox
        label={t('plan.begun')}
        description={t('plan.begunHelp')}
        checked={begun}
        onChange={(event) => setBegun(event.currentTarget.checked)}
      />
      <PlanChoice proeftuinId={proeftuin.id} begun={begun} chosen={chosen} onChange={setChosen} />
      <p>{t('plan.about')}</p>
      {count > 0 && <p>{t('plan.carried', { count })}</p>}
      {without.length > 0 && (
        <p>{t('plan.without', { companies: without.map(({ name: company }) => company).join(', ') })}</p>
      )}
    </Sheet>
  );
}

const idsOf = (picked: readonly Picked[]) => picked.map(({ value }) => value);
