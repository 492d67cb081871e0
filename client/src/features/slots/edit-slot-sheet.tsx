import { useMutation } from '@apollo/client/react';
import { spanProblems } from '@scheldemond/domain/records/school';
import { slotFields } from '@scheldemond/domain/records/slot';
import { weekdayShort } from '@scheldemond/domain/week/work-days';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { AreaField, ChecksField, NumberField, TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { EditSlotDocument, type SlotFactsFragment } from './slots.generated.ts';

const edited = slotFields.omit({ paused: true, closed: true, language: true });
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Edits what a slot offers. A stale edit keeps what was typed and says what changed meanwhile. */
export function EditSlotSheet({ slot, onClose }: { slot: SlotFactsFragment; onClose: () => void }) {
  const { t } = useTranslation(['records', 'pages']);
  const { language } = useFormat();
  const [edit] = useMutation(EditSlotDocument);
  const labels = {
    title: t('pages:slot.titleField'),
    places: t('pages:slot.placesField'),
    tasks: t('pages:slot.tasks'),
    requirements: t('pages:slot.requirements'),
    weekdays: t('slot.weekdays'),
    startsOn: t('slot.startsOn'),
    endsOn: t('slot.endsOn'),
    startTime: t('slot.startTime'),
    endTime: t('slot.endTime'),
    minimumAge: t('slot.minimumAge'),
  };
  const { id, version, title, tasks, requirements, places, startsOn, endsOn, weekdays, minimumAge } = slot;
  const record = useRecordForm({
    draft: draftOf('slot', id),
    schema: edited,
    problems: spanProblems as (values: never) => ReturnType<typeof spanProblems>,
    start: {
      title,
      tasks,
      requirements: requirements ?? '',
      places,
      startsOn,
      endsOn,
      weekdays,
      startTime: slot.startTime.slice(0, 5),
      endTime: slot.endTime.slice(0, 5),
      minimumAge: minimumAge ?? null,
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
  return (
    <RecordSheet title={t('pages:slot.editTitle')} record={record} labels={labels} onClose={onClose}>
      <TextField name="title" label={labels.title} most={120} />
      <NumberField name="places" label={labels.places} min={1} max={200} />
      <AreaField name="tasks" label={labels.tasks} most={4000} />
      <AreaField name="requirements" label={labels.requirements} help={t('optional')} most={2000} />
      <TextField name="startsOn" label={labels.startsOn} type="date" />
      <TextField name="endsOn" label={labels.endsOn} type="date" />
      <ChecksField
        name="weekdays"
        label={labels.weekdays}
        options={DAYS.map((value) => ({ value, label: weekdayShort(value, language) }))}
      />
      <TextField name="startTime" label={labels.startTime} type="time" />
      <TextField name="endTime" label={labels.endTime} type="time" />
      <NumberField name="minimumAge" label={labels.minimumAge} min={12} max={30} />
    </RecordSheet>
  );
}
