import { notifications } from '@mantine/notifications';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { draw } from '../test/draw.tsx';
import { showUndo } from './toast.tsx';

afterEach(() => act(() => notifications.clean()));

it('offers to undo, counts down, and goes away once it is undone', async () => {
  const onUndo = vi.fn<() => Promise<void>>(async () => undefined);
  draw(<p>pagina</p>);
  act(() => showUndo({ text: 'Voorstel verstuurd.', seconds: 10, onUndo }));
  expect(await screen.findByText('nog 10 s')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Ongedaan maken' }));
  expect(onUndo).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(screen.queryByText('nog 10 s')).toBeNull());
});
