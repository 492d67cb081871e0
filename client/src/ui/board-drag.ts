import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

/** Boards on one page do not take each other's cards. */
interface Held {
  board: string;
  card: string;
}

function heldOf(data: Record<string | symbol, unknown>, board: string): Held | null {
  return data['board'] === board && typeof data['card'] === 'string' ? { board, card: data['card'] } : null;
}

/** The card of this board that is being dragged, if any. */
export function useHeldCard(board: string): string | null {
  const [card, setCard] = useState<string | null>(null);
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => heldOf(source.data, board) !== null,
        onDragStart: ({ source }) => setCard(heldOf(source.data, board)?.card ?? null),
        onDrop: () => setCard(null),
      }),
    [board],
  );
  return card;
}

/** Lets a card be picked up, while it has somewhere to go. */
export function useDraggableCard(
  element: RefObject<HTMLElement | null>,
  board: string,
  card: string,
  movable: boolean,
): void {
  useEffect(() => {
    if (!element.current || !movable) return;
    return draggable({ element: element.current, getInitialData: () => ({ board, card }) });
  }, [element, board, card, movable]);
}

/** Lets cards of this board be put down here; answers whether one hangs above. */
export function useLaneDrop(
  element: RefObject<HTMLElement | null>,
  board: string,
  takes: (card: string) => boolean,
  onDrop: (card: string) => void,
): boolean {
  const [over, setOver] = useState(false);
  const taken = useEffectEvent((card: string | undefined) => card !== undefined && takes(card));
  const dropped = useEffectEvent((card: string | undefined) => card !== undefined && onDrop(card));
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => taken(heldOf(source.data, board)?.card),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        dropped(heldOf(source.data, board)?.card);
      },
    });
  }, [element, board]);
  return over;
}
