import {
  ApolloClient,
  ApolloLink,
  CombinedGraphQLErrors,
  HttpLink,
  InMemoryCache,
  type FieldPolicy,
} from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { tap } from 'rxjs';
import { setReachable } from '../session/connection.ts';
import documents from '../documents.generated.json';
import possibleTypes from '../possible-types.generated.json';

const hashes: Record<string, string> = documents;

/** A request of the link carries the hash of its trusted document instead of the text. */
const fetchTrusted: typeof fetch = (address, options) => {
  const body = JSON.parse(String(options?.body)) as { operationName: string; variables?: object };
  const { operationName, variables } = body;
  const documentId = hashes[operationName];
  return fetch(address, { ...options, body: JSON.stringify({ documentId, operationName, variables }) });
};

interface Paged {
  nodes?: readonly unknown[];
}

const PAGE_ARGUMENTS = ['first', 'after'];

/**
 * Pages of one list are one entry of the cache: a later page is added, the first page starts anew. All else that a
 * list is asked makes it another list.
 */
const pages: FieldPolicy<Paged> = {
  keyArgs: (args) =>
    Object.keys(args ?? {})
      .filter((name) => !PAGE_ARGUMENTS.includes(name))
      .toSorted(),
  merge: (existing, incoming, { args }) => ({
    ...incoming,
    nodes: args?.['after'] ? [...(existing?.nodes ?? []), ...(incoming.nodes ?? [])] : (incoming.nodes ?? []),
  }),
};
const LISTS = [
  'qualifications',
  'members',
  'schools',
  'programmes',
  'classes',
  'placementPeriods',
  'companies',
  'proeftuinen',
  'students',
  'needs',
  'slots',
  'placements',
  'recognitions',
] as const;

/** The cache: entities by their global id, lists by what chose them. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          ...Object.fromEntries(LISTS.map((list) => [list, pages])),
          viewer: { merge: true },
        },
      },
      Need: { fields: { fittingSlots: pages } },
      // Lists of plans ask fewer figures than the pages of one.
      MatchingPlan: { fields: { rows: pages, differences: pages, figures: { merge: true } } },
      DemoAccount: { keyFields: ['key'] },
    },
  });
}

/** Codes of the errors in an answer; empty when the request did not arrive. */
export function errorCodes(error: unknown): string[] {
  if (!CombinedGraphQLErrors.is(error)) return [];
  return error.errors.map(({ extensions }) => String(extensions?.['code'] ?? ''));
}

/** The reference number of an error that the server kept, to quote to who looks after the platform. */
export function errorReference(error: unknown): string | undefined {
  if (!CombinedGraphQLErrors.is(error)) return undefined;
  const found = error.errors.map(({ extensions }) => extensions?.['errorId']).find(Boolean);
  return found === undefined ? undefined : String(found);
}

/**
 * The client of the API.
 *
 * @param onSignedOut - the session has ended; called with every such answer
 * @param trusted - send hashes instead of texts, as in production
 */
export function createClient(onSignedOut: () => void, trusted: boolean = import.meta.env.PROD): ApolloClient {
  const errors = new ErrorLink(({ error }) => {
    if (errorCodes(error).includes('UNAUTHENTICATED')) onSignedOut();
    else if (error instanceof TypeError) setReachable(false);
  });
  const arrivals = new ApolloLink((operation, forward) =>
    forward(operation).pipe(tap(() => setReachable(true))),
  );
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': '1' },
    ...(trusted && { fetch: fetchTrusted }),
  });
  return new ApolloClient({
    // A request that did not arrive is an answer without data: the page says so, and nothing typed is lost.
    defaultOptions: {
      mutate: { errorPolicy: 'all' },
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
    cache: createCache(),
    link: ApolloLink.from([errors, arrivals, http]),
  });
}
