import { parsePattern } from '@scheldemond/domain/week/parse-line';
import { printPattern } from '@scheldemond/domain/week/print-line';
import { scheduleOf } from '@scheldemond/domain/week/schedule';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { CounterForm, type CounterTerms } from './counter-form.tsx';
import type { AnswerPlacement } from './question.ts';
import { TEXTS } from './texts.ts';

beforeEach(() => sessionStorage.clear());

function open(line: string, minor = true) {
  const placement = {
    id: 'p',
    version: 1,
    startsOn: '2027-02-01',
    endsOn: '2027-05-28',
    week: scheduleOf('2027-02-01', '2027-05-28', parsePattern(line, 'nl').value!),
    student: { firstName: 'Lotte', minor, programme: { title: 'Lasser', form: 'STAGE' } },
    slot: { site: { country: 'BE' } },
    proposedBy: { firstName: 'Annelies' },
  } as unknown as AnswerPlacement;
  const sent = vi.fn<(terms: CounterTerms) => void>();
  const texts = TEXTS.NL;
  const form = { placement, texts, language: 'NL' as const, busy: false, onBack: vi.fn(), onSend: sent };
  return { sent, ...render(<CounterForm {...form} />) };
}

const send = (name = 'Antwoord versturen') => fireEvent.click(screen.getByRole('button', { name }));
const type = (day: string, label: string, value: string) =>
  fireEvent.change(within(screen.getByRole('group', { name: day })).getByLabelText(label), {
    target: { value },
  });
const lineOf = ({ mock }: { mock: { calls: [CounterTerms][] } }) =>
  printPattern(mock.calls[0]![0].week.versions[0]!.pattern, 'nl');

it('sends the asked week with other days and hours, and keeps what the school gives', () => {
  const { sent } = open('ma school 8:30-16:00, do-vr bedrijf 8:00-16:30 (60 min pauze)');
  fireEvent.click(screen.getByRole('checkbox', { name: /^vr/ }));
  fireEvent.click(screen.getByRole('checkbox', { name: /^di/ }));
  type('di', 'Van', '09:00');
  expect(screen.getByRole('checkbox', { name: /^ma/ })).not.toBeChecked();
  expect(screen.getByText(/school 8:30-16:00$/, { selector: 'small' })).toBeVisible();
  send();
  expect(lineOf(sent)).toBe(
    'ma school 8:30-16:00, di bedrijf 9:00-16:30 (60 min pauze), do bedrijf 8:00-16:30 (60 min pauze)',
  );
});

it('changes one week of a turn and keeps the other', () => {
  const { sent } = open('do-vr bedrijf 8:00-16:30; om de week do vrij; week 1 begint op 1 feb 2027', false);
  expect(screen.getAllByRole('group', { name: /^Dagen en uren/ })).toHaveLength(2);
  fireEvent.click(screen.getAllByRole('checkbox', { name: /^wo/ })[1]!);
  send();
  expect(lineOf(sent)).toContain('om de week wo bedrijf 8:00-16:30, do vrij');
});

it('says what the law forbids before it sends, and how it is cured', () => {
  const { sent } = open('do-vr bedrijf 8:00-16:00 (60 min pauze)');
  type('do', 'Pauze (min)', '30');
  expect(screen.getByRole('status')).toHaveTextContent('Mag niet: do 4 feb 2027: 30 min pauze, minstens 1 u');
  send();
  expect(sent).not.toHaveBeenCalled();
  expect(screen.getByRole('alert')).toHaveTextContent('De wet laat deze week niet toe');
  fireEvent.click(screen.getByRole('button', { name: 'Pas toe' }));
  expect(screen.queryByText('Mag niet:')).toBeNull();
  send();
  expect(lineOf(sent)).toBe('do-vr bedrijf 8:00-16:00 (60 min pauze)');
});

it('sends a forbidden week to the school when somebody says so twice', () => {
  const { sent } = open('do-vr bedrijf 8:00-16:00 (60 min pauze)');
  type('do', 'Pauze (min)', '30');
  send();
  send('Toch versturen');
  expect(lineOf(sent)).toBe('do bedrijf 8:00-16:00, vr bedrijf 8:00-16:00 (60 min pauze)');
});

it('names the day whose hours are not whole, goes to the field and keeps what was typed', () => {
  const { sent, unmount } = open('do-vr bedrijf 8:00-16:00 (60 min pauze)');
  type('vr', 'Tot', '');
  send();
  expect(sent).not.toHaveBeenCalled();
  expect(screen.getByRole('alert')).toHaveTextContent('Vul bij vr een begin en een einde in');
  expect(within(screen.getByRole('group', { name: 'vr' })).getByLabelText('Van')).toHaveFocus();
  fireEvent.change(screen.getByLabelText(/^Bericht/), { target: { value: 'Na de verbouwing' } });
  unmount();
  open('do-vr bedrijf 8:00-16:00 (60 min pauze)');
  expect(screen.getByLabelText(/^Bericht/)).toHaveValue('Na de verbouwing');
  expect(within(screen.getByRole('group', { name: 'vr' })).getByLabelText('Tot')).toHaveValue('');
});
