/** Something that search found. */
export interface Found {
  key: string;
  title: string;
  /** A quiet second line. */
  note?: string;
  /** Under which word it stands. */
  group?: string;
  path: string;
  /** Does this instead of going somewhere. */
  run?: () => void;
}

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Finds among known things by the beginnings of their words, without regard to case and accents. */
export function findIn(things: readonly Found[], query: string): Found[] {
  const parts = fold(query).split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [...things];
  return things.filter(({ title, note }) => {
    const words = fold(`${title} ${note ?? ''}`).split(/[\s-]+/);
    return parts.every((part) => words.some((word) => word.startsWith(part)));
  });
}
