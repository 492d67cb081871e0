import { useMutation } from '@apollo/client/react';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { useRecordRefusal } from '../../session/record-refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Row, RowList, RowName } from '../../ui/row-list.tsx';
import { showToast } from '../../ui/toast.tsx';
import { StartSchoolYearDocument, type RolloverQuery } from './rollover.generated.ts';
import classes from './rollover.module.css';

type Rollover = NonNullable<RolloverQuery['rollover']>;
type Period = Rollover['periods'][number];
type Dates = { taken: boolean; startsOn: string; endsOn: string };

/** What of the year before is made again: periods on dates that can be changed, and every class. */
export function RolloverPeriods({
  rollover,
  onMade,
}: {
  rollover: Rollover;
  onMade: () => Promise<unknown>;
}) {
  const { t } = useTranslation('records');
  const refused = useRecordRefusal();
  const [start] = useMutation(StartSchoolYearDocument);
  const [changed, setChanged] = useState<Record<string, Dates>>({});
  const { from, schoolYear, school, periods } = rollover;
  const datesOf = ({ period: { id }, startsOn, endsOn }: Period): Dates =>
    changed[id] ?? { taken: true, startsOn, endsOn };
  const open = periods.filter(({ made }) => !made);
  const openClasses = rollover.classes.filter(({ made }) => !made);
  const change = (one: Period, next: Partial<Dates>) =>
    setChanged({ ...changed, [one.period.id]: { ...datesOf(one), ...next } });

  async function make(): Promise<void> {
    const input = {
      key: newKey(),
      schoolId: school.id,
      from,
      classIds: openClasses.map((one) => one.class.id),
      periods: open.flatMap((one) => {
        const { taken, startsOn, endsOn } = datesOf(one);
        // A deadline belongs to its dates: it moves along with the first day.
        return taken ? [{ id: one.period.id, startsOn, endsOn, deadline: deadlineBy(one, startsOn) }] : [];
      }),
    };
    const answer = (await start({ variables: { input } })).data?.startSchoolYear;
    if (answer?.__typename !== 'SchoolChanged') {
      const { reason, facts = [], changedFields = [] } = answer ?? {};
      return showToast(refused({ reason, facts, changedFields }), 'red');
    }
    showToast(t('year.madeNow', { year: schoolYear }), 'green');
    await onMade();
  }

  const done = open.length === 0 && openClasses.length === 0;
  return (
    <>
      <Ledger title={t('year.periods')} note={t('year.periodsNote')} wide first>
        {periods.length === 0 ? (
          <p className="second">{t('year.noPeriods')}</p>
        ) : (
          <RowList label={t('year.periods')} columns="minmax(0, 1fr) 168px 168px" columnsPhone="1fr 1fr">
            {periods.map((one) => (
              <PeriodRow
                key={one.period.id}
                period={one}
                dates={datesOf(one)}
                onChange={(next) => change(one, next)}
              />
            ))}
          </RowList>
        )}
      </Ledger>
      <Ledger title={t('year.classes')} note={t('year.classesNote')}>
        <ul className={classes.names}>
          {rollover.classes.map(({ class: group, made }) => (
            <li key={group.id}>
              {group.name}
              {made && <span className="second"> {t('year.made')}</span>}
            </li>
          ))}
        </ul>
        <div className={classes.act}>
          {done ? (
            <Buoy kind="green">{t('year.madeAll')}</Buoy>
          ) : (
            <ActionButton variant="filled" onAction={make}>
              {t('year.make')}
            </ActionButton>
          )}
        </div>
      </Ledger>
    </>
  );
}

/** The proposed deadline, when the first day stays where it was proposed or moves on; never after the first day. */
function deadlineBy({ deadline, startsOn }: Period, first: string): string | null {
  return deadline !== null && (first === startsOn || deadline <= first) ? deadline : null;
}

function PeriodRow(props: { period: Period; dates: Dates; onChange: (next: Partial<Dates>) => void }) {
  const { period: one, dates, onChange } = props;
  const { t } = useTranslation('records');
  const format = useFormat();
  const { name, programme, class: group } = one.period;
  const note = [programme.title, group?.name].filter(Boolean).join(', ');
  if (one.made)
    return (
      <Row>
        <RowName note={note}>{name}</RowName>
        <div className={classes.done}>
          <span>{format.period(one.made.startsOn, one.made.endsOn)}</span>
          <Buoy kind="green">{t('year.made')}</Buoy>
        </div>
      </Row>
    );
  return (
    <Row className={classes.row ?? ''}>
      <Checkbox
        label={
          <>
            <strong>{name}</strong>
            <span className={classes.note}>{note}</span>
          </>
        }
        aria-label={t('year.takeOver', { name: `${name}, ${note}` })}
        checked={dates.taken}
        onChange={(event) => onChange({ taken: event.currentTarget.checked })}
      />
      {(['startsOn', 'endsOn'] as const).map((field) => (
        <TextInput
          key={field}
          type="date"
          aria-label={t(`year.${field}`, { name: `${name}, ${note}` })}
          value={dates[field]}
          disabled={!dates.taken}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </Row>
  );
}
