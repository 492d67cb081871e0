import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import possibleTypes from '../../possible-types.generated.json';
import { draw } from '../../test/draw.tsx';
import { OnePlaceSheet } from './one-place-sheet.tsx';

vi.mock('../../session/words.ts', () => ({ useReader: () => ({ language: 'nl', country: 'BE' }) }));

const SLOT = {
  id: 'slot',
  title: 'Onderhoud machines',
  company: { id: 'company', name: 'Machinebouw Vliet' },
  site: { place: 'Gent' },
};

/** What the server answers each time; null: it is not reached. */
function sheet(...answers: (object | null)[]) {
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        const answer = answers.shift();
        if (!answer) return observer.error(new Error('unreached'));
        observer.next({ data: { matchingOnePlace: { __typename: 'MatchingOnePlace', ...answer } } });
        observer.complete();
      }),
  );
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ possibleTypes }),
    defaultOptions: { mutate: { errorPolicy: 'all' } },
  });
  draw(
    <ApolloProvider client={client}>
      <OnePlaceSheet planId="plan" slot={SLOT} onClose={() => undefined} />
    </ApolloProvider>,
  );
}
const slot = (viewerCanEdit: boolean) => ({ __typename: 'Slot', id: 'slot', viewerCanEdit });
const effect = (more: number, changes: object[] = []) => ({
  __typename: 'MatchingEffect',
  placedBefore: 4,
  placed: 4 + more,
  minutesBefore: 100,
  minutes: 100 + 12 * more,
  changes,
});

it('tells who gets a place by one more, and leads to the slot and its company', async () => {
  const row = (outcome: string, of: object | null) => ({ __typename: 'MatchingRow', outcome, slot: of });
  const there = { ...SLOT, __typename: 'Slot', company: { ...SLOT.company, __typename: 'Company' } };
  const student = { __typename: 'Student', id: 's', displayName: 'Lotte Baekelandt' };
  const change = {
    __typename: 'MatchingDifference',
    need: { __typename: 'Need', id: 'n', student },
    rows: [row('NOT_PLACED', null), row('PLACED', there)],
  };
  sheet({ unused: null, slot: slot(false), effect: effect(1, [change]) });
  expect(await screen.findByText('Geplaatst: 5 (+1). Reistijd samen: 112 min (+12).')).toBeDefined();
  expect(within(screen.getByRole('status')).getByRole('listitem').textContent).toBe(
    'Lotte BaekelandtZonder plek → Onderhoud machines, Machinebouw Vliet',
  );
  expect(screen.getByRole('link', { name: 'Naar de plek' }).getAttribute('href')).toBe('/plekken/slot');
  expect(screen.getByRole('link', { name: 'Machinebouw Vliet' }).getAttribute('href')).toBe(
    '/bedrijven/company',
  );
});

it('says why it brings nothing, and leads who may to where the slot is edited', async () => {
  sheet({ unused: 'COMPANY_LIMIT', slot: slot(true), effect: effect(0) });
  await screen.findByText(/^Brengt pas iets als het bedrijf ook meer leerlingen tegelijk neemt/);
  expect(screen.queryByText(/^Geplaatst/)).toBeNull();
  expect(screen.getByRole('link', { name: 'Naar de plek om die te wijzigen' })).toBeDefined();
});

it('says that it can no longer be computed', async () => {
  sheet({ unused: null, slot: null, effect: null });
  expect(await screen.findByText(/Bereken het plan opnieuw/)).toBeDefined();
});

it('asks again when the server was not reached', async () => {
  sheet(null, { unused: 'ROOM', slot: slot(false), effect: effect(0) });
  await userEvent.click(await screen.findByRole('button', { name: /opnieuw/i }));
  expect(await screen.findByText(/hier al een plaats vrij/)).toBeDefined();
});
