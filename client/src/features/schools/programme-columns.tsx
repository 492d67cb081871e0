import type { ListColumn } from '@scheldemond/domain/lists/columns';
import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import type { DataColumn } from '../../ui/data-list.tsx';
import type { ProgrammeRowFragment } from './lists.generated.ts';
import { RecordName } from './record-name.tsx';

/** What a list of programmes can show; the title opens what one may edit, else its school. */
export function useProgrammeColumns(
  onOpen: (programme: ProgrammeRowFragment) => void,
  onChanged: () => unknown,
): DataColumn<ProgrammeRowFragment, ListColumn<'programmes'>>[] {
  const { t } = useTranslation('schools');
  const { language } = useFormat();
  const words = useWords();
  return useMemo(
    () => [
      {
        key: 'opleiding',
        head: capital(words.programme),
        width: 'minmax(0, 3fr)',
        fixed: true,
        sorts: true,
        cell: (one) => (
          <RecordName record={one} school={one.school.id} onOpen={() => onOpen(one)} onChanged={onChanged}>
            {one.title}
          </RecordName>
        ),
      },
      {
        key: 'school',
        head: t('school'),
        width: 'minmax(0, 2.4fr)',
        sorts: true,
        cell: ({ school }) => school.name,
      },
      {
        key: 'kwalificatie',
        head: t('qualification'),
        width: 'minmax(0, 2.4fr)',
        sorts: true,
        named: true,
        cell: ({ qualification }) => qualification.title,
      },
      {
        key: 'niveau',
        head: t('level'),
        width: '88px',
        sorts: true,
        named: true,
        cell: ({ qualification }) => <span className="figures">{qualification.level}</span>,
      },
      {
        key: 'vorm',
        head: t('form'),
        width: 'minmax(0, 1.8fr)',
        sorts: true,
        cell: ({ form }) => capital(FORMS[form][language]),
      },
      {
        key: 'onderwijs',
        head: t('education'),
        width: 'minmax(0, 1.8fr)',
        extra: true,
        cell: ({ education }) => EDUCATION_WORDS[education][language],
      },
    ],
    [t, language, words, onOpen, onChanged],
  );
}
