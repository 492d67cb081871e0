import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { fetchExport } from '../session/export.ts';
import { draw } from '../test/draw.tsx';
import { ExportButton } from './export-button.tsx';

vi.mock('../session/export.ts', () => ({ fetchExport: vi.fn() }));

it('keeps the focus from start to stop and back', async () => {
  let finish: () => void = () => undefined;
  vi.mocked(fetchExport).mockReturnValue(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  draw(<ExportButton list="companies" variables={{}} columns={[]} shown={[]} count={3} />);
  screen.getByRole('button', { name: 'Exporteer' }).focus();
  await userEvent.keyboard('{Enter}');
  const csv = await screen.findByRole('menuitem', { name: 'CSV' });
  csv.focus();
  await userEvent.keyboard('{Enter}');
  const stop = await screen.findByRole('button', { name: /Stop/i });
  expect(document.activeElement).toBe(stop);
  finish();
  const start = await screen.findByRole('button', { name: 'Exporteer' });
  expect(document.activeElement).toBe(start);
});
