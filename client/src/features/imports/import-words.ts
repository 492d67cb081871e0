import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import type { nl } from '../../i18n/nl.ts';
import type { ImportKind } from '../../schema-types.generated.ts';
import { useReader, useWords } from '../../session/words.ts';

type FieldName = keyof (typeof nl)['imports']['fields'];

/** The words of imports for this reader. */
export function useImportWords() {
  const { t } = useTranslation('imports');
  const words = useWords();
  const { country, language } = useReader();
  const number = new Intl.NumberFormat(`${language}-${country}`);
  return {
    t,
    kind: (kind: ImportKind) => capital(t(`kinds.${kind}`, { students: words.students })),
    field: (name: string) => (name === 'student' ? capital(words.student) : t(`fields.${name as FieldName}`)),
    number: (value: number) => number.format(value),
  };
}
