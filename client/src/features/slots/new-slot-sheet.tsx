import { useMutation, useQuery } from '@apollo/client/react';
import { slotProblems } from '@scheldemond/domain/records/slot';
import { patternOfWorkDays } from '@scheldemond/domain/week/work-days';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useViewer } from '../../session/viewer.ts';
import { useWords } from '../../session/words.ts';
import { SelectField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { SlotFields, slotForm, useSlotLabels } from './slot-fields.tsx';
import {
  CreateSlotDocument,
  type CreateSlotMutationVariables,
  SlotChoicesDocument,
} from './slots.generated.ts';

const made = slotForm.extend({ siteId: z.string().min(1) });

/** Offers a slot at a site of a company; on weekdays and by day until said otherwise. */
export function NewSlotSheet(props: {
  companyId: string;
  onClose: () => void;
  onMade: (id: string) => void;
}) {
  const { t } = useTranslation(['records', 'companies']);
  const words = useWords();
  const own = useViewer()?.membership?.organisation.kind === 'COMPANY';
  const labels = useSlotLabels();
  const { data } = useQuery(SlotChoicesDocument, { variables: { companyId: props.companyId } });
  const [create] = useMutation(CreateSlotDocument);
  const record = useRecordForm({
    draft: draftOf('slot', props.companyId),
    schema: made,
    problems: slotProblems as (values: never) => ReturnType<typeof slotProblems>,
    start: EMPTY,
    send: async (values, { key }) => {
      const input = { key, ...values } as CreateSlotMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createSlot;
      if (answer?.__typename !== 'SlotChanged') return answer ?? undefined;
      props.onMade(answer.slot.id);
      return 'saved';
    },
    onSaved: () => {
      showToast(t('saved'), 'green');
      props.onClose();
    },
  });
  const company = data?.node?.__typename === 'Company' ? data.node : null;
  return (
    <RecordSheet
      title={t('companies:newSlot', { slot: words.slot })}
      record={record}
      labels={labels}
      onClose={props.onClose}
    >
      <SelectField
        name="siteId"
        label={labels.siteId}
        none={t('choose')}
        options={(company?.sites ?? []).map(({ id, name, place }) => ({
          value: id,
          label: name === place ? name : `${name}, ${place}`,
        }))}
      />
      <SlotFields mentors={company?.mentors ?? []} own={own} />
    </RecordSheet>
  );
}

const EMPTY = {
  siteId: '',
  title: '',
  tasks: '',
  requirements: '',
  places: 1,
  qualificationIds: [],
  startsOn: '',
  endsOn: '',
  offer: {
    pattern: patternOfWorkDays({ weekdays: [1, 2, 3, 4, 5], startTime: '08:00', endTime: '16:30' }),
    days: null,
  },
  language: 'nl',
  minimumAge: null,
  mostPerSchool: null,
  releasedOn: '',
  earlySchoolIds: [],
  mentorId: '',
};
