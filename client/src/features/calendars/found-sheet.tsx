import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { useRecordRefusal } from '../../session/record-refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { CalendarOwner } from './calendar-ledger.tsx';
import { AddClosuresDocument } from './calendars.generated.ts';
import classes from './calendars.module.css';
import type { FoundClosures } from './found-closures.ts';

const MOST_AT_ONCE = 200;
const MOST_PROBLEMS = 20;

/** What a file or a region holds, to choose from before anything is kept. */
export function FoundSheet(props: {
  owner: CalendarOwner;
  /** Of a company: what the file gives to none of them is of all, or of one that is chosen. */
  sites: readonly { id: string; name: string }[];
  found: FoundClosures;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}) {
  const { owner, sites, found, onClose, onSaved } = props;
  const { t } = useTranslation(['calendars', 'ui']);
  const format = useFormat();
  const refused = useRecordRefusal();
  const [add] = useMutation(AddClosuresDocument);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [key] = useState(newKey);
  const [siteId, setSiteId] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const closures = found.closures.slice(0, MOST_AT_ONCE);
  const chosen = closures.filter((_, at) => !left.has(at));
  const toggle = (at: number) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(at)) next.add(at);
      return next;
    });

  const onlyAt = (id: string | null | undefined) => {
    const site = sites.find((one) => one.id === id)?.name;
    return site && t('onlySite', { site });
  };

  async function save(): Promise<void> {
    const given = chosen.map((one) => ({
      from: one.from,
      to: one.to,
      kind: one.kind,
      name: one.name.nl,
      reference: one.source.reference,
      siteId: one.siteId ?? (siteId || null),
    }));
    const sent = await add({
      variables: {
        input: { key: `${key} ${siteId} ${[...left].join('.')}`, ownerId: owner.id, closures: given },
      },
    }).catch(() => null);
    const answer = sent?.data?.addClosures;
    if (answer?.__typename !== 'ClosuresChanged')
      return setProblem(refused({ reason: answer?.reason, facts: answer?.facts ?? [], changedFields: [] }));
    await onSaved();
    showToast(t('added', { count: answer.count }), 'green');
    onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={found.unsure ? t('regionTitle') : t('fileTitle')}
      facts={[found.from]}
      footer={
        <>
          <ActionButton variant="filled" disabled={chosen.length === 0} onAction={save}>
            {t('take', { count: chosen.length })}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </>
      }
    >
      {problem !== null && (
        <p role="alert">
          <Buoy kind="red">{problem}</Buoy>
        </p>
      )}
      {found.unsure && closures.length > 0 && (
        <p>
          <Buoy kind="amber">{t('unsure')}</Buoy>
        </p>
      )}
      {closures.length === 0 && <p>{t(found.unsure ? 'regionNone' : 'fileNone')}</p>}
      {sites.length > 1 && closures.some((one) => !one.siteId) && (
        <NativeSelect
          label={t('closedSite')}
          value={siteId}
          data={[
            { value: '', label: t('allSites') },
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setSiteId(event.currentTarget.value)}
        />
      )}
      <ul className={classes.found}>
        {closures.map(({ from, to, name, siteId: of }, at) => (
          <li key={`${from} ${to} ${name.nl} ${of}`}>
            <Checkbox
              label={name[format.language]}
              description={onlyAt(of)}
              checked={!left.has(at)}
              onChange={() => toggle(at)}
            />
            <span className="figures">{from === to ? format.day(from) : format.period(from, to)}</span>
          </li>
        ))}
      </ul>
      {found.problems.length > 0 && (
        <>
          <h3>{t('notRead', { count: found.problems.length })}</h3>
          <ul className={classes.found}>
            {found.problems.slice(0, MOST_PROBLEMS).map(({ code, line, found: what }) => (
              <li key={`${code} ${line} ${what}`}>
                <span>
                  {line !== null && `${t('line', { line })}: `}
                  {t(`problem.${code}`)}
                </span>
                <span className="second">{what}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
