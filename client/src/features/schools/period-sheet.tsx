import { useMutation } from '@apollo/client/react';
import { periodFields, periodProblems } from '@scheldemond/domain/records/school';
import { patternOfWorkDays } from '@scheldemond/domain/week/work-days';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useWords } from '../../session/words.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { WorkWeekField } from '../../ui/week/week-field.tsx';
import {
  type ClassFactsFragment,
  CreatePlacementPeriodDocument,
  type CreatePlacementPeriodMutationVariables,
  EditPlacementPeriodDocument,
  type PeriodFactsFragment,
  type ProgrammeFactsFragment,
} from './schools.generated.ts';

const made = periodFields.extend({
  programmeId: z.string().min(1),
  classId: z.string().transform((id) => id || null),
});

/** Makes a placement period of a programme or of one class, or edits one; open needs go along with its dates. */
export function PeriodSheet(props: {
  programmes: readonly Pick<ProgrammeFactsFragment, 'id' | 'title'>[];
  classes: readonly ClassFactsFragment[];
  /** School year that a new period begins with. */
  schoolYear: string;
  period?: PeriodFactsFragment;
  onClose: () => void;
  onSaved: () => unknown;
}) {
  const { programmes, classes, schoolYear, period, onClose } = props;
  const { t } = useTranslation(['schools', 'records']);
  const words = useWords();
  const { today } = useSignedInViewer();
  const labels = usePeriodLabels();
  const [create] = useMutation(CreatePlacementPeriodDocument);
  const [edit] = useMutation(EditPlacementPeriodDocument);
  const record = useRecordForm({
    draft: draftOf('period', period?.id ?? 'new'),
    schema: period ? periodFields : made,
    problems: periodProblems as (values: never) => ReturnType<typeof periodProblems>,
    start: period ? startOf(period) : { ...EMPTY, schoolYear },
    ...(period ? { version: period.version } : {}),
    send: async (values, request) => {
      if (period) {
        const input = { ...values, id: period.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editPlacementPeriod;
        return answer?.__typename === 'PlacementPeriodChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = { ...values, key: request.key } as CreatePlacementPeriodMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createPlacementPeriod;
      return answer?.__typename === 'PlacementPeriodChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await props.onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  const programmeId: unknown = record.form.watch('programmeId');
  return (
    <RecordSheet
      title={period ? t('edit', { name: period.name }) : t('newPeriod', { period: words.period })}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        period?.viewerCanArchive && (
          <ArchiveButton id={period.id} name={period.name} onArchive={onClose} onDone={props.onSaved} />
        )
      }
    >
      {!period && (
        <>
          <SelectField
            name="programmeId"
            label={labels.programmeId}
            none={t('records:choose')}
            options={programmes.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <SelectField
            name="classId"
            label={labels.classId}
            none={t('everyClass')}
            options={classes
              .filter(({ programme }) => programme.id === programmeId)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      )}
      <TextField name="name" label={labels.name} most={60} />
      <TextField name="schoolYear" label={labels.schoolYear} most={9} help={t('schoolYearHelp')} />
      <TextField name="startsOn" label={labels.startsOn} type="date" />
      <TextField name="endsOn" label={labels.endsOn} type="date" />
      <WorkWeekField name="workWeek" label={labels.workWeek} firstDay={today} />
      <NumberField name="hours" label={labels.hours} help={t('records:optional')} min={1} max={4000} />
      <TextField name="deadline" label={labels.deadline} type="date" help={t('deadlineHelp')} />
      <NumberField name="expiryDays" label={labels.expiryDays} min={1} max={60} />
      <NumberField
        name="maxOpenProposals"
        label={labels.maxOpenProposals}
        help={t('maxOpenHelp')}
        min={1}
        max={20}
      />
    </RecordSheet>
  );
}

function usePeriodLabels() {
  const { t } = useTranslation(['schools', 'records']);
  const words = useWords();
  return {
    programmeId: capital(words.programme),
    classId: capital(words.class),
    name: t('periodName'),
    schoolYear: t('schoolYear'),
    startsOn: t('records:slot.startsOn'),
    endsOn: t('records:slot.endsOn'),
    workWeek: t('workWeek'),
    hours: t('hours'),
    deadline: t('deadline'),
    expiryDays: t('expiryDays'),
    maxOpenProposals: t('maxOpenProposals'),
  };
}

const EMPTY = {
  programmeId: '',
  classId: '',
  name: '',
  startsOn: '',
  endsOn: '',
  workWeek: patternOfWorkDays({ weekdays: [1, 2, 3, 4, 5], startTime: '08:00', endTime: '16:00' }),
  hours: null,
  deadline: '',
  expiryDays: 10,
  maxOpenProposals: 3,
};

function startOf(period: PeriodFactsFragment) {
  return {
    name: period.name,
    schoolYear: period.schoolYear,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    workWeek: period.workWeek,
    hours: period.hours ?? null,
    deadline: period.deadline ?? '',
    expiryDays: period.expiryDays,
    maxOpenProposals: period.maxOpenProposals,
  };
}
