import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { draw } from '../test/draw.tsx';
import { useFrameKeys } from './go.ts';
import { railOf } from './rail.ts';
import { SearchDialog } from './search-dialog.tsx';

const open = { search: vi.fn<() => void>(), help: vi.fn<() => void>() };

function Frame() {
  useFrameKeys(railOf('TEACHER'), open);
  return <input aria-label="naam" />;
}

it('goes by g and a letter, opens help and search, and lets one type', async () => {
  const { router } = draw(<Frame />, '/hier');
  await userEvent.keyboard('l');
  await userEvent.click(screen.getByRole('textbox'));
  await userEvent.keyboard('gl?/');
  expect(router.state.location.pathname).toBe('/hier');
  expect(open.help).not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}k{/Control}');
  expect(open.search).toHaveBeenCalledTimes(1);
  screen.getByRole('textbox').blur();
  await userEvent.keyboard('?/');
  expect(open.help).toHaveBeenCalledTimes(1);
  expect(open.search).toHaveBeenCalledTimes(2);
  await userEvent.keyboard('gl');
  expect(router.state.location.pathname).toBe('/leerlingen');
});

it('finds, chooses with arrows and goes there', async () => {
  const search = async (query: string) =>
    ['Plekken', 'Plaatsingen']
      .filter((title) => title.toLowerCase().startsWith(query))
      .map((title) => ({ key: title, title, path: `/${title.toLowerCase()}` }));
  const onClose = vi.fn<() => void>();
  const { router } = draw(
    <SearchDialog opened onClose={onClose} known={() => []} search={search} />,
    '/hier',
  );
  const field = await screen.findByRole('combobox', { name: 'Zoek een naam, plek, plaatsing of pagina' });
  await userEvent.type(field, 'pl');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('option', { name: 'Plaatsingen' })).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  expect(router.state.location.pathname).toBe('/plaatsingen');
  expect(onClose).toHaveBeenCalledTimes(1);
});
