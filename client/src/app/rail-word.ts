import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { useWords } from '../session/words.ts';
import type { RailWord } from './rail.ts';

/** A word of the rail on screen: some are the field's own and follow the reader's organisation. */
export function useRailWord(): (word: RailWord['word']) => string {
  const { t } = useTranslation('frame');
  const { students, slots, company, companies } = useWords();
  return (word) => {
    if (word === 'rail.students') return capital(students);
    if (word === 'rail.slots') return capital(slots);
    if (word === 'rail.companies') return capital(companies);
    if (word === 'rail.company') return capital(company);
    return t(word);
  };
}
