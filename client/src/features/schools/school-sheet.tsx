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
import {
  CreateSchoolDocument,
  type CreateSchoolMutationVariables,
  EditSchoolDocument,
  type SchoolFactsFragment,
} from './schools.generated.ts';

/** Makes a school, or edits what it says of itself. */
export function SchoolSheet(props: {
  school?: SchoolFactsFragment;
  onClose: () => void;
  onMade?: (id: string) => void;
}) {
  const { school, onClose, onMade } = props;
  const { t } = useTranslation(['schools', 'records', 'student']);
  const { language } = useFormat();
  const words = useWords();
  const [create] = useMutation(CreateSchoolDocument);
  const [edit] = useMutation(EditSchoolDocument);
  const labels = {
    name: t('name'),
    shortName: t('shortName'),
    country: t('country'),
    municipality: t('municipality'),
    education: t('education'),
    registrationNumber: t(!school ? 'anyNumber' : school.country === 'NL' ? 'brin' : 'schoolNumber'),
    studentAgrees: t('student:setting', { ...words }),
  };
  const record = useRecordForm({
    draft: draftOf('school', school?.id ?? 'new'),
    schema: schoolFields,
    problems: schoolProblems as (values: never) => ReturnType<typeof schoolProblems>,
    start: {
      name: school?.name ?? '',
      shortName: school?.shortName ?? '',
      country: school?.country ?? 'BE',
      municipality: school?.municipality ?? '',
      education: school?.education ?? 'SECONDARY',
      registrationNumber: school?.registrationNumber ?? '',
      studentAgrees: school?.studentAgrees ?? false,
    },
    ...(school ? { version: school.version } : {}),
    send: async (values, request) => {
      if (!school) {
        const made = { ...values, key: request.key } as CreateSchoolMutationVariables['input'];
        const told = (await create({ variables: { input: made } })).data?.createSchool;
        if (told?.__typename !== 'SchoolChanged') return told ?? undefined;
        onMade?.(told.school.id);
        return 'saved';
      }
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
    <RecordSheet
      title={school ? t('edit', { name: school.name }) : t('new')}
      record={record}
      labels={labels}
      onClose={onClose}
    >
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
