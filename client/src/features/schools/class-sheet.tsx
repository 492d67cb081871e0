import { useMutation } from '@apollo/client/react';
import { classFields, MOST_YEARS_OF_PROGRAMME } from '@scheldemond/domain/records/school';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useWords } from '../../session/words.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  type ClassFactsFragment,
  CreateClassDocument,
  type CreateClassMutationVariables,
  EditClassDocument,
  type ProgrammeFactsFragment,
} from './schools.generated.ts';

const made = classFields.extend({ programmeId: z.string().min(1) });

/** Makes a class of a programme in a school year, or edits one. */
export function ClassSheet(props: {
  programmes: readonly Pick<ProgrammeFactsFragment, 'id' | 'title'>[];
  /** School year that a new class begins with. */
  schoolYear: string;
  group?: ClassFactsFragment;
  onClose: () => void;
  onSaved: () => unknown;
}) {
  const { programmes, schoolYear, group, onClose } = props;
  const { t } = useTranslation(['schools', 'records']);
  const words = useWords();
  const [create] = useMutation(CreateClassDocument);
  const [edit] = useMutation(EditClassDocument);
  const labels = {
    programmeId: capital(words.programme),
    name: t('className'),
    schoolYear: t('schoolYear'),
    yearOfProgramme: t('yearOfProgramme'),
  };
  const record = useRecordForm({
    draft: draftOf('class', group?.id ?? 'new'),
    schema: group ? classFields : made,
    start: {
      name: group?.name ?? '',
      schoolYear: group?.schoolYear ?? schoolYear,
      yearOfProgramme: group?.yearOfProgramme ?? null,
      ...(group ? {} : { programmeId: '' }),
    },
    ...(group ? { version: group.version } : {}),
    send: async (values, request) => {
      if (group) {
        const input = { ...values, id: group.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editClass;
        return answer?.__typename === 'ClassChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = { ...values, key: request.key } as CreateClassMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createClass;
      return answer?.__typename === 'ClassChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await props.onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={group ? t('edit', { name: group.name }) : t('newClass', { group: words.class })}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        group?.viewerCanArchive && (
          <ArchiveButton id={group.id} name={group.name} onArchive={onClose} onDone={props.onSaved} />
        )
      }
    >
      {!group && (
        <SelectField
          name="programmeId"
          label={labels.programmeId}
          none={t('records:choose')}
          options={programmes.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <TextField name="name" label={labels.name} most={60} />
      <TextField name="schoolYear" label={labels.schoolYear} most={9} help={t('schoolYearHelp')} />
      <NumberField
        name="yearOfProgramme"
        label={labels.yearOfProgramme}
        help={t('yearOfProgrammeHelp')}
        min={1}
        max={MOST_YEARS_OF_PROGRAMME}
      />
    </RecordSheet>
  );
}
