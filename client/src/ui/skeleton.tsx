import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './skeleton.module.css';

function Shape({ asked, children }: { asked?: boolean; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" className={classes.skeleton} data-coming={asked ? undefined : true}>
      <span className="hidden-words">{t('loading')}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

const LENGTHS = ['62%', '48%', '71%', '55%'];

function Rows({ count }: { count: number }) {
  return (
    <div className={classes.rows}>
      {Array.from({ length: count }, (_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a shape is its place
        <div key={index} className={classes.row}>
          <span className={classes.bar} style={{ width: LENGTHS[index % LENGTHS.length] }} />
          <span className={classes.bar} />
          <span className={classes.bar} style={{ width: '34%' }} />
        </div>
      ))}
    </div>
  );
}

/**
 * The shape of a list that is coming; shows after 300 ms. What stands below it in a page, section or sheet waits,
 * since it would move, unless the list comes by a press and `asked` lets the rest stay.
 */
export function ListSkeleton({ rows = 5, asked = false }: { rows?: number; asked?: boolean }) {
  return (
    <Shape asked={asked}>
      <Rows count={rows} />
    </Shape>
  );
}

/** The shape of a page that is coming: title, facts, rows. */
export function PageSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Shape>
      <span className={`${classes.bar} ${classes.title}`} />
      <span className={classes.bar} style={{ width: 'min(480px, 90%)', marginBottom: 32 }} />
      <Rows count={rows} />
    </Shape>
  );
}
