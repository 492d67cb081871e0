import { useMutation } from '@apollo/client/react';
import { schoolFields, schoolProblems } from '@scheldemond/domain/records/school';
import { COUNTRY_WORDS, EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useWords } from '../../session/words.ts';
import { CheckField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { EditSchoolDocument, type SchoolFactsFragment } from './schools.generated.ts';

/** Edits what a school says of itself. */
export function SchoolSheet({ school, onClose }: { school: SchoolFactsFragment; onClose: () => void }) {
  const { t } = useTranslation(['schools', 'records', 'student']);
  const { language } = useFormat();
  const words = useWords();
  const [edit] = useMutation(EditSchoolDocument);
  const labels = {
    name: t('name'),
    shortName: t('shortName'),
    country: t('country'),
    municipality: t('municipality'),
    education: t('education'),
    registrationNumber: t(school.country === 'NL' ? 'brin' : 'schoolNumber'),
    studentAgrees: t('student:setting', { ...words }),
  };
  const record = useRecordForm({
    draft: draftOf('school', school.id),
    schema: schoolFields,
    problems: schoolProblems as (values: never) => ReturnType<typeof schoolProblems>,
    start: {
      name: school.name,
      shortName: school.shortName,
      country: school.country,
      municipality: school.municipality,
      education: school.education,
      registrationNumber: school.registrationNumber ?? '',
      studentAgrees: school.studentAgrees,
    },
    version: school.version,
    send: async (values, request) => {
      const input = { ...values, id: school.id, ...request };
      const answer = (await edit({ variables: { input } })).data?.editSchool;
      return answer?.__typename === 'SchoolChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet title={t('edit', { name: school.name })} record={record} labels={labels} onClose={onClose}>
      <TextField name="name" label={labels.name} most={120} />
      <TextField name="shortName" label={labels.shortName} most={40} help={t('shortNameHelp')} />
      <SelectField name="country" label={labels.country} options={optionsOf(COUNTRY_WORDS, language)} />
      <TextField name="municipality" label={labels.municipality} most={80} />
      <SelectField name="education" label={labels.education} options={optionsOf(EDUCATION_WORDS, language)} />
      <TextField
        name="registrationNumber"
        label={labels.registrationNumber}
        most={20}
        help={t('records:optional')}
      />
      <CheckField
        name="studentAgrees"
        label={labels.studentAgrees}
        help={t('student:settingHelp', { ...words })}
      />
    </RecordSheet>
  );
}
