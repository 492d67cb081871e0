import { setReachable } from './connection.ts';

/** What a tab hears: one object changed, or the stream came back after a gap. */
export type Change = { kind: 'changed'; type: string; id: string; version: number } | { kind: 'reconnected' };

const NAME = 'scheldemond.live';
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

const listeners = new Set<(change: Change) => void>();
let stopStream: (() => void) | null = null;

/**
 * Listens to the server's stream of changes, which all tabs of the browser share: the tab that holds the lock
 * keeps the stream open and passes on what it hears.
 *
 * @returns stops listening; the stream ends with its last listener
 */
export function listen(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  stopStream ??= join();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stopStream?.();
    stopStream = null;
  };
}

function join(): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const ended = new AbortController();
  const hear = (change: Change) => {
    setReachable(true);
    for (const listener of listeners) listener(change);
  };
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
  channel?.addEventListener('message', (event: MessageEvent<Change>) => hear(event.data));
  const lead = () =>
    openStream(ended.signal, (change) => {
      hear(change);
      channel?.postMessage(change);
    });
  if (navigator.locks && channel) {
    // rejected when this tab stops waiting
    navigator.locks.request(NAME, { signal: ended.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }
  return () => {
    ended.abort();
    channel?.close();
  };
}

/** Keeps a stream open, with growing waits between tries, until the signal ends it. */
function openStream(signal: AbortSignal, pass: (change: Change) => void): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wait = FIRST_WAIT;
    let lost = false;
    const connect = () => {
      source = new EventSource('/live');
      source.onopen = () => {
        wait = FIRST_WAIT;
        if (lost) pass({ kind: 'reconnected' });
        lost = false;
      };
      source.onmessage = (event: MessageEvent<string>) => {
        const { type, id, version } = JSON.parse(event.data) as { type: string; id: string; version: number };
        pass({ kind: 'changed', type, id, version });
      };
      source.onerror = () => {
        lost = true;
        source?.close();
        timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
        wait = Math.min(wait * 2, LONGEST_WAIT);
      };
    };
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
    connect();
  });
}
