import type { Offer } from '@scheldemond/domain/week/offer';
import { parseOffer, printOffer } from '@scheldemond/domain/week/offer-text';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { expect, it, vi } from 'vitest';
import { draw } from '../../test/draw.tsx';
import { OfferField } from './offer-field.tsx';

vi.mock('../../session/words.ts', () => ({
  useReader: () => ({ language: 'nl', country: 'BE' }),
  useWords: () => ({ placement: 'stage' }),
}));

/** The field in a form; `value()` is what the form holds, as a line. */
function field(line: string) {
  let held: Offer | null = null;
  const hold = (offer: Offer | null) => {
    held = offer;
  };
  function Form() {
    const form = useForm<{ offer: Offer | null }>({
      defaultValues: { offer: parseOffer(line, 'nl').value ?? null },
    });
    const offer = useWatch({ control: form.control, name: 'offer' });
    useEffect(() => hold(offer), [offer]);
    return (
      <FormProvider {...form}>
        <OfferField name="offer" label="Dagen en uren" firstDay="2026-09-01" />
      </FormProvider>
    );
  }
  draw(<Form />);
  return {
    value: () => held && printOffer(held, 'nl'),
    line: screen.getByLabelText('Dagen en uren'),
  };
}
const cell = (name: RegExp) => screen.getByRole('gridcell', { name });

it('takes a line, and the numbers and the grid follow', async () => {
  const { value, line } = field('ma-vr 8:00-16:30');
  await userEvent.clear(line);
  expect(value()).toBeNull();
  await userEvent.paste('2-3 dagen, niet ma, 8u-16u30');
  expect(value()).toBe('2 tot 3 dagen, niet maandag, 8:00-16:30');
  expect(screen.getByLabelText('Dagen, minstens')).toHaveValue('2');
  expect(screen.getByLabelText('Dagen, hoogstens')).toHaveValue('3');
});

it('says where a line stops being read, and holds no value then', async () => {
  const { value, line } = field('ma-vr 8:00-16:30');
  await userEvent.type(line, ' x');
  expect(screen.getByText(/Teken 18, “x”/)).toBeVisible();
  expect(value()).toBeNull();
});

it('takes a number of days, and keeps it within the days that are left', async () => {
  const { value, line } = field('do-vr 8:00-12:00');
  await userEvent.selectOptions(screen.getByLabelText('Dagen, minstens'), '2');
  expect(value()).toBe('2 dagen: do-vr 8:00-12:00');
  expect(line).toHaveValue('2 dagen: do-vr 8:00-12:00');
  await userEvent.selectOptions(screen.getByLabelText('Dagen, minstens'), '');
  expect(value()).toBe('do-vr 8:00-12:00');
  await userEvent.selectOptions(screen.getByLabelText('Dagen, hoogstens'), '2');
  expect(value()).toBe('1 tot 2 dagen: do-vr 8:00-12:00');
});

it('is drawn on by keyboard', async () => {
  const { value } = field('do 8:00-12:00');
  cell(/^do.* 8.00/).focus();
  await userEvent.keyboard('{ArrowRight} ');
  expect(value()).toBe('do 8:00-12:00, vr 8:00-8:30');
});
