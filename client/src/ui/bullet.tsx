import { useTranslation } from 'react-i18next';
import { Buoy, type BuoyKind } from './buoy.tsx';
import classes from './bullet.module.css';

export interface BulletProps {
  key: string;
  name: string;
  /** A quiet line under the name. */
  note?: string;
  /** What the name opens, for who may change it. */
  onOpen?: (() => void) | undefined;
  now: number;
  target: number;
  /** Where the plan would be today. */
  expected?: number;
  /** How far off, in words. */
  state: { kind: BuoyKind; word: string };
}

const share = (value: number, target: number) => `${target > 0 ? Math.min((value / target) * 100, 100) : 0}%`;

/** Targets as bullet graphs: each track ends at its target, dotted is what was expected today. */
export function Bullets({ bullets, label }: { bullets: readonly BulletProps[]; label: string }) {
  const { t, i18n } = useTranslation('ui');
  const figure = new Intl.NumberFormat(i18n.language);
  return (
    <div className={classes.list}>
      <ul className={classes.bullets} aria-label={label}>
        {bullets.map(({ key, name, note, onOpen, now, target, expected, state }) => (
          <li key={key} className={classes.bullet}>
            <div className={classes.name}>
              {onOpen ? (
                <button type="button" className={classes.open} onClick={onOpen}>
                  {name}
                </button>
              ) : (
                name
              )}
              {note !== undefined && <div className="second">{note}</div>}
            </div>
            <span className={classes.count}>
              <strong>{figure.format(now)}</strong> {t('bullet.of')} {figure.format(target)}
            </span>
            <span className={classes.bar} aria-hidden="true">
              <span className={classes.track} />
              <span className={classes.value} style={{ width: share(now, target) }} />
              {expected !== undefined && (
                <span className={classes.expected} style={{ left: share(expected, target) }} />
              )}
              <span className={classes.target} />
            </span>
            <span className={classes.state}>
              <Buoy kind={state.kind}>{state.word}</Buoy>
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.legend} aria-hidden="true">
        <span>
          <i className={classes.keyNow} /> {t('bullet.now')}
        </span>
        <span>
          <i className={classes.keyExpected} /> {t('bullet.expected')}
        </span>
        <span>
          <i className={classes.keyTarget} /> {t('bullet.target')}
        </span>
      </div>
    </div>
  );
}
