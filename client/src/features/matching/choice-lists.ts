import type { PlanChoiceQuery } from './plans.generated.ts';

type Choice = NonNullable<PlanChoiceQuery['matchingChoice']>;

/** So many companies stand in the list at once; the search finds the others. */
const MOST_SHOWN = 12;

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'nl');

/** The classes of each programme, both by name. */
export function groupedClasses(all: Choice['classes']) {
  const groups = new Map<
    string,
    { id: string; name: string; classes: { id: string; name: string; school: string; needs: number }[] }
  >();
  for (const { class: one, needs } of all) {
    if (!one) continue;
    const { programme } = one;
    const group = groups.get(programme.id) ?? { id: programme.id, name: programme.title, classes: [] };
    group.classes.push({ id: one.id, name: one.name, school: programme.school.name, needs });
    groups.set(programme.id, group);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, classes: group.classes.toSorted(byName) }))
    .toSorted(byName);
}

/** The companies that are chosen, then those whose name has what is searched; and how many more there are. */
export function offersLike(all: Choice['companies'], search: string, chosen: readonly string[]) {
  const wanted = search.trim().toLowerCase();
  const named = all
    .flatMap(({ company, placesFree }) => (company ? [{ ...company, placesFree }] : []))
    .toSorted(byName);
  const others = named.filter(({ id, name }) => !chosen.includes(id) && name.toLowerCase().includes(wanted));
  return {
    shown: [...named.filter(({ id }) => chosen.includes(id)), ...others.slice(0, MOST_SHOWN)],
    more: Math.max(0, others.length - MOST_SHOWN),
  };
}
