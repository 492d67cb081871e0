import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import possibleTypes from '../../possible-types.generated.json';
import { draw } from '../../test/draw.tsx';
import { CandidateOrder } from './candidate-order.tsx';

vi.mock('../../session/words.ts', () => ({ useReader: () => ({ language: 'nl', country: 'BE' }) }));

const WAITING = ['Amber', 'Bilal', 'Chiara'];

interface Asked {
  input: { version: number; placementIds: string[] };
}

/** A slot to which three are proposed, on a server that keeps the order; `refuse` answers otherwise once. */
function candidates(refuse: (string | null)[] = []) {
  const asked: Asked['input'][] = [];
  let order: string[] = [];
  let version = 1;
  const told = () =>
    WAITING.map((name) => ({
      __typename: 'Placement',
      id: name,
      version: 1,
      companyRank: order.includes(name) ? order.indexOf(name) + 1 : null,
      startsOn: '2027-02-01',
      endsOn: '2027-05-28',
      student: {
        __typename: 'Student',
        id: name,
        displayName: name,
        school: { __typename: 'School', id: 's', name: 'Atheneum' },
      },
    }));
  const ordered = ({ input }: Asked) => {
    asked.push(input);
    const reason = refuse.shift();
    const slot = { __typename: 'Slot', id: 'slot', version };
    if (reason) return { __typename: 'SlotRefused', reason, current: slot };
    if (reason === null) return null;
    order = input.placementIds;
    version += 1;
    return { __typename: 'SlotChanged', slot: { ...slot, version } };
  };
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        const answer = operationName === 'OrderCandidates' ? ordered(variables as Asked) : null;
        if (operationName === 'OrderCandidates' && !answer) return observer.error(new Error('unreached'));
        observer.next({ data: answer ? { orderCandidates: answer } : { placements: { nodes: told() } } });
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
      <CandidateOrder slot={{ id: 'slot', version: 1 }} />
    </ApolloProvider>,
  );
  return asked;
}
const rows = async () =>
  within(await screen.findByRole('list', { name: 'Wie op antwoord wacht, liefste eerst' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => /^(.)(Amber|Bilal|Chiara)/.exec(textContent)?.slice(1).join(' '));
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('gives nobody a number until an order is given, and takes each change back', async () => {
  const asked = candidates();
  expect(await rows()).toEqual(['– Amber', '– Bilal', '– Chiara']);
  expect(screen.getByText('Nog geen volgorde gegeven.')).toBeVisible();
  await press('Chiara omhoog');
  expect(await screen.findByText('Bewaard')).toBeVisible();
  expect(await rows()).toEqual(['1 Amber', '2 Chiara', '3 Bilal']);
  await press('Ongedaan maken');
  expect(await screen.findByText('Volgorde gewist')).toBeVisible();
  expect(await rows()).toEqual(['– Amber', '– Bilal', '– Chiara']);
  await press('Bewaar zoals ze hier staan');
  expect(await screen.findByText('Bewaard')).toBeVisible();
  await press('Wis de volgorde');
  expect(await screen.findByText('Volgorde gewist')).toBeVisible();
  expect(asked.map(({ placementIds }) => placementIds.join(' '))).toEqual([
    'Amber Chiara Bilal',
    '',
    'Amber Bilal Chiara',
    '',
  ]);
});

it('shows what stands when the list changed meanwhile, and keeps what did not arrive', async () => {
  const asked = candidates(['STALE', null]);
  await press('Bilal omhoog');
  expect(await screen.findByText('De lijst is intussen veranderd. Dit is wat er nu staat.')).toBeVisible();
  expect(await rows()).toEqual(['– Amber', '– Bilal', '– Chiara']);
  await press('Bilal omhoog');
  expect(await screen.findByText(/^Niet bewaard/)).toBeVisible();
  expect(await rows()).toEqual(['1 Bilal', '2 Amber', '3 Chiara']);
  await press('Probeer opnieuw');
  expect(await screen.findByText('Bewaard')).toBeVisible();
  expect(asked).toHaveLength(3);
});

it('keeps its buttons in their places, so that a second press does not undo the first', async () => {
  const asked = candidates();
  const buttons = () =>
    ['Bewaar zoals ze hier staan', 'Wis de volgorde'].map((name) => screen.getByRole('button', { name }));
  await rows();
  const [keep, clear] = buttons() as [HTMLElement, HTMLElement];
  expect(keep).not.toHaveAttribute('aria-disabled', 'true');
  expect(clear).toHaveAttribute('aria-disabled', 'true');
  clear.click();
  expect(asked).toHaveLength(0);
  await userEvent.dblClick(keep);
  expect(await screen.findByText('Bewaard')).toBeVisible();
  expect(buttons()).toEqual([keep, clear]);
  expect(keep).toHaveAttribute('aria-disabled', 'true');
  expect(keep).toHaveFocus();
  await press('Wis de volgorde');
  expect(await screen.findByText('Volgorde gewist')).toBeVisible();
  expect(asked.map(({ placementIds }) => placementIds.length)).toEqual([3, 0]);
  expect(clear).toHaveFocus();
});
