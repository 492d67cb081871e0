import { gql } from '@apollo/client';
import { expect, it } from 'vitest';
import { createCache } from './apollo.ts';

it('reads a fragment on a union of results back from the cache', () => {
  const cache = createCache();
  const query = gql`
    query Q {
      step {
        ...OnUnion
      }
    }
    fragment OnUnion on PlacementResult {
      ... on PlacementChanged {
        placement {
          id
          version
        }
      }
    }
  `;
  const placement = { __typename: 'Placement', id: 'p', version: 2 };
  cache.writeQuery({ query, data: { step: { __typename: 'PlacementChanged', placement } } });
  expect(cache.readQuery({ query })).toEqual({ step: { __typename: 'PlacementChanged', placement } });
});
