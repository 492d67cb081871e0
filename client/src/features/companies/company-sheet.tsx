import { useMutation } from '@apollo/client/react';
import { companyFields, companyProblems } from '@scheldemond/domain/records/company';
import { COUNTRY_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { useWords } from '../../session/words.ts';
import { NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  type CompanyFactsFragment,
  CreateCompanyDocument,
  type CreateCompanyMutationVariables,
  EditCompanyDocument,
} from './companies.generated.ts';

/** Makes a company that nobody of its own looks after yet, or edits one. */
export function CompanySheet(props: {
  company?: CompanyFactsFragment;
  onClose: () => void;
  onMade?: (id: string) => void;
}) {
  const { company, onClose, onMade } = props;
  const { t } = useTranslation(['companies', 'records']);
  const { language } = useFormat();
  const words = useWords();
  const { membership } = useSignedInViewer();
  const [create] = useMutation(CreateCompanyDocument);
  const [edit] = useMutation(EditCompanyDocument);
  const labels = {
    name: t('name'),
    sector: t('sector'),
    country: t('country'),
    municipality: t('municipality'),
    registrationNumber: t('registrationNumber'),
    mostStudents: t('mostStudents'),
    mostPerMentor: t('mostPerMentor'),
    mostPerSchool: t('mostPerSchool'),
  };
  const record = useRecordForm({
    draft: draftOf('company', company?.id ?? 'new'),
    schema: companyFields,
    problems: companyProblems as (values: never) => ReturnType<typeof companyProblems>,
    start: {
      name: company?.name ?? '',
      sector: company?.sector ?? '',
      country: company?.country ?? membership?.organisation.country ?? 'BE',
      municipality: company?.municipality ?? '',
      registrationNumber: company?.registrationNumber ?? '',
      mostStudents: company?.mostStudents ?? null,
      mostPerMentor: company?.mostPerMentor ?? null,
      mostPerSchool: company?.mostPerSchool ?? null,
    },
    ...(company ? { version: company.version } : {}),
    send: async (values, request) => {
      if (company) {
        const input = { ...values, id: company.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editCompany;
        return answer?.__typename === 'CompanyChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = { ...values, key: request.key } as CreateCompanyMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createCompany;
      if (answer?.__typename !== 'CompanyChanged') return answer ?? undefined;
      onMade?.(answer.company.id);
      return 'saved';
    },
    onSaved: () => {
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={company ? t('edit', { name: company.name }) : t('new', { company: words.company })}
      record={record}
      labels={labels}
      onClose={onClose}
    >
      <TextField name="name" label={labels.name} most={120} />
      <SelectField
        name="sector"
        label={labels.sector}
        none={t('records:choose')}
        options={optionsOf(SECTOR_WORDS, language)}
      />
      <SelectField name="country" label={labels.country} options={optionsOf(COUNTRY_WORDS, language)} />
      <TextField name="municipality" label={labels.municipality} most={80} help={t('records:optional')} />
      <TextField
        name="registrationNumber"
        label={labels.registrationNumber}
        most={20}
        help={t('registrationHelp')}
      />
      <NumberField
        name="mostStudents"
        label={labels.mostStudents}
        help={t('mostStudentsHelp')}
        min={1}
        max={500}
      />
      <NumberField
        name="mostPerMentor"
        label={labels.mostPerMentor}
        help={t('mostPerMentorHelp')}
        min={1}
        max={50}
      />
      <NumberField
        name="mostPerSchool"
        label={labels.mostPerSchool}
        help={t('mostPerSchoolHelp')}
        min={1}
        max={200}
      />
    </RecordSheet>
  );
}
