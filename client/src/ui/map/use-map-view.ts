import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Flat } from './projection.ts';
import { firstView, panBy, zoomAt, type MapView, type Size } from './view.ts';

const STEP = 80;
const CLOSER = 1.5;
/** Pixels that a pointer may tremble before it drags. */
const TREMBLE = 4;
const SETTLED = 400;

const ARROWS: Record<string, readonly [right: number, down: number]> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

/**
 * The view of a map and the ways to change it: dragging, pinching, the wheel, keys, and by call.
 *
 * @param start - the view that the address asks for
 * @param onSettle - the view as it stands when moving paused; null for the first one
 */
export function useMapView(start: MapView | null, onSettle: (view: MapView | null) => void) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [moved, setMoved] = useState<MapView | null>(start);
  const view = size && (moved ?? firstView(size));
  const pointers = useRef(new Map<number, Flat>());
  const dragged = useRef(false);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      if (width > 0 && height > 0) setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const settle = useRef(onSettle);
  useEffect(() => {
    settle.current = onSettle;
  });
  const asked = useRef(start);
  useEffect(() => {
    if (moved === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = moved;
      settle.current(moved);
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [moved]);

  const change = (how: (now: MapView, size: Size) => MapView) => {
    if (!size) return;
    setMoved((now) => how(now ?? firstView(size), size));
  };
  const zoom = (by: number, at?: Flat) =>
    change((now, { width, height }) =>
      zoomAt(now, { width, height }, by, at ?? { x: width / 2, y: height / 2 }),
    );

  const wheel = useRef((_: WheelEvent) => {});
  useEffect(() => {
    wheel.current = (event) => {
      if (!size || !view || !frame.current) return;
      const { left, top } = frame.current.getBoundingClientRect();
      const by = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016));
      const next = zoomAt(view, size, by, { x: event.clientX - left, y: event.clientY - top });
      // At its furthest the page scrolls on.
      if (next.scale === view.scale) return;
      event.preventDefault();
      setMoved(next);
    };
  });
  useEffect(() => {
    const element = frame.current;
    const listen = (event: WheelEvent) => wheel.current(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);

  const drag = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (!before || !frame.current) return;
    const { left, top } = frame.current.getBoundingClientRect();
    const now = { x: event.clientX - left, y: event.clientY - top };
    if (!dragged.current && Math.hypot(now.x - before.x, now.y - before.y) < TREMBLE) return;
    if (!dragged.current) frame.current.setPointerCapture(event.pointerId);
    dragged.current = true;
    const [other] = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    pointers.current.set(event.pointerId, now);
    if (!other) return change((old, to) => panBy(old, to, now.x - before.x, now.y - before.y));
    const apart = (at: Flat) => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    change((old, to) =>
      panBy(
        zoomAt(old, to, apart(now) / apart(before), middle),
        to,
        (now.x - before.x) / 2,
        (now.y - before.y) / 2,
      ),
    );
  };

  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      const { left, top } = event.currentTarget.getBoundingClientRect();
      if (pointers.current.size === 0) dragged.current = false;
      pointers.current.set(event.pointerId, { x: event.clientX - left, y: event.clientY - top });
    },
    onPointerMove: drag,
    onPointerUp: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onPointerLeave: (event: PointerEvent) => {
      if (!dragged.current) pointers.current.delete(event.pointerId);
    },
    onClickCapture: (event: { stopPropagation: () => void }) => {
      if (dragged.current) event.stopPropagation();
      dragged.current = false;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const arrow = ARROWS[event.key];
      const by = event.key === '+' || event.key === '=' ? CLOSER : event.key === '-' ? 1 / CLOSER : null;
      if (!arrow && by === null) return;
      event.preventDefault();
      if (arrow) change((now, to) => panBy(now, to, arrow[0], arrow[1]));
      else if (by !== null) zoom(by);
    },
  };
  return {
    frame,
    size,
    view,
    handlers,
    closer: () => zoom(CLOSER),
    further: () => zoom(1 / CLOSER),
    /** Back to the first view. */
    whole: () => setMoved(null),
    /** Brings a point into the middle at a scale. */
    goTo: (to: Flat, scale: number) => setMoved({ x: to.x, y: to.y, scale }),
  };
}
export type MapControl = ReturnType<typeof useMapView>;
