import { gql } from '@apollo/client';
import { afterEach, expect, it, vi } from 'vitest';
import documents from '../documents.generated.json';
import { createCache, createClient, errorCodes } from './apollo.ts';
import { FrameViewerDocument } from './viewer.generated.ts';

afterEach(() => vi.unstubAllGlobals());

function answer(body: unknown) {
  const sent: { url: string; options: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    sent.push({ url, options });
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  });
  return sent;
}

const NOBODY = {
  data: {
    viewer: null,
    installation: { __typename: 'Installation', demo: true, today: '2026-11-24' },
    importKinds: [],
  },
};

it('sends the hash of a trusted document and never its text', async () => {
  const sent = answer(NOBODY);
  await createClient(() => undefined, true).query({ query: FrameViewerDocument });
  const { options } = sent[0]!;
  expect(JSON.parse(String(options.body))).toEqual({
    documentId: documents.FrameViewer,
    operationName: 'FrameViewer',
    variables: {},
  });
  expect(documents.FrameViewer).toMatch(/^[\w-]{16}$/);
  expect(new Headers(options.headers).get('apollo-require-preflight')).toBe('1');
  expect(options.credentials).toBe('same-origin');
});

it('tells when the session has ended', async () => {
  answer({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
  const onSignedOut = vi.fn<() => void>();
  const error = await createClient(onSignedOut, false)
    .query({ query: FrameViewerDocument })
    .catch((thrown: unknown) => thrown);
  expect(errorCodes(error)).toEqual(['UNAUTHENTICATED']);
  expect(onSignedOut).toHaveBeenCalledTimes(1);
});

it('adds later pages to a list, and starts anew with the first', () => {
  const cache = createCache();
  const query = gql`
    query Slots($after: String) {
      slots(first: 2, after: $after) {
        nodes {
          id
        }
        pageInfo {
          endCursor
        }
      }
    }
  `;
  const write = (after: string | null, ...ids: string[]) =>
    cache.writeQuery({
      query,
      variables: { after },
      data: {
        slots: {
          __typename: 'SlotConnection',
          nodes: ids.map((id) => ({ __typename: 'Slot', id })),
          pageInfo: { __typename: 'PageInfo', endCursor: ids.at(-1) },
        },
      },
    });
  const read = () =>
    cache.readQuery<{ slots: { nodes: { id: string }[] } }>({ query })?.slots.nodes.map(({ id }) => id);
  write(null, '1', '2');
  write('2', '3');
  expect(read()).toEqual(['1', '2', '3']);
  write(null, '0', '1');
  expect(read()).toEqual(['0', '1']);
});

it('keeps apart what a list answered to another order, filter or search', () => {
  const cache = createCache();
  const query = gql`
    query Companies($sort: CompanySort, $archived: Boolean, $first: Int) {
      companies(sort: $sort, archived: $archived, first: $first) {
        nodes {
          id
        }
      }
    }
  `;
  const asked = { sort: 'NAME', archived: false };
  const nodes = [{ __typename: 'Company', id: '1' }];
  cache.writeQuery({
    query,
    variables: { ...asked, first: 50 },
    data: { companies: { __typename: 'CompanyConnection', nodes } },
  });
  const read = (variables: object) => cache.readQuery({ query, variables });
  expect(read({ ...asked, first: 100 })).toMatchObject({ companies: { nodes } });
  expect(read({ ...asked, sort: 'SECTOR', first: 50 })).toBeNull();
  expect(read({ ...asked, archived: true, first: 50 })).toBeNull();
});
