import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { type Chosen, PlanChoice } from './plan-choice.tsx';
import { usePlanRefusal } from './plan-words.ts';
import {
  MakeMatchingPlanDocument,
  type PlanFactsFragment,
  type ProeftuinPlansFragment,
} from './plans.generated.ts';
import { asInput, type Decisions } from './use-decisions.ts';

const NOTHING = { pins: [], forbids: [], leaveOut: [] };

function chosenOf(before?: Pick<PlanFactsFragment, 'onlyClasses' | 'onlyCompanies'>): Chosen {
  const some = (list: readonly { id: string }[] = []) => (list.length > 0 ? list.map(({ id }) => id) : null);
  return { classIds: some(before?.onlyClasses), companyIds: some(before?.onlyCompanies) };
}

/** Names a new plan and has it computed; goes to it at once. */
export function NewPlanSheet(props: {
  proeftuin: ProeftuinPlansFragment;
  /** What was decided on the plan before it. */
  decisions?: Decisions;
  /** The plan before it: for whom and with which places it was made. */
  before?: Pick<PlanFactsFragment, 'begun' | 'withoutCompanies' | 'onlyClasses' | 'onlyCompanies'>;
  onClose: () => void;
}) {
  const { proeftuin, decisions, onClose } = props;
  const { t } = useTranslation(['plans', 'ui']);
  const navigate = useNavigate();
  const refusal = usePlanRefusal();
  const [key] = useState(newKey);
  const [name, setName] = useState(() =>
    t('plan.name', { number: (proeftuin.matchingPlans?.length ?? 0) + 1 }),
  );
  const [begun, setBegun] = useState(props.before?.begun === true);
  const [chosen, setChosen] = useState(() => chosenOf(props.before));
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [make, { loading }] = useMutation(MakeMatchingPlanDocument, { refetchQueries: ['Matching'] });
  const input = decisions ? asInput(decisions) : NOTHING;
  const without = props.before?.withoutCompanies ?? [];
  const withoutCompanyIds = without.map(({ id }) => id);
  const count = input.pins.length + input.forbids.length + input.leaveOut.length;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!name.trim()) return setErrors([{ field: 'name', message: t('plan.nameMissing') }]);
    if (chosen.classIds?.length === 0) return setErrors([{ message: t('choice.noClass') }]);
    if (chosen.companyIds?.length === 0) return setErrors([{ message: t('choice.noCompany') }]);
    const some = {
      onlyClassIds: [...(chosen.classIds ?? [])],
      onlyCompanyIds: [...(chosen.companyIds ?? [])],
    };
    const variables = {
      input: { key, proeftuinId: proeftuin.id, name, begun, withoutCompanyIds, ...some, ...input },
    };
    const answer = (await make({ variables }).catch(() => null))?.data?.makeMatchingPlan;
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
        label={t('plan.nameLabel')}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
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
