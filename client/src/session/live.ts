import { useEffect, useRef } from 'react';
import { listen, type Change } from './live-stream.ts';

const DEBOUNCE = 200;

/**
 * Calls back when something of these types changed on the server, and after a lost stream came back, since
 * changes may have been missed. Calls are gathered for 200 ms.
 *
 * @param types - names of GraphQL types, `['Placement']`
 * @param onChange - usually a refetch
 */
export function useLive(types: readonly string[], onChange: () => unknown): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const wanted = types.join(' ');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((change: Change) => {
      if (change.kind === 'changed' && !wanted.split(' ').includes(change.type)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void latest.current(), DEBOUNCE);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [wanted]);
}
