/** The languages of the page. */
export type Language = 'NL' | 'EN';

/** The language to begin in, until the account's is known. */
export function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('nl') ? 'NL' : 'EN';
}
