import { useMutation, useQuery } from '@apollo/client/react';
import { slotProblems } from '@scheldemond/domain/records/slot';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useViewer } from '../../session/viewer.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { SlotFields, slotForm, useSlotLabels } from './slot-fields.tsx';
import { EditSlotDocument, SlotChoicesDocument, type SlotFactsFragment } from './slots.generated.ts';

/** Edits what a slot offers. A stale edit keeps what was typed and says what changed meanwhile. */
export function EditSlotSheet({ slot, onClose }: { slot: SlotFactsFragment; onClose: () => void }) {
  const { t } = useTranslation(['records', 'pages']);
  const labels = useSlotLabels();
  const own = useViewer()?.membership?.organisation.kind === 'COMPANY';
  const { data } = useQuery(SlotChoicesDocument, { variables: { companyId: slot.company.id } });
  const [edit] = useMutation(EditSlotDocument);
  const { id, version, title, tasks, requirements, places, startsOn, endsOn, offer } = slot;
  const record = useRecordForm({
    draft: draftOf('slot', id),
    schema: slotForm,
    problems: slotProblems as (values: never) => ReturnType<typeof slotProblems>,
    start: {
      title,
      tasks,
      requirements: requirements ?? '',
      places,
      qualificationIds: slot.qualifications.map((one) => one.id),
      startsOn,
      endsOn,
      offer,
      language: slot.language,
      minimumAge: slot.minimumAge,
      mostPerSchool: slot.mostPerSchool,
      releasedOn: slot.releasedOn ?? '',
      earlySchoolIds: slot.earlySchools.map((one) => one.id),
      mentorId: slot.mentor?.id ?? '',
    },
    version,
    send: async (values, request) => {
      const input = { ...values, id, ...request };
      const answer = (await edit({ variables: { input } })).data?.editSlot;
      return answer?.__typename === 'SlotChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('saved'), 'green');
      onClose();
    },
  });
  const company = data?.node?.__typename === 'Company' ? data.node : null;
  const mentors = company?.mentors ?? [];
  const named = slot.mentor;
  return (
    <RecordSheet title={t('pages:slot.editTitle')} record={record} labels={labels} onClose={onClose}>
      <SlotFields
        mentors={named && !mentors.some((one) => one.id === named.id) ? [named, ...mentors] : mentors}
        own={own}
      />
    </RecordSheet>
  );
}
