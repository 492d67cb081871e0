import { useMutation } from '@apollo/client/react';
import { closureFields, closureProblems, type ClosureFields } from '@scheldemond/domain/records/closure';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { CalendarOwner } from './calendar-ledger.tsx';
import { AddClosuresDocument } from './calendars.generated.ts';

/** Enters days on which a school gives no lessons, or a company is closed. */
export function ClosureSheet(props: {
  owner: CalendarOwner;
  /** Of a company, of which one may be closed alone. */
  sites: readonly { id: string; name: string }[];
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}) {
  const { owner, sites, onClose, onSaved } = props;
  const { t } = useTranslation(['calendars', 'records']);
  const [add] = useMutation(AddClosuresDocument);
  const school = owner.type === 'School';
  const labels = {
    from: t('from'),
    to: t('to'),
    name: t('name'),
    kind: t('what'),
    reference: t('source'),
    siteId: t('site'),
  };
  const record = useRecordForm({
    draft: draftOf('closure', owner.id),
    schema: closureFields,
    problems: closureProblems as (values: never) => ReturnType<typeof closureProblems>,
    start: {
      from: '',
      to: '',
      name: '',
      kind: school ? 'STUDY_DAY' : 'COMPANY_CLOSURE',
      reference: t('byHand'),
      siteId: '',
    },
    send: async (values, { key }) => {
      const closures = [values as ClosureFields];
      const sent = await add({ variables: { input: { key, ownerId: owner.id, closures } } });
      const answer = sent.data?.addClosures;
      return answer?.__typename === 'ClosuresChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={t(school ? 'newSchool' : 'newCompany')}
      record={record}
      labels={labels}
      onClose={onClose}
    >
      <TextField name="name" label={labels.name} />
      <TextField name="from" label={labels.from} type="date" />
      <TextField name="to" label={labels.to} type="date" />
      {school && (
        <SelectField
          name="kind"
          label={labels.kind}
          options={(['STUDY_DAY', 'SCHOOL_HOLIDAY'] as const).map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
          }))}
        />
      )}
      {sites.length > 1 && (
        <SelectField
          name="siteId"
          label={labels.siteId}
          none={t('allSites')}
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField name="reference" label={labels.reference} help={t('sourceHelp')} />
    </RecordSheet>
  );
}
