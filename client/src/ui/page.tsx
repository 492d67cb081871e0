import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { Buoy, type BuoyKind } from './buoy.tsx';
import { Facts } from './facts.tsx';
import classes from './page.module.css';

export interface PageProps {
  /** The thing's own name; also the document's title, unless `documentTitle` says otherwise. */
  title: ReactNode;
  documentTitle?: string;
  /** State beside the title. */
  state?: { kind: BuoyKind; word: string };
  /** One line of facts under the title. */
  facts?: ReactNode[];
  /** The one main action; on a phone a bar at the bottom. */
  action?: ReactNode;
  /** Other actions, left of the main one. */
  actions?: ReactNode;
  /** `form` keeps to 560 px. */
  width?: 'full' | 'form';
  children: ReactNode;
}

/** The address at which the reader arrived last; the very first page leaves focus where the browser put it. */
let arrivedAt: string | null = null;

function useArrival(documentTitle: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    if (arrivedAt !== null && arrivedAt !== pathname) heading.current?.focus({ preventScroll: true });
    arrivedAt = pathname;
  }, [pathname]);
  useEffect(() => {
    if (documentTitle) document.title = `${documentTitle} · Scheldemond`;
  }, [documentTitle]);
  return heading;
}

/**
 * A page: its title, state, facts and actions, then its sections, each shown when those above it are there. Moves
 * focus to the title when one arrives.
 */
export function Page(props: PageProps) {
  const { title, state, facts, action, actions, width = 'full', children } = props;
  const heading = useArrival(props.documentTitle ?? (typeof title === 'string' ? title : undefined));
  const names = [
    classes.page,
    'in-order',
    width === 'form' && classes.form,
    action !== undefined && classes.withMain,
  ];
  return (
    <div className={names.filter(Boolean).join(' ')}>
      <header className={classes.head}>
        <div className={classes.words}>
          <div className={classes.titleLine}>
            <h1 ref={heading} tabIndex={-1} className={classes.title}>
              {title}
            </h1>
            {state && <Buoy kind={state.kind}>{state.word}</Buoy>}
          </div>
          {facts && (
            <div className={classes.facts}>
              <Facts facts={facts} />
            </div>
          )}
        </div>
        {(action !== undefined || actions !== undefined) && (
          <div className={classes.actions}>
            {actions}
            {action !== undefined && <div className={classes.main}>{action}</div>}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}
