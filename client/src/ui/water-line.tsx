import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './water-line.module.css';

export interface Station {
  key: string;
  name: string;
  /** When and who, one line each. */
  lines?: ReactNode[];
  state: 'done' | 'now' | 'ahead';
}

const MARKS: Record<Station['state'], ReactNode> = {
  done: (
    <svg className={classes.mark} width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="6" className={classes.done} />
    </svg>
  ),
  now: (
    <svg className={classes.mark} width="22" height="22" aria-hidden="true">
      <circle cx="11" cy="11" r="8" className={classes.now} />
    </svg>
  ),
  ahead: (
    <svg className={classes.mark} width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="5.3" className={classes.ahead} />
    </svg>
  ),
};

function Waves() {
  const id = useId();
  return (
    <svg className={classes.waves} aria-hidden="true">
      <pattern id={id} width="16" height="8" patternUnits="userSpaceOnUse">
        <path d="M0 4q4-5 8 0t8 0" className={classes.wave} />
      </pattern>
      <rect width="100%" height="8" fill={`url(#${id})`} />
    </svg>
  );
}

function between(station: Station, next: Station | undefined): ReactNode {
  if (!next) return null;
  return station.state === 'done' && next.state !== 'ahead' ? <span className={classes.sailed} /> : <Waves />;
}

function ahead({ name, lines = [] }: Station): string {
  const first = name.charAt(0).toLowerCase() + name.slice(1);
  return typeof lines[0] === 'string' ? `${first}, ${lines[0]}` : first;
}

/** The life of a thing as stations on the water: sailed, now, and the waves ahead. */
export function WaterLine({ stations, label }: { stations: readonly Station[]; label: string }) {
  const { t } = useTranslation('ui');
  const [open, setOpen] = useState(false);
  const at = stations.findIndex(({ state }) => state === 'now');
  const now = stations[at];
  const then = stations[at + 1];
  return (
    <div className={classes.root}>
      <ol className={classes.line} aria-label={label} data-open={open || undefined}>
        {stations.map((station, index) => (
          <li
            key={station.key}
            className={classes.station}
            data-state={station.state}
            aria-current={station.state === 'now' ? 'step' : undefined}
          >
            <div className={classes.track}>
              {MARKS[station.state]}
              {between(station, stations[index + 1])}
            </div>
            <div className={classes.words}>
              <div className={classes.name}>
                {station.name}
                <span className="hidden-words"> ({t(`line.${station.state}`)})</span>
              </div>
              {station.lines?.map((line, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- a line is its place
                <div key={place}>{line}</div>
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div className={classes.summary}>
        {now && (
          <p>
            <strong>{now.name}</strong>, {t('line.step', { number: at + 1, total: stations.length })}
            {now.lines?.map((line, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a line is its place
              <span key={place}>
                {place === 0 ? ': ' : ', '}
                {line}
              </span>
            ))}
          </p>
        )}
        <p className="dim">
          {then && `${t('line.then', { what: ahead(then) })}. `}
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('line.hideAll') : t('line.showAll')}
          </button>
        </p>
      </div>
    </div>
  );
}
