import { words, type Education, type Words } from '@scheldemond/domain/vocabulary/words';
import { generatePath } from 'react-router';
import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { help as helpEn } from '../i18n/en/help/help.ts';
import { help as helpNl } from '../i18n/nl/help/help.ts';
import { nl } from '../i18n/nl.ts';
import type { Role } from '../session/viewer.ts';
import { helpOf } from './help.ts';
import { pages } from './routes.tsx';

const LANGUAGES = { nl: { write: helpNl, screen: nl }, en: { write: helpEn, screen: en } } as const;
const EDUCATIONS: Education[] = ['SECONDARY', 'ADULT', 'HIGHER', 'MBO'];
const ROLES: (Role | undefined)[] = [
  undefined,
  'STUDENT',
  'TEACHER',
  'SCHOOL_COORDINATOR',
  'MENTOR',
  'COMPANY_ADMIN',
  'COORDINATOR',
  'PARTNER',
  'ADMIN',
];
const SENTENCE = /[.?](?=\s|$)/g;

/** All texts of the screen, in a reader's terms. */
function textsOf(area: object, terms: Words): string[] {
  return Object.values(area).flatMap((text: unknown) =>
    typeof text === 'string'
      ? [text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => terms[key as keyof Words] ?? '')]
      : typeof text === 'object' && text
        ? textsOf(text, terms)
        : [],
  );
}

describe.each(['nl', 'en'] as const)('help in %s', (language) => {
  const { write, screen } = LANGUAGES[language];

  it.each(pages.map(({ path = '' }) => path))(
    'tells every role what %s is for and what to do there',
    (path) => {
      const address = path.includes(':') ? generatePath(path, { id: '1' }) : path;
      for (const education of EDUCATIONS)
        for (const role of ROLES) {
          const found = helpOf(write(words({ language, country: 'BE', education })), address, role);
          expect(found?.about).toBeTruthy();
          const sentences = found?.about.match(SENTENCE)?.length ?? 0;
          expect(sentences).toBeGreaterThan(0);
          expect(sentences).toBeLessThanOrEqual(3);
          expect(found?.can.length).toBeGreaterThan(0);
          expect([found?.about, ...(found?.can ?? [])].join(' ')).not.toMatch(/undefined|\{\{|!/);
        }
    },
  );

  it.each(EDUCATIONS)('names only what stands on the screen, in the words of %s', (education) => {
    const terms = words({ language, country: 'BE', education });
    const known = new Set(textsOf(screen, terms));
    const named = JSON.stringify(write(terms)).matchAll(/\\"(.+?)\\"/g);
    expect([...named].map(([, label]) => label).filter((label) => !known.has(label ?? ''))).toEqual([]);
  });
});

it('has none for an address that is no page', () => {
  const help = helpNl(words({ language: 'nl', country: 'BE', education: 'MBO' }));
  expect(helpOf(help, '/nergens', 'TEACHER')).toBeNull();
});
