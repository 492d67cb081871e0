import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../session/key.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { usePlanRefusal } from './plan-words.ts';
import {
  MakeMatchingPlanDocument,
  PlanCompaniesDocument,
  type PlanFactsFragment,
} from './plans.generated.ts';
import { asInput, type Decisions } from './use-decisions.ts';

/** Repairs a plan for when a company drops out, as a plan of its own, with the fewest students moved. */
export function DropOutSheet(props: { plan: PlanFactsFragment; decisions: Decisions; onClose: () => void }) {
  const { plan, decisions, onClose } = props;
  const { t } = useTranslation(['plans', 'ui']);
  const navigate = useNavigate();
  const refusal = usePlanRefusal();
  const [key] = useState(newKey);
  const [chosen, setChosen] = useState('');
  const [named, setNamed] = useState<string | null>(null);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { data, error, refetch } = useQuery(PlanCompaniesDocument, { variables: { id: plan.id } });
  const [make, { loading }] = useMutation(MakeMatchingPlanDocument, { refetchQueries: ['Matching'] });
  const node = data?.node?.__typename === 'MatchingPlan' ? data.node : null;
  const companies = (node?.companies ?? []).flatMap(({ company, students }) =>
    company ? [{ ...company, students }] : [],
  );
  const company = companies.find(({ id }) => id === chosen);
  const name = named ?? (company ? t('dropOut.name', { plan: plan.name, company: company.name }) : '');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!company) return setErrors([{ field: 'company', message: t('dropOut.choose') }]);
    if (!name.trim()) return setErrors([{ field: 'name', message: t('plan.nameMissing') }]);
    const input = {
      key,
      proeftuinId: plan.proeftuin?.id ?? '',
      name: name.slice(0, 80),
      begun: plan.begun,
      fromId: plan.id,
      withoutCompanyIds: [...plan.withoutCompanies.map(({ id }) => id), company.id],
      onlyClassIds: plan.onlyClasses.map(({ id }) => id),
      onlyCompanyIds: plan.onlyCompanies.map(({ id }) => id),
      ...asInput(decisions),
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
      title={t('dropOut.open')}
      facts={[plan.name]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('dropOut.repair')}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <p>{t('dropOut.about')}</p>
      {!node && (error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />)}
      {node && companies.length === 0 && <p className="dim">{t('dropOut.none')}</p>}
      {companies.length > 0 && (
        <>
          <NativeSelect
            label={t('dropOut.company')}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={[
              { value: '', label: t('dropOut.choose') },
              ...companies.map(({ id, name: label, students }) => ({
                value: id,
                label: t('dropOut.option', { company: label, count: students }),
              })),
            ]}
          />
          <TextInput
            label={t('plan.nameLabel')}
            maxLength={80}
            value={name}
            onChange={(event) => setNamed(event.currentTarget.value)}
          />
        </>
      )}
    </Sheet>
  );
}
