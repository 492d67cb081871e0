import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { PlanCompaniesDocument, type PlanFactsFragment } from './plans.generated.ts';
import { asInput, type Decisions } from './use-decisions.ts';
import { takenOver, useMakePlan } from './use-make-plan.ts';

/** Repairs a plan for when a company drops out, as a plan of its own, with the fewest students moved. */
export function DropOutSheet(props: { plan: PlanFactsFragment; decisions: Decisions; onClose: () => void }) {
  const { plan, decisions, onClose } = props;
  const { t } = useTranslation(['plans', 'ui']);
  const { send, today, errors, attempt, loading } = useMakePlan(onClose);
  const [chosen, setChosen] = useState('');
  const [named, setNamed] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(PlanCompaniesDocument, { variables: { id: plan.id } });
  const node = data?.node?.__typename === 'MatchingPlan' ? data.node : null;
  const companies = (node?.companies ?? []).flatMap(({ company, students }) =>
    company ? [{ ...company, students }] : [],
  );
  const company = companies.find(({ id }) => id === chosen);
  const name = named ?? (company ? t('dropOut.name', { plan: plan.name, company: company.name }) : '');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!company) return send({ field: 'company', message: t('dropOut.choose') });
    if (!name.trim()) return send({ field: 'name', message: t('plan.nameMissing') });
    const same = takenOver(plan, today);
    const withoutCompanyIds = [...same.withoutCompanyIds, company.id];
    return send({ ...same, name, fromId: plan.id, withoutCompanyIds, ...asInput(decisions) });
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
