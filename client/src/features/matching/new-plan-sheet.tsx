import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { usePlanRefusal } from './plan-words.ts';
import {
  MakeMatchingPlanDocument,
  type PlanFactsFragment,
  type ProeftuinPlansFragment,
} from './plans.generated.ts';
import { asInput, type Decisions } from './use-decisions.ts';

const NOTHING = { pins: [], forbids: [], leaveOut: [] };

/** Names a new plan and has it computed; goes to it at once. */
export function NewPlanSheet(props: {
  proeftuin: ProeftuinPlansFragment;
  /** What was decided on the plan before it. */
  decisions?: Decisions;
  /** The plan before it: whether periods that have begun took part, and which companies did not. */
  before?: Pick<PlanFactsFragment, 'begun' | 'withoutCompanies'>;
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
    const variables = { input: { key, proeftuinId: proeftuin.id, name, begun, withoutCompanyIds, ...input } };
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
      <p>{t('plan.about')}</p>
      {count > 0 && <p>{t('plan.carried', { count })}</p>}
      {without.length > 0 && (
        <p>{t('plan.without', { companies: without.map(({ name: company }) => company).join(', ') })}</p>
      )}
    </Sheet>
  );
}
