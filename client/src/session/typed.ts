import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

/** What is typed to search by, and what to search for: it follows when typing pauses. Never in the address: it may be a name. */
export function useTyped(): { typed: string; setTyped: (text: string) => void; search: string | null } {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 250);
  return { typed, setTyped, search: settled.trim() || null };
}
