import { NetworkStatus, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useLive } from './live.ts';

/** A page of a Relay connection as the client's documents ask it. */
interface Connection<Row> {
  nodes: Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined };
}

/** A list as far as it was read. */
export interface Paged<Row> {
  rows: readonly Row[] | undefined;
  total: number | undefined;
  /** What is shown belongs to an earlier question; the answer is on its way. */
  stale: boolean;
  failed: boolean;
  hasMore: boolean;
  more: () => Promise<unknown>;
  /** Every row, at most this many. */
  all: (most: number) => Promise<readonly Row[]>;
  retry: () => void;
}

const PAGE = 50;
const LARGEST = 100;

/**
 * A list of the API, page after page. It stays as long as it was read when something in it changes, and when one
 * comes back to it.
 *
 * @param field - the connection's field in the document
 * @param live - types whose changes read the shown pages again
 */
export function usePaged<Field extends string, Row, Variables extends OperationVariables>(
  document: TypedDocumentNode<
    Record<Field, Connection<Row>>,
    Variables & { first: number; after?: string | null }
  >,
  field: Field,
  variables: Variables,
  live: readonly string[],
): Paged<Row> {
  type Data = Record<Field, Connection<Row>>;
  const query = document as TypedDocumentNode<Data, OperationVariables>;
  const client = useApolloClient();
  const asked: OperationVariables = { ...variables, first: PAGE };
  const question = JSON.stringify(variables);
  // A fresh first page would cut off a list that was read further; that one is read again as a whole.
  const long = useMemo(() => {
    const cached = client.readQuery({ query, variables: asked });
    return (cached?.[field].nodes.length ?? 0) > PAGE;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the question says it all
  }, [question]);
  const { data, previousData, error, refetch, fetchMore, networkStatus } = useQuery(query, {
    variables: asked,
    notifyOnNetworkStatusChange: true,
    ...(long && { fetchPolicy: 'cache-first' as const }),
  });
  const list = (data ?? previousData)?.[field];

  const readWhole = async (length: number): Promise<Connection<Row> | undefined> => {
    const nodes: Row[] = [];
    let page: Connection<Row> | undefined;
    do {
      const { data: next } = await client.query({
        query,
        variables: { ...asked, first: LARGEST, after: page?.pageInfo.endCursor ?? null },
        fetchPolicy: 'no-cache',
      });
      page = next?.[field];
      nodes.push(...(page?.nodes ?? []));
    } while (page?.pageInfo.hasNextPage && nodes.length < length);
    return page && { ...page, nodes };
  };
  const readAgain = useEffectEvent(async () => {
    const length = list?.nodes.length ?? 0;
    if (length <= PAGE) return void (await refetch());
    const page = await readWhole(length);
    if (!page) return;
    const whole = { [field]: page } as Data;
    client.writeQuery({ query, variables: asked, data: whole, overwrite: true });
  });
  useLive(live, () => readAgain().catch(() => undefined));
  useEffect(() => {
    if (long) readAgain().catch(() => undefined);
  }, [long, question]);

  return {
    rows: list?.nodes,
    total: list?.totalCount,
    stale: networkStatus === NetworkStatus.setVariables && data === undefined,
    failed: error !== undefined && list === undefined,
    hasMore: list?.pageInfo.hasNextPage ?? false,
    more: () =>
      fetchMore({
        variables: { after: list?.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult }) => {
          const next = fetchMoreResult[field];
          const nodes = [...(before[field] as Connection<Row>).nodes, ...next.nodes];
          return { [field]: { ...next, nodes } } as Data;
        },
      }),
    all: async (most) => (await readWhole(most))?.nodes.slice(0, most) ?? [],
    retry: () => void refetch(),
  };
}
