import { useLayoutEffect } from 'react';
import { useNavigate } from 'react-router';
import type { RailWord } from './rail.ts';

const PATIENCE = 1_500;

/** Whether keys belong to what the reader is typing or choosing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]') !== null
  );
}

/** The frame's keys: `?` help, `/` and Ctrl+K search, `g` and then a letter goes to a word of the rail. */
export function useFrameKeys(
  words: readonly RailWord[],
  open: { search: () => void; help: () => void },
): void {
  const navigate = useNavigate();
  // Before the first paint: who sees the page can use its keys.
  useLayoutEffect(() => {
    let waitingSince = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return open.search();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const waiting = event.timeStamp - waitingSince < PATIENCE;
      waitingSince = Number.NEGATIVE_INFINITY;
      const goal = waiting ? words.find(({ letter }) => letter === event.key) : undefined;
      if (goal) void navigate(goal.path);
      else if (event.key === 'g') waitingSince = event.timeStamp;
      else if (event.key === '?') open.help();
      else if (event.key === '/') open.search();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [words, open, navigate]);
}
