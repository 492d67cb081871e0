import { useMutation, useQuery } from '@apollo/client/react';
import { needFields, studentFields, studentProblems } from '@scheldemond/domain/records/student';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { useWords } from '../../session/words.ts';
import { AreaField, SelectField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { PersonalFields, useStudentLabels } from './student-fields.tsx';
import {
  CreateStudentDocument,
  type CreateStudentMutationVariables,
  EditStudentDocument,
  StudentChoicesDocument,
  type StudentFieldsFragment,
} from './students.generated.ts';

const made = studentFields
  .omit({ guidanceNote: true })
  .extend({ classId: z.string().min(1), periodId: z.string(), wish: needFields.shape.wish });

/** Makes a student in a class, with what has to be placed first. */
export function NewStudentSheet(props: { onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const words = useWords();
  const labels = useStudentLabels();
  const { today, membership } = useSignedInViewer();
  const { data } = useQuery(StudentChoicesDocument, { variables: { schoolYear: schoolYearOf(today) } });
  const [create] = useMutation(CreateStudentDocument);
  const record = useRecordForm({
    draft: draftOf('student', 'new'),
    schema: made,
    problems: (values: Parameters<typeof studentProblems>[0]) => studentProblems(values, today),
    start: {
      ...EMPTY,
      classId: '',
      periodId: '',
      wish: '',
      homeCountry: membership?.organisation.country ?? 'BE',
    },
    send: async ({ periodId, wish, ...values }, { key }) => {
      const needs = periodId ? [{ periodId: String(periodId), wish: wish as string | null }] : [];
      const input = { key, ...values, needs } as CreateStudentMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createStudent;
      if (answer?.__typename !== 'StudentChanged') return answer;
      props.onMade(answer.student.id);
      return 'saved';
    },
    onSaved: () => {
      showToast(t('saved'), 'green');
      props.onClose();
    },
  });
  const classId = String(record.form.watch('classId'));
  const group = data?.classChoices.find(({ id }) => id === classId);
  const periods = (data?.periodChoices ?? []).filter(
    ({ programme, class: own }) => programme.id === group?.programme.id && (!own || own.id === classId),
  );
  return (
    <RecordSheet
      title={t('student.new', { student: words.student })}
      record={record}
      labels={labels}
      onClose={props.onClose}
    >
      <PersonalFields
        classes={data?.classChoices ?? []}
        after={
          <>
            <SelectField
              name="periodId"
              label={t('student.period')}
              none={t('student.periodNone')}
              options={periods.map(({ id, name, startsOn, endsOn }) => ({
                value: id,
                label: `${capital(name)}, ${format.period(startsOn, endsOn)}`,
              }))}
            />
            <AreaField name="wish" label={t('student.wish')} most={1000} />
          </>
        }
      />
    </RecordSheet>
  );
}

const EMPTY = {
  firstName: '',
  lastName: '',
  birthDate: '',
  email: '',
  phone: '',
  homeStreet: '',
  homePostcode: '',
  homePlace: '',
  travelMeans: [],
  maxTravelMinutes: null,
  languages: ['nl'],
  parentContact: '',
};

/** Edits a student; the note is there for who may read it, the class for who may move students. */
export function EditStudentSheet(props: {
  student: StudentFieldsFragment & { viewerCanAddNeed: boolean; viewerCanNote: boolean };
  name: string;
  onClose: () => void;
}) {
  const { student, onClose } = props;
  const { t } = useTranslation('records');
  const labels = useStudentLabels();
  const { today } = useSignedInViewer();
  const { data } = useQuery(StudentChoicesDocument, { variables: { schoolYear: schoolYearOf(today) } });
  const [edit] = useMutation(EditStudentDocument);
  const { id, version, class: group, __typename: _, ...stands } = student;
  const record = useRecordForm({
    draft: draftOf('student', id),
    schema: studentFields.extend({ classId: z.string().min(1) }),
    problems: (values: Parameters<typeof studentProblems>[0]) => studentProblems(values, today),
    start: {
      ...EMPTY,
      guidanceNote: '',
      ...Object.fromEntries(
        [...Object.keys(EMPTY), 'guidanceNote', 'homeCountry'].map((field) => [
          field,
          stands[field as keyof typeof stands] ?? EMPTY_OF[field] ?? null,
        ]),
      ),
      classId: group?.id ?? '',
    },
    version,
    send: async (values, request) => {
      const input = { ...values, id, ...request };
      const answer = (await edit({ variables: { input } })).data?.editStudent;
      return answer?.__typename === 'StudentChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('saved'), 'green');
      onClose();
    },
  });
  const classes = data?.classChoices ?? [];
  const known = group && !classes.some((one) => one.id === group.id) ? [group, ...classes] : classes;
  return (
    <RecordSheet
      title={t('student.edit', { student: props.name })}
      record={record}
      labels={labels}
      onClose={onClose}
    >
      <PersonalFields
        classes={student.viewerCanAddNeed ? known : null}
        after={
          student.viewerCanNote && (
            <AreaField
              name="guidanceNote"
              label={t('student.guidanceNote')}
              help={t('student.guidanceHelp')}
              most={4000}
            />
          )
        }
      />
    </RecordSheet>
  );
}

const EMPTY_OF: Record<string, unknown> = { ...EMPTY, languages: [], guidanceNote: '' };
