import { useEffect, useState } from 'react';

/**
 * A state that a reload and a step back outlive, as long as the tab is open: what was typed stays typed.
 *
 * @param key - names what it is about, so that another question begins anew
 */
export function useKept<Value>(key: string, begin: () => Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => read<Value>(key) ?? begin());
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Without storage it lives as long as the page.
    }
  }, [key, value]);
  return [value, setValue];
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}
