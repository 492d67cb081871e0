import { useApolloClient } from '@apollo/client/react';
import { ImportKindsDocument } from './imports.generated.ts';
import { useImportWords } from './import-words.ts';

/** A way to import, as search finds it. */
export interface Importing {
  key: string;
  title: string;
  note: string;
  path: string;
}

/** How search asks for what the viewer may import: one way for each kind of list; asked of the server once. */
export function useImporting(): () => Promise<Importing[]> {
  const client = useApolloClient();
  const { t, kind: nameOf } = useImportWords();
  return async () => {
    const { data } = await client.query({ query: ImportKindsDocument, fetchPolicy: 'cache-first' });
    return (data?.importKinds ?? []).map((kind) => ({
      key: `import-${kind}`,
      title: t('open'),
      note: nameOf(kind),
      path: `/importeren?soort=${kind}`,
    }));
  };
}
