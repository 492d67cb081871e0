import { useMutation, useQuery } from '@apollo/client/react';
import { needFields } from '@scheldemond/domain/records/student';
import { nextSchoolYear } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { AreaField, NumberField, SelectField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { StudentOfPage } from './student-side.tsx';
import {
  CreateNeedDocument,
  type CreateNeedMutationVariables,
  StudentChoicesDocument,
} from './students.generated.ts';

const made = needFields.extend({ periodId: z.string().min(1) });

/** Says that a student has to be placed in a further period, of this school year or the next. */
export function NeedSheet(props: {
  student: Pick<StudentOfPage, 'id' | 'displayName' | 'programme' | 'class' | 'needs'>;
  onClose: () => void;
  onMade: (needId: string) => unknown;
}) {
  const { student, onClose } = props;
  const { t } = useTranslation('records');
  const format = useFormat();
  const schoolYear = schoolYearOf(useSignedInViewer().today);
  const { data: now, error: notNow } = useQuery(StudentChoicesDocument, { variables: { schoolYear } });
  const { data: later, error: notLater } = useQuery(StudentChoicesDocument, {
    variables: { schoolYear: nextSchoolYear(schoolYear) },
  });
  const [create] = useMutation(CreateNeedDocument);
  const labels = {
    periodId: t('student.period'),
    parts: t('student.parts'),
    wish: t('student.wish'),
  };
  const record = useRecordForm({
    draft: draftOf('need', student.id),
    schema: made,
    start: { periodId: '', parts: 1, wish: '' },
    send: async (values, { key }) => {
      const input = { key, studentId: student.id, ...values } as CreateNeedMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createNeed;
      if (answer?.__typename !== 'NeedChanged') return answer ?? undefined;
      await props.onMade(answer.need.id);
      return 'saved';
    },
    onSaved: () => {
      showToast(t('saved'), 'green');
      onClose();
    },
  });
  const coming = (!now && !notNow) || (!later && !notLater);
  const periods = [...(now?.periodChoices ?? []), ...(later?.periodChoices ?? [])].filter(
    ({ id, programme, class: own }) =>
      programme.id === student.programme.id &&
      (!own || own.id === student.class?.id) &&
      !student.needs.some(({ period }) => period.id === id),
  );
  return (
    <RecordSheet
      title={t('student.newNeed', { student: student.displayName })}
      record={record}
      labels={labels}
      onClose={onClose}
    >
      {coming ? (
        <ListSkeleton rows={1} />
      ) : (
        <SelectField
          name="periodId"
          label={labels.periodId}
          none={t('choose')}
          {...(periods.length === 0 ? { help: t('student.noPeriod') } : {})}
          options={periods.map(({ id, name, startsOn, endsOn }) => ({
            value: id,
            label: `${capital(name)}, ${format.period(startsOn, endsOn)}`,
          }))}
        />
      )}
      <NumberField name="parts" label={labels.parts} help={t('student.partsHelp')} min={1} max={3} />
      <AreaField name="wish" label={labels.wish} most={1000} />
    </RecordSheet>
  );
}
