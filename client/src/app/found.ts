import { PHASE_WORDS, STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import type { Language } from '@scheldemond/domain/format/dates';
import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Found } from './search.ts';
import type { SearchQuery } from './search.generated.ts';

type Hit = SearchQuery['search'][number]['nodes'][number];

/** Something that the API found, with where it opens; nothing for what has no page. */
export function foundOf(
  hit: Hit,
  group: (type: Hit['__typename']) => string,
  language: Language,
  ownOrganisation?: string,
): Found | null {
  const found = (path: string, title: string, ...notes: (string | null | undefined)[]): Found => ({
    key: hit.id,
    group: group(hit.__typename),
    title,
    note: notes.filter(Boolean).join(', '),
    path: `/${path}/${hit.id}`,
  });
  switch (hit.__typename) {
    case 'Student':
      return found('leerlingen', hit.displayName, hit.class?.name ?? hit.programme.title);
    case 'Person': {
      const places = hit.organisations ?? [];
      const home =
        places.find(({ id }) => id === ownOrganisation) ?? places.find(({ kind }) => kind !== 'PARTNER');
      const path = home && pathOf(home, ownOrganisation);
      const notes = places.map(({ name }) => name);
      return path ? { ...found('personen', hit.displayName, ...notes), path } : null;
    }
    case 'Slot':
      return found('plekken', hit.title, hit.company.name, hit.site.place);
    case 'Placement':
      return found(
        'plaatsingen',
        hit.student.displayName,
        hit.slot.title,
        hit.company.name,
        STATE_WORDS[hit.state][language].toLowerCase(),
      );
    case 'Company':
      return found('bedrijven', hit.name, [...new Set(hit.sites.map(({ place }) => place))].join(', '));
    case 'Proeftuin':
      return found('proeftuinen', hit.title, PHASE_WORDS[hit.phase][language]);
    default:
      return null;
  }
}

/** Where somebody is met: in the list of the own people, or on the page of their company or school. */
function pathOf({ id, kind }: { id: string; kind: string }, own: string | undefined): string {
  if (id === own) return '/personen';
  const local = fromNodeId(id)?.id ?? '';
  return kind === 'SCHOOL'
    ? `/scholen/${toNodeId('School', local)}`
    : `/bedrijven/${toNodeId('Company', local)}`;
}
