import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The reader's choice; the country of their organisation refines it. */
export type Choice = 'nl' | 'en';

const STORED = 'scheldemond.language';
const AREAS = {
  nl: async () => (await import('./nl.ts')).nl,
  en: async () => (await import('./en.ts')).en,
  'nl-BE': async () => (await import('./nl-be.ts')).nlBe,
};

/**
 * The language to show: what was chosen on this device, otherwise the account's, otherwise what the browser
 * prefers; Dutch unless that is English.
 */
export function chosenLanguage(ofAccount?: Choice): Choice {
  return read() ?? ofAccount ?? (navigator.language.startsWith('en') ? 'en' : 'nl');
}

function read(): Choice | null {
  try {
    const value = localStorage.getItem(STORED);
    return value === 'nl' || value === 'en' ? value : null;
  } catch {
    return null;
  }
}

async function add(language: keyof typeof AREAS): Promise<void> {
  if (i18next.hasResourceBundle(language, 'ui') || i18next.hasResourceBundle(language, 'frame')) return;
  for (const [area, words] of Object.entries(await AREAS[language]()))
    i18next.addResourceBundle(language, area, words);
}

/**
 * Starts the words in the chosen language; resolves when they are there.
 *
 * @param language - overrides the stored choice (tests)
 */
export async function startWords(language: Choice = chosenLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: ['nl'],
    resources: {},
    ns: ['companies', 'frame', 'imports', 'many', 'pages', 'people', 'records', 'schools', 'ui'],
    defaultNS: 'frame',
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  await setLanguage(language, null);
}

/**
 * Changes the language of the screen and remembers the choice.
 *
 * @param choice - Dutch or English
 * @param country - country of the reader's organisation, which chooses the kind of Dutch
 */
export async function setLanguage(choice: Choice, country: 'BE' | 'NL' | null): Promise<void> {
  const full = choice === 'nl' && country === 'BE' ? 'nl-BE' : choice;
  await add(choice);
  if (full === 'nl-BE') await add('nl-BE');
  if (i18next.language !== full) await i18next.changeLanguage(full);
  document.documentElement.lang = full;
}

/** Remembers the reader's choice on this device. */
export function rememberLanguage(choice: Choice): void {
  try {
    localStorage.setItem(STORED, choice);
  } catch {
    // storage can be closed: the choice holds for this visit
  }
}
