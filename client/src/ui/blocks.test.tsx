import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { draw } from '../test/draw.tsx';
import { ActionButton } from './action-button.tsx';
import { Board } from './board.tsx';
import { Chips } from './chips.tsx';
import { Facts } from './facts.tsx';
import { FormErrors } from './form-errors.tsx';
import { LargeChoice } from './large-choice.tsx';
import { Row, RowList, RowName } from './row-list.tsx';
import { Sheet } from './sheet.tsx';
import { WaterLine } from './water-line.tsx';
import { WeekGrid } from './week-grid.tsx';

describe('sheet', () => {
  function Opener() {
    const [opened, setOpened] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setOpened(true)}>
          open
        </button>
        <Sheet opened={opened} onClose={() => setOpened(false)} title="Voorstellen">
          inhoud
        </Sheet>
      </>
    );
  }

  it('takes focus to its title and gives it back', async () => {
    draw(<Opener />);
    const opener = screen.getByRole('button', { name: 'open' });
    await userEvent.click(opener);
    expect(await screen.findByRole('dialog', { name: 'Voorstellen' })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Voorstellen' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(opener).toHaveFocus());
  });
});

describe('action button', () => {
  it('shows its work and takes one press at a time', async () => {
    let finish = () => {};
    const work = vi.fn<() => Promise<void>>(() => new Promise((done) => (finish = done)));
    draw(<ActionButton onAction={work}>Versturen</ActionButton>);
    const button = screen.getByRole('button', { name: /Versturen/ });
    await userEvent.click(button);
    await userEvent.click(button);
    expect(work).toHaveBeenCalledTimes(1);
    expect(button).toHaveAttribute('aria-busy', 'true');
    await act(async () => finish());
    expect(button).toHaveAttribute('aria-busy', 'false');
  });
});

describe('row list', () => {
  it('walks with j and k, but not while one types', async () => {
    draw(
      <>
        <input aria-label="zoek" />
        <RowList label="plekken">
          <Row>
            <RowName to="/a">Eerste</RowName>
          </Row>
          <Row selected>
            <RowName to="/b">Tweede</RowName>
          </Row>
        </RowList>
      </>,
    );
    await userEvent.keyboard('jj');
    expect(screen.getByRole('link', { name: 'Tweede' })).toHaveFocus();
    await userEvent.keyboard('k');
    expect(screen.getByRole('link', { name: 'Eerste' })).toHaveFocus();
    await userEvent.click(screen.getByRole('textbox'));
    await userEvent.keyboard('j');
    expect(screen.getByRole('textbox')).toHaveFocus();
    expect(screen.getAllByRole('listitem')[1]).toHaveAttribute('aria-current', 'true');
  });
});

describe('board', () => {
  it('moves a card by its menu', async () => {
    const onMove = vi.fn<(card: string, lane: string) => void>();
    const moves = [{ lane: 'ready', word: 'Startklaar' }];
    draw(
      <Board
        label="Plaatsingen"
        onMove={onMove}
        lanes={[
          {
            key: 'a',
            name: 'Aangenomen',
            buoy: 'green',
            count: 3,
            moreTo: '/x',
            cards: [{ key: '1', title: 'Noor', moves }],
          },
        ]}
      />,
    );
    const lane = screen.getByRole('region', { name: 'Aangenomen' });
    expect(within(lane).getByRole('link', { name: 'nog 2' })).toHaveAttribute('href', '/x');
    await userEvent.click(within(lane).getByRole('button', { name: 'Noor verplaatsen' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Startklaar' }));
    expect(onMove).toHaveBeenCalledWith('1', 'ready');
  });

  it('takes the focus back from a sheet that a move opened', async () => {
    function Asking() {
      const [asking, setAsking] = useState(false);
      const cards = [{ key: '1', title: 'Noor', moves: [{ lane: 'ready', word: 'Startklaar' }] }];
      return (
        <>
          <Board
            label="Plaatsingen"
            onMove={() => setAsking(true)}
            lanes={[{ key: 'a', name: 'Aangenomen', buoy: 'green', count: 1, cards }]}
          />
          {asking && (
            <Sheet opened onClose={() => setAsking(false)} title="Waarom?">
              inhoud
            </Sheet>
          )}
        </>
      );
    }
    draw(<Asking />);
    const menu = screen.getByRole('button', { name: 'Noor verplaatsen' });
    await userEvent.click(menu);
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Startklaar' }));
    expect(await screen.findByRole('dialog', { name: 'Waarom?' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(menu).toHaveFocus());
  });
});

describe('form errors', () => {
  it('takes focus at each failed try and jumps to the field', async () => {
    draw(
      <>
        <FormErrors attempt={1} errors={[{ field: 'mail', message: 'Vul een e-mailadres in.' }]} />
        <input id="mail" aria-label="E-mailadres" />
      </>,
    );
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.getByText('Er is nog 1 ding na te kijken')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Vul een e-mailadres in.' }));
    expect(screen.getByRole('textbox')).toHaveFocus();
  });
});

describe('small blocks', () => {
  it('chips name what they take away', async () => {
    const onRemove = vi.fn<() => void>();
    draw(<Chips chips={[{ key: 'a', word: 'Beide landen', onRemove }]} />);
    await userEvent.click(screen.getByRole('button', { name: 'Beide landen weghalen' }));
    expect(onRemove).toHaveBeenCalledTimes(1);
  });

  it('a chip that goes leaves the focus to what stands in its place', async () => {
    function Some() {
      const [keys, setKeys] = useState(['BE', 'NL']);
      return (
        <Chips
          chips={keys.map((key) => ({
            key,
            word: key,
            onRemove: () => setKeys((all) => all.filter((one) => one !== key)),
          }))}
        >
          <button type="button">Filter toevoegen</button>
        </Chips>
      );
    }
    draw(<Some />);
    await userEvent.click(screen.getByRole('button', { name: 'BE weghalen' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'NL weghalen' }));
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Filter toevoegen' }));
  });

  it('a large choice is one of a few', async () => {
    const onChange = vi.fn<(value: 'a' | 'b') => void>();
    draw(
      <LargeChoice
        label="Waarom?"
        value="a"
        onChange={onChange}
        options={[
          { value: 'a', word: 'Vol' },
          { value: 'b', word: 'Anders' },
        ]}
      />,
    );
    expect(screen.getByRole('group', { name: 'Waarom?' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Vol' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Anders' }));
    expect(onChange).toHaveBeenCalledWith('b');
  });

  it('facts leave out what is not known', () => {
    draw(<Facts facts={['Eeklo', null, '', '17 jaar']} />);
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Eeklo', '17 jaar']);
  });
});

describe('water line', () => {
  const stations = [
    { key: '1', name: 'Voorgesteld', state: 'done' as const },
    { key: '2', name: 'Aangenomen', lines: ['do 5 nov'], state: 'now' as const },
    { key: '3', name: 'Startklaar', lines: ['uiterlijk 29 jan'], state: 'ahead' as const },
  ];

  it('says where one is, and what comes then', async () => {
    draw(<WaterLine stations={stations} label="Verloop" />);
    const items = within(screen.getByRole('list', { name: 'Verloop' })).getAllByRole('listitem');
    expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, 'step', null]);
    expect(items[0]).toHaveTextContent('Voorgesteld (gedaan)');
    expect(screen.getByText(/stap 2 van 3/)).toHaveTextContent('Aangenomen, stap 2 van 3: do 5 nov');
    expect(screen.getByText(/Daarna startklaar, uiterlijk 29 jan\./)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Toon verloop' }));
    expect(screen.getByRole('button', { name: 'Verberg verloop' })).toHaveAttribute('aria-expanded', 'true');
  });
});

describe('week grid', () => {
  it('has the same week as a table', () => {
    draw(
      <WeekGrid
        label="De week"
        dayNames={['ma', 'di', 'wo', 'do', 'vr']}
        time={(time) => time}
        hour={String}
        blocks={[
          { day: 3, start: '13:00', end: '16:30', kind: 'work', word: 'Stage' },
          { day: 3, start: '08:25', end: '12:00', kind: 'school', word: 'School' },
        ]}
        travel={[{ day: 3, start: '12:00', end: '13:00', minutes: 34 }]}
      />,
    );
    const rows = within(screen.getByRole('table', { name: 'De week' })).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      'wo08:2512:00School',
      'wo12:0013:00reizen, 34 min',
      'wo13:0016:30Stage',
    ]);
  });
});
