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

/** Values of a form that survive a reload in this tab; none when nothing was typed. */
export function readDraft(name: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(name) ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Keeps the values of a form; an empty object forgets them. */
export function writeDraft(name: string, values: Record<string, unknown>): void {
  try {
    if (Object.keys(values).length > 0) sessionStorage.setItem(name, JSON.stringify(values));
    else sessionStorage.removeItem(name);
  } catch {
    // storage can be closed: the draft then lives as long as the page
  }
}
