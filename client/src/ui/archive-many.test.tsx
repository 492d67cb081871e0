import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import possibleTypes from '../possible-types.generated.json';
import type { Paged } from '../session/paged.ts';
import { NOTHING_CHOSEN, type Selection } from '../session/selection.ts';
import { draw } from '../test/draw.tsx';
import { ArchiveMany } from './archive-many.tsx';

interface Boat {
  id: string;
  name: string;
  mine: boolean;
}
const BOATS: Boat[] = Array.from({ length: 12 }, (_, at) => ({
  id: `boat${at}`,
  name: `Boot ${at}`,
  mine: at > 0,
}));

interface Asked {
  key: string;
  ids: string[];
  archived: boolean;
}

/** A list of twelve boats of which four are in sight; the server refuses the first one. */
function boats(selection: Selection | null, rows: readonly Boat[] = BOATS.slice(0, 4)) {
  const asked: Asked[] = [];
  const link = new ApolloLink(({ variables }) => {
    const { ids } = variables as Asked;
    asked.push(variables as Asked);
    const archiveMany = ids.map((id) =>
      id === 'boat0'
        ? { __typename: 'ArchiveRefused', reason: 'NOT_ALLOWED', facts: [] }
        : { __typename: 'Archived', node: null },
    );
    return new Observable((observer) => {
      observer.next({ data: { archiveMany } });
      observer.complete();
    });
  });
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ possibleTypes }),
    defaultOptions: { mutate: { errorPolicy: 'all' } },
  });
  const all = vi.fn<Paged<Boat>['all']>(async () => BOATS);
  const onDone = vi.fn<() => void>();
  const paged = {
    rows,
    total: 12,
    stale: false,
    failed: false,
    hasMore: true,
    all,
  } as unknown as Paged<Boat>;
  draw(
    <ApolloProvider client={client}>
      <ArchiveMany
        archived={false}
        recordOf={({ id, mine }) => ({ id, can: mine })}
        paged={{ ...paged, more: async () => undefined, retry: () => undefined }}
        selection={selection}
        nameOf={({ name }) => name}
        onDone={onDone}
      />
    </ApolloProvider>,
  );
  return { asked, all, onDone };
}
const some = (...ids: string[]): Selection => ({ all: false, ids: new Set(ids) });

it('archives the chosen rows, tells of each, refusals first, and takes all of it back', async () => {
  const { asked, all, onDone } = boats(some('boat0', 'boat2', 'boat3'));
  await userEvent.click(screen.getByRole('button', { name: 'Archiveer' }));
  const sheet = await screen.findByRole('dialog', { name: 'Archiveer' });
  expect(within(sheet).getByRole('list', { name: 'Gekozen' })).toHaveTextContent('Boot 0Boot 2Boot 3');
  expect(asked).toEqual([]);
  await userEvent.click(within(sheet).getByRole('button', { name: 'Archiveer' }));
  expect(await within(sheet).findByRole('status')).toHaveTextContent('2 gedaan, 1 niet');
  expect(asked).toMatchObject([{ ids: ['boat0', 'boat2', 'boat3'], archived: true }]);
  const became = within(sheet).getByRole('list', { name: 'Wat ervan werd' });
  expect(became.firstElementChild).toHaveTextContent('Boot 0');
  expect(became.lastElementChild).toHaveTextContent('Gearchiveerd');
  await userEvent.click(within(sheet).getByRole('button', { name: 'Alles ongedaan maken' }));
  expect(asked.at(-1)).toMatchObject({ ids: ['boat2', 'boat3'], archived: false });
  expect(all).not.toHaveBeenCalled();
  await userEvent.click(within(sheet).getAllByRole('button', { name: /Sluit/ }).at(-1)!);
  expect(onDone).toHaveBeenCalledOnce();
});

it('fetches what is chosen beyond what is in sight, in requests of ten with keys of their own', async () => {
  const { asked } = boats({ all: true, ids: new Set(['boat0']) });
  await userEvent.click(screen.getByRole('button', { name: 'Archiveer' }));
  const sheet = await screen.findByRole('dialog', { name: 'Archiveer' });
  const list = await within(sheet).findByRole('list', { name: 'Gekozen' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(11);
  await userEvent.click(within(sheet).getByRole('button', { name: 'Archiveer' }));
  expect(await within(sheet).findByText('11 gedaan, 0 niet')).toBeVisible();
  expect(asked.map(({ ids }) => ids.length)).toEqual([10, 1]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
});

it('is not offered without a choice, nor to who may archive nothing in sight', () => {
  boats(NOTHING_CHOSEN, [BOATS[0]!]);
  boats(null);
  expect(screen.queryByRole('button', { name: 'Archiveer' })).toBeNull();
});
