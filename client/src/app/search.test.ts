import { expect, it } from 'vitest';
import { findIn } from './search.ts';
import { signInPath, wantedPath } from './sign-in-path.ts';

const things = [
  { key: '1', title: 'Plekken', path: '/plekken' },
  { key: '2', title: 'Zoë Van Hecke', note: 'Elektro Meetjesland', path: '/leerlingen/2' },
];

it('finds by beginnings of words, without case and accents', () => {
  expect(findIn(things, 'zoe he').map(({ key }) => key)).toEqual(['2']);
  expect(findIn(things, 'MEET').map(({ key }) => key)).toEqual(['2']);
  expect(findIn(things, 'ekken')).toEqual([]);
  expect(findIn(things, ' ')).toHaveLength(2);
});

it('comes back after signing in, and never goes to another site', () => {
  expect(signInPath('/')).toBe('/aanmelden');
  expect(wantedPath(new URL(signInPath('/plaatsingen/1?van=lijst'), 'https://x').search)).toBe(
    '/plaatsingen/1?van=lijst',
  );
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])
    expect(wantedPath(`?naar=${encodeURIComponent(bad)}`)).toBe('/');
});
