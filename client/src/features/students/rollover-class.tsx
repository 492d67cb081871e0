import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useRecordRefusal } from '../../session/record-refusal.ts';
import { useWords } from '../../session/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Row, RowName } from '../../ui/row-list.tsx';
import { showToast } from '../../ui/toast.tsx';
import { MoveClassUpDocument, type RolloverRowFragment } from './rollover.generated.ts';
import classes from './rollover.module.css';

type Way = 'along' | 'stay' | 'away';
const LEAVE = '';

/** One class: where its students go, those who go elsewhere, and the step that takes them there. */
export function RolloverClass(props: {
  row: RolloverRowFragment;
  /** Classes of the new year. */
  targets: readonly { id: string; name: string }[];
  /** The new year's classes are there. */
  ready: boolean;
  onMoved: () => Promise<unknown>;
}) {
  const { row, targets, ready, onMoved } = props;
  const { t } = useTranslation('records');
  const words = useWords();
  const refused = useRecordRefusal();
  const [move] = useMutation(MoveClassUpDocument);
  const [chosen, setChosen] = useState<string | null>(null);
  const [ways, setWays] = useState<Record<string, Way>>({});
  const [opened, setOpened] = useState(false);
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const { class: group, students } = row;
  const to = chosen ?? row.up?.id ?? LEAVE;
  const wayOf = (id: string): Way => ways[id] ?? 'along';
  const idsOf = (way: Way) => students.map(({ id }) => id).filter((id) => wayOf(id) === way);
  const all = to === LEAVE;
  const choices = [
    { value: 'along', label: t(all ? 'year.away' : 'year.along') },
    ...(row.made ? [{ value: 'stay', label: t('year.stay') }] : []),
    ...(all ? [] : [{ value: 'away', label: t('year.away') }]),
  ];
  const leaving = all ? students.length - idsOf('stay').length : idsOf('away').length;

  async function send(): Promise<void> {
    setAsking(false);
    const input = {
      key: newKey(),
      classId: group.id,
      toClassId: all ? null : to,
      stayIds: idsOf('stay'),
      leaveIds: idsOf('away'),
    };
    const answer = (await move({ variables: { input } })).data?.moveClassUp;
    if (answer?.__typename === 'ClassChanged') {
      setTold(null);
      showToast(t('year.movedNow', { name: group.name }), 'green');
      await onMoved();
      return;
    }
    const { reason, facts = [], changedFields = [] } = answer ?? {};
    const name = facts.find((fact) => fact.name === 'student')?.value;
    setTold(name ? t('year.needed', { name }) : refused({ reason, facts, changedFields }));
    if (name) setOpened(true);
  }

  if (students.length === 0)
    return (
      <Row>
        <RowName>{group.name}</RowName>
        <span />
        <Buoy kind="green">{t('year.moved')}</Buoy>
      </Row>
    );
  return (
    <Row className={classes.row ?? ''}>
      <RowName
        note={t('year.count', { count: students.length, ...words })}
        below={
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {opened ? t('year.hide') : t('year.each', { student: words.student })}
          </Button>
        }
      >
        {group.name}
      </RowName>
      <NativeSelect
        aria-label={t('year.goesTo', { name: group.name })}
        value={to}
        disabled={!ready}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          ...targets.map(({ id, name }) => ({ value: id, label: name })),
          { value: LEAVE, label: t('year.leave') },
        ]}
      />
      <ActionButton
        variant="default"
        disabled={!ready}
        onAction={() => (leaving > 0 ? setAsking(true) : send())}
      >
        {t('year.move')}
      </ActionButton>
      {told !== null && (
        <p role="alert" className={classes.told}>
          {told}
        </p>
      )}
      {opened && (
        <ul className={classes.each}>
          {students.map(({ id, displayName }) => (
            <li key={id}>
              <span>{displayName}</span>
              <NativeSelect
                size="xs"
                aria-label={t('year.studentOf', { name: displayName })}
                value={wayOf(id)}
                onChange={(event) => setWays({ ...ways, [id]: event.currentTarget.value as Way })}
                data={choices}
              />
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('year.leaving', { count: leaving, ...words })}
        confirm={t('year.move')}
        onConfirm={send}
      >
        <p>{t('year.leavingNote')}</p>
      </ConfirmDialog>
    </Row>
  );
}
