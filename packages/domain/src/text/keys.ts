import { fold } from './fold.ts';

/** Dutch prefixes that do not count for the order when written in lower case: "de Vries" stands under V. */
const PREFIXES =
  /^(?:(?:van|de|der|den|het|'t|’t|ter|ten|te|in|op|aan|bij|uit|von|zu|el|al|da|di|du|la|le)\s+)+/;

/**
 * Where a name stands in a list. A prefix in lower case is moved behind the name ("de Vries" under V, as in
 * the Netherlands); one with a capital belongs to the name ("De Smet" under D, as in Flanders).
 */
export function sortKey(name: string): string {
  const text = name.trim();
  const prefix = PREFIXES.exec(text)?.[0] ?? '';
  const rest = text.slice(prefix.length) || text;
  const moved = rest === text ? text : `${rest} ${prefix.trim()}`;
  return words(moved).join(' ');
}

/** Order key of a person: last name, then first name. */
export function personSortKey(firstName: string, lastName: string): string {
  return `${sortKey(lastName)}, ${words(firstName).join(' ')}`;
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const MOST_KEYS = 40;

/** The folded words by which something is found; a search word finds it when it begins one of them. */
export function searchKeys(...texts: (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => words(text ?? '')))].slice(0, MOST_KEYS);
}

/** The folded words of what was typed; all of them must be found. At most six count. */
export function queryTokens(query: string): string[] {
  return [...new Set(words(query.slice(0, 200)))].slice(0, 6);
}
