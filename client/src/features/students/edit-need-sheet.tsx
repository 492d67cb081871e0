import { useMutation } from '@apollo/client/react';
import { needFields } from '@scheldemond/domain/records/student';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { AreaField, NumberField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { NeedOfPage } from './student-side.tsx';
import { EditNeedDocument, type EditNeedMutationVariables } from './students.generated.ts';

/** Edits in how many parts a student is placed in a period and the wish; archives it, with an undo. */
export function EditNeedSheet(props: { need: NeedOfPage; onClose: () => void; onDone: () => unknown }) {
  const { need, onClose, onDone } = props;
  const { t } = useTranslation('records');
  const format = useFormat();
  const [edit] = useMutation(EditNeedDocument);
  const { period } = need;
  const labels = { parts: t('student.parts'), wish: t('student.wish') };
  const record = useRecordForm({
    draft: draftOf('need', need.id),
    schema: needFields,
    start: { parts: need.parts, wish: need.wish ?? '' },
    version: need.version,
    send: async (values, request) => {
      const input = { ...values, id: need.id, ...request } as EditNeedMutationVariables['input'];
      const answer = (await edit({ variables: { input } })).data?.editNeed;
      return answer?.__typename === 'NeedChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={t('student.editNeed', { period: period.name })}
      record={record}
      labels={labels}
      onClose={onClose}
      {...(need.viewerCanArchive
        ? { more: <ArchiveButton id={need.id} name={period.name} onArchive={onClose} onDone={onDone} /> }
        : {})}
    >
      <p className="second">
        {period.schoolYear}, {format.period(period.startsOn, period.endsOn)}
      </p>
      <NumberField name="parts" label={labels.parts} help={t('student.partsHelp')} min={1} max={3} />
      <AreaField name="wish" label={labels.wish} most={1000} />
    </RecordSheet>
  );
}
