import { type RefObject, useEffect, useRef } from 'react';
import { useWayBack } from './way-back.ts';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"]') !== null;

/** Walks with j and k over the elements marked `data-walk` in a list or a table; who comes back is where they were. */
export function useWalk<Element extends HTMLElement>(): RefObject<Element | null> {
  const list = useRef<Element>(null);
  useWayBack(list);
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || event.defaultPrevented || !list.current?.checkVisibility?.()) return;
      const stops = [...list.current.querySelectorAll<HTMLElement>('[data-walk]')];
      const here = stops.findIndex((stop) => stop.closest('li, tr')?.contains(document.activeElement));
      const next = stops[event.key === 'j' ? here + 1 : Math.max(here - 1, 0)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, []);
  return list;
}
