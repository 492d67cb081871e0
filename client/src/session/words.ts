import { defaultEducation, words, type WordContext, type Words } from '@scheldemond/domain/vocabulary/words';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer, type ViewerOrganisation } from './viewer.ts';

/** Whose words are spoken within: a person's programme or a placement's jurisdiction; the frame leaves it out. */
export type Speech = Pick<WordContext, 'country' | 'education'>;

/** Overrides the reader's own organisation for what stands within. */
export const WordsContext = createContext<Speech | null>(null);

/** The words of an organisation; a company's are those most used in its country. */
export function speechOf(
  organisation: Pick<ViewerOrganisation, 'country' | 'education'> | undefined,
): Speech {
  const country = organisation?.country ?? 'BE';
  return { country, education: organisation?.education ?? defaultEducation(country) };
}

/**
 * Language, country and form of education that words, dates and times follow here: those of the reader's
 * organisation, unless a `WordsContext` around says otherwise. Goes into the domain's `format…` functions.
 */
export function useReader(): WordContext {
  const { i18n } = useTranslation();
  const around = useContext(WordsContext);
  const { country, education } = around ?? speechOf(useViewer()?.membership?.organisation);
  const language = i18n.language.startsWith('en') ? 'en' : 'nl';
  return useMemo(() => ({ country, education, language }), [country, education, language]);
}

/**
 * The field's own terms for this reader: `students` is "leerlingen", "studenten" or "cursisten".
 *
 * @param speech - the words of one person or placement instead
 */
export function useWords(speech?: Speech): Words {
  const { country, education, language } = { ...useReader(), ...speech };
  return useMemo(() => words({ country, education, language }), [country, education, language]);
}
