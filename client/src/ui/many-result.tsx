import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './action-button.tsx';
import { Buoy } from './buoy.tsx';
import type { Many } from '../session/many.ts';
import classes from './many.module.css';

/** How far it is while it runs; after that what became of each, refusals first, with one undo for all. */
export function ManyResult<Input>({ many, done }: { many: Many<Input>; done: string }) {
  const { t } = useTranslation('many');
  const { became, running, undone } = many;
  const total = many.total ?? 0;
  const refused = became.filter((one) => one.refused !== null);
  const fine = became.filter((one) => one.refused === null);
  const shown = [...refused, ...fine];
  return (
    <>
      <p role="status">
        {running
          ? t('progress', { done: became.length, total })
          : undone
            ? t('undone', { count: fine.length })
            : t('became', { done: fine.length, refused: refused.length })}
      </p>
      {running && (
        <Progress
          value={total ? (became.length / total) * 100 : 0}
          aria-label={t('progress', { done: became.length, total })}
        />
      )}
      {many.stuck && (
        <p role="alert">
          <Buoy kind="red">{t('stuck')}</Buoy>
        </p>
      )}
      {!running && !undone && <Undo many={many} />}
      {shown.length > 0 && (
        <ul className={classes.became} aria-label={t('results')}>
          {shown.map((one) => (
            <li key={one.key}>
              <span className={classes.name}>{one.name}</span>
              <Buoy kind={one.refused === null ? (undone ? 'disc' : 'green') : 'red'} small>
                {one.refused ?? (undone ? t('takenBack') : done)}
              </Buoy>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** "Alles ongedaan maken" for as long as the server can do so for the first row. */
function Undo<Input>({ many }: { many: Many<Input> }) {
  const { t } = useTranslation('many');
  const ends = many.became.flatMap(({ undoUntil }) => (undoUntil ? [Date.parse(undoUntil)] : []));
  const left = useSecondsLeft(ends.length > 0 ? Math.min(...ends) : null);
  if (left <= 0) return null;
  return (
    <p className={classes.undo}>
      <ActionButton onAction={many.undo}>{t('undoAll')}</ActionButton>
      <span className="second figures">{t('left', { count: left })}</span>
    </p>
  );
}

/** Seconds from when it was first seen: the server's window is a minute, whatever this device's clock says. */
const WINDOW = 60;
function useSecondsLeft(end: number | null): number {
  const [left, setLeft] = useState(WINDOW);
  useEffect(() => {
    if (end === null) return;
    const stop = performance.now() + WINDOW * 1_000;
    const timer = setInterval(() => setLeft(Math.max(Math.ceil((stop - performance.now()) / 1_000), 0)), 250);
    return () => clearInterval(timer);
  }, [end]);
  return end === null ? 0 : left;
}
