import { useApolloClient } from '@apollo/client/react';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { useImporting } from '../features/imports/use-importing.ts';
import { useFormat } from '../session/format.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { foundOf } from './found.ts';
import { useRailWord } from './rail-word.ts';
import type { RailWord } from './rail.ts';
import { findIn, type Found } from './search.ts';
import { SearchDocument } from './search.generated.ts';

/**
 * Finds pages, actions and whatever the viewer may read, grouped. What is typed may be a name: it goes to the API in
 * the body of a request, is kept nowhere, and never stands in an address.
 */
export function useFindEverywhere(
  rail: readonly RailWord[],
  actions: readonly Found[],
): { known: (query: string) => Found[]; search: (query: string) => Promise<Found[]> } {
  const { t } = useTranslation('frame');
  const client = useApolloClient();
  const importing = useImporting();
  const railWord = useRailWord();
  const words = useWords();
  const own = useSignedInViewer().membership?.organisation.id;
  const { language } = useFormat();
  // In the order in which they are shown: people are looked for most.
  const groups: Partial<Record<string, string>> = {
    Student: capital(words.students),
    Person: t('rail.people'),
    Slot: capital(words.slots),
    Company: capital(words.companies),
    Placement: t('rail.placements'),
    Proeftuin: t('rail.proeftuinen'),
  };
  const pages = rail.map(({ word, path }) => ({
    key: path,
    title: railWord(word),
    group: t('search.pages'),
    path,
  }));
  return {
    known: (query) => findIn([...pages, ...actions], query),
    search: async (query) => {
      const text = query.trim();
      if (text.length < 2) return [];
      const [{ data }, ways] = await Promise.all([
        client.query({ query: SearchDocument, variables: { text }, fetchPolicy: 'no-cache' }),
        importing(),
      ]);
      const lists = findIn(
        ways.map((way) => ({ ...way, group: t('search.actions') })),
        text,
      );
      const order = Object.keys(groups);
      const hits = (data?.search ?? [])
        .flatMap(({ nodes }) => nodes)
        .toSorted((a, b) => order.indexOf(a.__typename) - order.indexOf(b.__typename));
      return [
        ...lists,
        ...hits.flatMap((hit) => foundOf(hit, (type) => groups[type] ?? '', language, own) ?? []),
      ];
    },
  };
}
