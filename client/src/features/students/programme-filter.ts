import type { NeedFiltersQuery } from './students.generated.ts';

/** The programmes of the classes that one may choose, by title. */
export function programmesOf(known: NeedFiltersQuery | undefined): { value: string; label: string }[] {
  const titles = new Map((known?.classChoices ?? []).map(({ programme: { id, title } }) => [id, title]));
  return [...titles]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'nl'));
}
