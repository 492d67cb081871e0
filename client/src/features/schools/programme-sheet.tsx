import { useMutation } from '@apollo/client/react';
import { FORMS, PLACEMENT_FORMS } from '@scheldemond/domain/qualifications/schemes';
import { MOST_YEARS_OF_PROGRAMME, programmeFields } from '@scheldemond/domain/records/school';
import { EDUCATION_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { SchoolWeekField } from '../../ui/week/week-field.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useQualificationOptions } from '../qualifications/qualification-options.ts';
import {
  CreateProgrammeDocument,
  type CreateProgrammeMutationVariables,
  EditProgrammeDocument,
  type ProgrammeFactsFragment,
  type SchoolFactsFragment,
} from './schools.generated.ts';

const made = programmeFields.extend({ qualificationId: z.string().min(1) });

/** Makes a programme of a school, or edits one; the qualification that it leads to stays. */
export function ProgrammeSheet(props: {
  school: SchoolFactsFragment;
  programme?: ProgrammeFactsFragment;
  onClose: () => void;
  onSaved: () => unknown;
}) {
  const { school, programme, onClose } = props;
  const { t } = useTranslation(['schools', 'records']);
  const { language } = useFormat();
  const { today } = useSignedInViewer();
  const qualifications = useQualificationOptions(school.country);
  const [create] = useMutation(CreateProgrammeDocument);
  const [edit] = useMutation(EditProgrammeDocument);
  const labels = {
    qualificationId: t('qualification'),
    title: t('title'),
    form: t('form'),
    education: t('education'),
    schoolWeek: t('schoolWeek'),
    years: t('years'),
  };
  const record = useRecordForm({
    draft: draftOf('programme', programme?.id ?? 'new'),
    schema: programme ? programmeFields : made,
    start: {
      title: programme?.title ?? '',
      form: programme?.form ?? (school.country === 'NL' ? 'BPV_BOL' : 'STAGE'),
      education: programme?.education ?? school.education,
      schoolWeek: programme?.schoolWeek ?? null,
      years: programme?.years ?? null,
      ...(programme ? {} : { qualificationId: '' }),
    },
    ...(programme ? { version: programme.version } : {}),
    send: async (values, request) => {
      if (programme) {
        const input = { ...values, id: programme.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editProgramme;
        return answer?.__typename === 'ProgrammeChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = {
        ...values,
        schoolId: school.id,
        key: request.key,
      } as CreateProgrammeMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createProgramme;
      return answer?.__typename === 'ProgrammeChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await props.onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={programme ? t('edit', { name: programme.title }) : t('newProgramme')}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        programme?.viewerCanArchive && (
          <ArchiveButton
            id={programme.id}
            name={programme.title}
            onArchive={onClose}
            onDone={props.onSaved}
          />
        )
      }
    >
      {!programme && (
        <SelectField
          name="qualificationId"
          label={labels.qualificationId}
          none={t('records:choose')}
          options={qualifications}
        />
      )}
      <TextField name="title" label={labels.title} most={120} />
      <SelectField
        name="form"
        label={labels.form}
        options={PLACEMENT_FORMS.map((value) => ({ value, label: FORMS[value][language] }))}
      />
      <SelectField name="education" label={labels.education} options={optionsOf(EDUCATION_WORDS, language)} />
      {record.form.watch('education') === 'MBO' && (
        <NumberField
          name="years"
          label={labels.years}
          help={t('yearsHelp')}
          min={1}
          max={MOST_YEARS_OF_PROGRAMME}
        />
      )}
      <SchoolWeekField name="schoolWeek" label={labels.schoolWeek} firstDay={today} />
    </RecordSheet>
  );
}
