import { expect, it } from 'vitest';
import { groupedClasses, offersLike } from './choice-lists.ts';

const schoolClass = (id: string, name: string, programme: string) => ({
  __typename: 'MatchingClass' as const,
  needs: 2,
  class: {
    __typename: 'Class' as const,
    id,
    name,
    programme: {
      __typename: 'Programme' as const,
      id: programme,
      title: programme,
      school: { __typename: 'School' as const, id: 's', name: 'Ter Leie' },
    },
  },
});

it('lists classes under their programme, both by name, without those that are not shown', () => {
  const hidden = { __typename: 'MatchingClass' as const, needs: 1, class: null };
  const groups = groupedClasses([
    schoolClass('b', '6 B', 'Zorg'),
    schoolClass('a', '6 A', 'Zorg'),
    hidden,
    schoolClass('c', '5 C', 'Bouw'),
  ]);
  expect(groups.map(({ name, classes }) => [name, classes.map((one) => one.name)])).toEqual([
    ['Bouw', ['5 C']],
    ['Zorg', ['6 A', '6 B']],
  ]);
});

it('shows companies that are chosen, then those that match, and says how many more there are', () => {
  const all = Array.from({ length: 20 }, (_, at) => ({
    __typename: 'MatchingOffer' as const,
    placesFree: at,
    company: { __typename: 'Company' as const, id: `c${at}`, name: `Bedrijf ${String(at).padStart(2, '0')}` },
  }));
  const first = offersLike(all, '', ['c19']);
  expect(first.shown[0]?.id).toBe('c19');
  expect(first.shown).toHaveLength(13);
  expect(first.more).toBe(7);
  const found = offersLike(all, ' BEDRIJF 03', ['c19']);
  expect(found.shown.map(({ id }) => id)).toEqual(['c19', 'c3']);
  expect(found.more).toBe(0);
});
