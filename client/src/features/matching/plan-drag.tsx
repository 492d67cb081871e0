import { type ReactNode, useRef } from 'react';
import { useDraggableCard, useHeldCard, useLaneDrop } from '../../ui/board-drag.ts';
import classes from './plans.module.css';

/** Students are dragged within one plan. */
const BOARD = 'plan';

/** Lets a student of a plan be picked up; the menu is the way by keyboard and on a phone. */
export function DraggedStudent(props: { needId: string; movable: boolean; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useDraggableCard(element, BOARD, props.needId, props.movable);
  return (
    <div ref={element} className={props.movable ? classes.movable : undefined}>
      {props.children}
    </div>
  );
}

/** Lets a student be put down on the slot of another. */
export function SlotTarget(props: { needId: string; onDrop: (needId: string) => void; children: ReactNode }) {
  const { needId, onDrop } = props;
  const element = useRef<HTMLDivElement>(null);
  const held = useHeldCard(BOARD);
  const over = useLaneDrop(element, BOARD, (card) => card !== needId, onDrop);
  const stand = held === null || held === needId ? undefined : 'open';
  return (
    <div ref={element} className={classes.target} data-stand={stand} data-over={over || undefined}>
      {props.children}
    </div>
  );
}
