import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { PROVINCE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { PlanShortDocument, type PlanShortSlotFragment } from './plans.generated.ts';
import classes from './plans.module.css';

/** So many slots are named; the others are counted. */
const NAMED = 5;

interface Props {
  planId: string;
  canDecide: boolean;
  /** Asks what one more place in a slot would bring. */
  onePlace: (slot: PlanShortSlotFragment) => void;
}

/** Where places lack: groups of students and slots that no plan serves, and where one more place helps. */
export function PlanShort({ planId, ...rest }: Props) {
  const { t } = useTranslation('plans');
  const { language } = useFormat();
  const { data, error, refetch } = useQuery(PlanShortDocument, { variables: { id: planId } });
  if (!data) return error ? <ErrorState onRetry={() => void refetch()} /> : <ListSkeleton />;
  const plan = data.node?.__typename === 'MatchingPlan' ? data.node : null;
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
                {t('short.for', {
                  students: t('short.students', { count: students }),
                  places: t('short.places', { count: places }),
                })}
              </Cell>
              <Slots slots={slots} />
            </Row>
          ))}
        </RowList>
      )}
      {plan.slotsToWiden.length > 0 && (
        <>
          <p className={classes.widen}>{t('short.widen')}</p>
          <SlotsToWiden slots={plan.slotsToWiden} {...rest} />
        </>
      )}
    </Ledger>
  );
}

/** The slots where one more place helps, each with what it would bring when one asks. */
function SlotsToWiden(props: Omit<Props, 'planId'> & { slots: readonly PlanShortSlotFragment[] }) {
  const { slots, canDecide, onePlace } = props;
  const { t } = useTranslation('plans');
  const [whole, setWhole] = useState(false);
  const more = slots.length - NAMED;
  return (
    <>
      <RowList label={t('short.widen')} columns="minmax(0, 1fr) auto">
        {(whole ? slots : slots.slice(0, NAMED)).map((slot) => (
          <Row key={slot.id}>
            <RowName to={`/plekken/${slot.id}`} note={`${slot.company.name}, ${slot.site.place}`}>
              {slot.title}
            </RowName>
            {canDecide && (
              <div className={classes.ask}>
                <Button
                  variant="subtle"
                  px={8}
                  aria-label={t('onePlace.askOf', { slot: slot.title, company: slot.company.name })}
                  onClick={() => onePlace(slot)}
                >
                  {t('onePlace.ask')}
                </Button>
              </div>
            )}
          </Row>
        ))}
      </RowList>
      {more > 0 && !whole && (
        <Button variant="default" className={classes.others} onClick={() => setWhole(true)}>
          {t('short.showOthers', { count: more })}
        </Button>
      )}
    </>
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
