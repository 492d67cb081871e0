import { useSyncExternalStore } from 'react';

let reachable = typeof navigator === 'undefined' || navigator.onLine;
const readers = new Set<() => void>();

/** Tells whether the last request came through; the frame shows a quiet line when it did not. */
export function setReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  for (const reader of readers) reader();
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => setReachable(true));
  window.addEventListener('offline', () => setReachable(false));
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Whether the API can be reached, as far as is known. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable);
}
