import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { useListState } from '../session/list-state.ts';
import type { Paged } from '../session/paged.ts';
import { NOTHING_CHOSEN } from '../session/selection.ts';
import { draw } from '../test/draw.tsx';
import { DataList, type DataColumn } from './data-list.tsx';
import { ListFrame } from './list-frame.tsx';
import { listKeys } from './list-keys.ts';
import { RowName } from './row-list.tsx';

interface Boat {
  id: string;
  name: string;
  length: number;
}
const BOATS: Boat[] = ['Amelie', 'Brigitta', 'Cornelis', 'Dageraad'].map((name, at) => ({
  id: String(at),
  name,
  length: 10 + at,
}));
const COLUMNS: DataColumn<Boat>[] = [
  {
    key: 'naam',
    head: 'Naam',
    width: '1fr',
    fixed: true,
    sorts: true,
    cell: ({ name, id }) => <RowName to={`/boot/${id}`}>{name}</RowName>,
  },
  { key: 'lengte', head: 'Lengte', width: '80px', sorts: true, cell: ({ length }) => `${length} m` },
  { key: 'haven', head: 'Haven', width: '80px', extra: true, cell: () => 'Terneuzen' },
];
const FILTERS = [{ key: 'soort', label: 'Soort', options: [{ value: 'z', label: 'Zeilboot' }] }];

function Boats({ more = {} }: { more?: Partial<Paged<Boat>> }) {
  const state = useListState(listKeys(COLUMNS, FILTERS, { column: 'naam', down: false }));
  const paged: Paged<Boat> = {
    rows: BOATS,
    total: 40,
    stale: false,
    failed: false,
    hasMore: true,
    more: async () => undefined,
    all: async () => BOATS,
    retry: () => undefined,
    ...more,
  };
  return (
    <ListFrame
      state={state}
      paged={paged}
      label="Boten"
      search="Zoek op naam"
      filters={FILTERS}
      columns={COLUMNS}
      exported={{ list: 'slots', variables: (chosen) => ({ filter: chosen }) }}
      nameOf={({ name }) => name}
      countOf={(total) => `${total} boten`}
      empty={{ title: 'Geen boot.' }}
      actions={(selection) =>
        selection && <span>{JSON.stringify({ all: selection.all, ids: [...selection.ids] })}</span>
      }
    />
  );
}
const box = (name: string) => screen.getByRole('checkbox', { name: `${name} kiezen` });

it('orders by a heading, says so, and keeps it in the address', async () => {
  const { router } = draw(<Boats />, '/boten');
  const head = screen.getByRole('columnheader', { name: 'Lengte' });
  expect(head).toHaveAttribute('aria-sort', 'none');
  await userEvent.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(within(head).getByRole('button'));
  expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(router.state.location.search).toBe('?orde=-lengte');
});

it('never writes what was searched into the address', async () => {
  const { router } = draw(<Boats />, '/boten');
  await userEvent.type(screen.getByRole('searchbox'), 'Amelie');
  expect(router.state.location.search).toBe('');
  expect(router.state.location.state).toBeNull();
});

it('chooses rows by box, by space, with what lies between, and all that match', async () => {
  const user = userEvent.setup();
  draw(<Boats />, '/boten');
  screen.getByRole('link', { name: 'Brigitta' }).focus();
  await user.keyboard(' ');
  expect(box('Brigitta')).toBeChecked();
  expect(screen.getByRole('group', { name: 'Wat gekozen is' })).toHaveTextContent('1 gekozen');
  await user.keyboard(' ');
  expect(screen.queryByRole('group', { name: 'Wat gekozen is' })).toBeNull();

  await user.click(box('Amelie'));
  await user.keyboard('{Shift>}');
  await user.click(box('Cornelis'));
  await user.keyboard('{/Shift}');
  expect(screen.getByRole('status')).toHaveTextContent('3 gekozen');
  await user.click(screen.getByRole('button', { name: 'Kies alle 40' }));
  await user.click(box('Dageraad'));
  expect(screen.getByRole('status')).toHaveTextContent('39 gekozen');
  expect(screen.getByText('{"all":true,"ids":["3"]}')).toBeVisible();
});

it('draws no row anew when another is chosen or more rows come', async () => {
  const drawn = vi.fn();
  const columns = COLUMNS.map((column) => ({
    ...column,
    cell: (boat: Boat) => {
      drawn(boat.name);
      return boat.name;
    },
  }));
  function Growing() {
    const [length, setLength] = useState(2);
    const [selection, setSelection] = useState(NOTHING_CHOSEN);
    return (
      <>
        <DataList
          label="Boten"
          columns={columns}
          rows={BOATS.slice(0, length)}
          shown={['naam']}
          sort={{ column: 'naam', down: false }}
          onSort={() => undefined}
          selection={selection}
          onSelect={setSelection}
          nameOf={({ name }) => name}
        />
        <button type="button" onClick={() => setLength(4)}>
          Meer
        </button>
      </>
    );
  }
  draw(<Growing />);
  drawn.mockClear();
  await userEvent.click(box('Brigitta'));
  expect(box('Brigitta')).toBeChecked();
  expect(drawn).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Meer' }));
  expect(new Set(drawn.mock.calls.flat())).toEqual(new Set(['Cornelis', 'Dageraad']));
});

it('walks with j and k', async () => {
  draw(<Boats />, '/boten');
  const visible = Object.assign(HTMLElement.prototype, { checkVisibility: () => true });
  await userEvent.keyboard('jjk');
  expect(screen.getByRole('link', { name: 'Amelie' })).toHaveFocus();
  await userEvent.click(box('Brigitta'));
  await userEvent.keyboard('j');
  expect(screen.getByRole('link', { name: 'Cornelis' })).toHaveFocus();
  Reflect.deleteProperty(visible, 'checkVisibility');
});

it('shows filters in use as chips that go away, and starts a new selection with each', async () => {
  const { router } = draw(<Boats />, '/boten');
  await userEvent.click(box('Amelie'));
  await userEvent.click(screen.getByRole('button', { name: 'Filter toevoegen' }));
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Soort' }), 'z');
  expect(router.state.location.search).toBe('?soort=z');
  await userEvent.click(screen.getByRole('button', { name: 'Toon 40 boten' }));
  const chips = await waitFor(() => screen.getByRole('list', { name: 'Filters' }));
  expect(chips).toHaveTextContent('Zeilboot');
  expect(box('Amelie')).not.toBeChecked();
  await userEvent.click(screen.getByRole('button', { name: 'Zeilboot weghalen' }));
  expect(router.state.location.search).toBe('');
});

it('shows the columns that the reader chooses', async () => {
  const { router } = draw(<Boats />, '/boten');
  expect(screen.queryByRole('columnheader', { name: 'Haven' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Weergave' }));
  expect(await screen.findByRole('checkbox', { name: 'Naam' })).toBeDisabled();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Haven' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Lengte' }));
  expect(router.state.location.search).toBe('?kolommen=haven');
  expect(screen.getByRole('columnheader', { name: 'Haven', hidden: true })).toBeInTheDocument();
  expect(screen.queryByRole('columnheader', { name: 'Lengte', hidden: true })).toBeNull();
});

it('has a word for nothing and for what failed', () => {
  const { unmount } = draw(<Boats more={{ rows: [], total: 0, hasMore: false }} />, '/boten');
  expect(screen.getByRole('heading', { name: 'Geen boot.' })).toBeVisible();
  unmount();
  draw(<Boats more={{ rows: undefined, total: undefined, failed: true }} />, '/boten');
  expect(screen.getByRole('alert')).toHaveTextContent('Dit laden lukte niet');
});
