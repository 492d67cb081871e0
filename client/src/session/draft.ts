import { useState } from 'react';

/** Name under which a text that is being typed survives a reload; ids only. */
export function draftOf(...parts: string[]): string {
  return `scheldemond.draft.${parts.join('.')}`;
}

/** A text that survives a reload in this tab, until it is emptied. */
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => read(name));
  const set = (next: string) => {
    setText(next);
    try {
      if (next) sessionStorage.setItem(name, next);
      else sessionStorage.removeItem(name);
    } catch {
      // storage can be closed: the draft then lives as long as the page
    }
  };
  return [text, set];
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}
