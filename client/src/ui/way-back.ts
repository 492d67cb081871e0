import { type RefObject, useEffect } from 'react';
import { useLocation } from 'react-router';

/** The link by which one left a list, by the visit to its page. */
const left = new Map<string, string>();
const MOST_VISITS = 50;

function remember(visit: string, href: string): void {
  left.delete(visit);
  left.set(visit, href);
  const [oldest] = left.keys();
  if (left.size > MOST_VISITS && oldest !== undefined) left.delete(oldest);
}

/** Who opens something from a list and comes back, finds the focus where it was. */
export function useWayBack(list: RefObject<HTMLElement | null>): void {
  const { key } = useLocation();
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const links = () => [...element.querySelectorAll<HTMLAnchorElement>('a[data-walk]')];
    const leave = ({ target }: MouseEvent) => {
      const link = links().find((one) => target instanceof Node && one.contains(target));
      if (link) remember(key, link.href);
    };
    element.addEventListener('click', leave);
    const href = left.get(key);
    // The page gives the focus to its title first.
    if (href !== undefined)
      queueMicrotask(() => {
        const { activeElement } = document;
        if (activeElement !== document.body && activeElement?.tagName !== 'H1') return;
        links()
          .find((one) => one.href === href)
          ?.focus();
        left.delete(key);
      });
    return () => element.removeEventListener('click', leave);
  }, [list, key]);
}
