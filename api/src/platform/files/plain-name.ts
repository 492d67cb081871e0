const LONGEST = 120;

/**
 * The name of an uploaded file without folders, control characters and dots in front, 120 characters at most.
 *
 * @param otherwise - what it is called when nothing is left
 */
export function plainName(name: string, otherwise: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(-LONGEST);
  return plain.replace(/^[.\s]+/, '') || otherwise;
}

/** The name with the ending of what the file is; another ending stays in front of it. */
export function withEnding(name: string, endings: readonly [string, ...string[]]): string {
  const lower = name.toLowerCase();
  if (endings.some((ending) => lower.endsWith(`.${ending}`) && lower.length > ending.length + 1)) return name;
  return `${name.slice(-(LONGEST - 5))}.${endings[0]}`;
}
