import { parseOffer } from '@scheldemond/domain/week/offer-text';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import { scheduleOf } from '@scheldemond/domain/week/schedule';
import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw } from '../../test/draw.tsx';
import { BothSides } from './both-sides.tsx';

vi.mock('../../session/words.ts', () => ({
  useReader: () => ({ language: 'nl', country: 'BE' }),
  useWords: () => ({ placement: 'stage' }),
}));

/** What is said of a week beside an offer and a school, and the rows of the table for who cannot see the grid. */
function said(week: string, offer: string, school: string | null) {
  draw(
    <BothSides
      label="De week"
      week={scheduleOf('2027-02-01', '2027-05-28', parsePattern(week, 'nl').value!)}
      offer={parseOffer(offer, 'nl').value!}
      school={school === null ? null : parsePattern(school, 'nl').value!}
    />,
  );
  const list = within(screen.getByRole('list', { name: 'Wat past' }));
  const rows = within(screen.getByRole('table', { name: 'De week' })).getAllByRole('row');
  return {
    words: list.getAllByRole('listitem').map(({ textContent }) => textContent),
    rows: rows.slice(1).map((row) => [...row.children].map(({ textContent }) => textContent).join(' ')),
  };
}

it('says what fits, and where the school has the day', () => {
  const { words, rows } = said(
    'ma school 8:30-16:00, do bedrijf 8:00-16:30',
    '1 tot 2 dagen: ma en do 8:00-16:30',
    'ma school 8:30-16:00',
  );
  expect(words).toEqual(['Past in wat de plek biedt: do.', 'Dan is er school: ma.']);
  expect(rows).toEqual([
    'ma 8.00 16.30 Aangeboden',
    'ma 8.30 16.00 School',
    'do 8.00 16.30 Stage',
    'do 8.00 16.30 Aangeboden',
  ]);
  expect(screen.getByText('De plek biedt: 1 tot 2 dagen: ma en do 8:00-16:30.')).toBeVisible();
});

it('says each thing that does not fit in words', () => {
  const { words, rows } = said(
    'ma-wo bedrijf 8:00-16:30',
    '2 dagen: ma 8:00-12:00, wo-do 8:00-16:30',
    'wo school 13:00-15:00',
  );
  expect(words).toEqual([
    'Dan is er school: wo.',
    'Op wo vallen school en bedrijf op hetzelfde uur.',
    'Op ma biedt de plek andere uren.',
    'De plek biedt niets op di.',
    'De plek vraagt 2 dagen per week, dit zijn er 3.',
  ]);
  expect(rows).toContain('ma, Op ma biedt de plek andere uren. 8.00 12.00 Aangeboden');
});
