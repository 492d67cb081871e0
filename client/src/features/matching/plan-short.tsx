import { useQuery } from '@apollo/client/react';
import { PROVINCE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { PlanShortDocument, type PlanShortSlotFragment } from './plans.generated.ts';
import classes from './plans.module.css';

/** So many slots are named; the others are counted. */
const NAMED = 5;

/** Where places lack: groups of students and slots that no plan serves, and where one more place helps. */
export function PlanShort({ planId }: { planId: string }) {
  const { t } = useTranslation('plans');
  const { language } = useFormat();
  const { data, error, refetch } = useQuery(PlanShortDocument, { variables: { id: planId } });
  if (!data && error) return <ErrorState onRetry={() => void refetch()} />;
  const plan = data?.node?.__typename === 'MatchingPlan' ? data.node : null;
  if (!plan || plan.shortages.length + plan.slotsToWiden.length === 0) return null;
  const provinces = (slots: readonly PlanShortSlotFragment[]) =>
    [...new Set(slots.map(({ site }) => PROVINCE_WORDS[site.province][language]))].join(', ');
  return (
    <Ledger title={t('short.title')} note={t('short.note')} wide>
      {plan.shortages.length > 0 && (
        <RowList
          label={t('short.title')}
          head={[t('short.group'), t('short.lack'), t('short.slots')]}
          columns="minmax(0, 1fr) 200px minmax(0, 1.4fr)"
        >
          {plan.shortages.map(({ qualifications, students, places, missing, slots }) => (
            <Row key={slots.map(({ id }) => id).join()}>
              <RowName note={provinces(slots)}>{qualifications.map(({ title }) => title).join(', ')}</RowName>
              <Cell note={t('short.missing', { count: missing })}>
                {t('short.for', { students, places })}
              </Cell>
              <Slots slots={slots} />
            </Row>
          ))}
        </RowList>
      )}
      {plan.slotsToWiden.length > 0 && (
        <>
          <p className={classes.repaired}>{t('short.widen')}</p>
          <Slots slots={plan.slotsToWiden} />
        </>
      )}
    </Ledger>
  );
}

function Slots({ slots }: { slots: readonly PlanShortSlotFragment[] }) {
  const { t } = useTranslation('plans');
  return (
    <div>
      {slots.slice(0, NAMED).map(({ id, title, company }, at) => (
        <span key={id}>
          {at > 0 && '; '}
          <Link to={`/plekken/${id}`}>{`${title}, ${company.name}`}</Link>
        </span>
      ))}
      {slots.length > NAMED && ` ${t('short.others', { count: slots.length - NAMED })}`}
    </div>
  );
}
