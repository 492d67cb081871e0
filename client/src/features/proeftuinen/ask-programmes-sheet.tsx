import { useMutation, useQuery } from '@apollo/client/react';
import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { ChecksField, SelectField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  EditProeftuinDocument,
  type ProeftuinFactsFragment,
  ProgrammesToAskDocument,
} from './proeftuinen.generated.ts';

const askFields = z.object({ schoolId: z.string().min(1), programmeIds: z.array(z.string()).min(1) });

/** Asks programmes of a school that is a partner to take part. */
export function AskProgrammesSheet(props: { proeftuin: ProeftuinFactsFragment; onClose: () => void }) {
  const { proeftuin, onClose } = props;
  const { t } = useTranslation(['proeftuin', 'pages', 'records']);
  const [edit] = useMutation(EditProeftuinDocument);
  // A school is its organisation under another name.
  const schools = proeftuin.partners
    .filter(({ organisation }) => organisation.kind === 'SCHOOL')
    .map(({ organisation: { id, name } }) => ({
      value: toNodeId('School', fromNodeId(id)?.id ?? ''),
      label: name,
    }));
  const labels = { schoolId: t('programme.school'), programmeIds: t('programme.programmes') };
  const asked = (proeftuin.askedProgrammes ?? []).map(({ id }) => id);
  const record = useRecordForm({
    draft: draftOf('ask-programmes', proeftuin.id),
    schema: askFields,
    start: { schoolId: schools[0]?.value ?? '', programmeIds: [] },
    version: proeftuin.version,
    send: async ({ programmeIds }, request) => {
      const askedProgrammeIds = [...asked, ...(programmeIds as string[])];
      const input = { id: proeftuin.id, askedProgrammeIds, ...request };
      const answer = (await edit({ variables: { input } })).data?.editProeftuin;
      if (answer?.__typename !== 'ProeftuinRefused') return answer && 'saved';
      const facts = answer.facts.map((fact) => ({ ...fact, name: 'programmeIds' }));
      return { ...answer, facts: answer.reason === 'INVALID' ? facts : answer.facts };
    },
    onSaved: () => {
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  const schoolId = String(record.form.watch('schoolId'));
  const { data, error } = useQuery(ProgrammesToAskDocument, {
    variables: { id: schoolId },
    skip: schoolId === '',
  });
  const school = data?.node?.__typename === 'School' ? data.node : null;
  const programmes = school?.programmes ?? [];
  const elsewhere = programmes.filter((one) => one.proeftuin && one.proeftuin.id !== proeftuin.id);
  const options = programmes
    .filter((one) => !one.proeftuin && !asked.includes(one.id))
    .map(({ id, title, qualification }) => ({
      value: id,
      label: `${title}, ${t('pages:slot.level', { level: qualification.level })}`,
    }));
  return (
    <RecordSheet
      title={t('programme.add')}
      record={record}
      labels={labels}
      save={t('programme.ask')}
      onClose={onClose}
    >
      {schools.length === 0 ? (
        <p>{t('programme.noSchool')}</p>
      ) : (
        <>
          <SelectField name="schoolId" label={labels.schoolId} options={schools} />
          {options.length > 0 && (
            <ChecksField
              key={schoolId}
              name="programmeIds"
              label={labels.programmeIds}
              help={t('programme.help')}
              options={options}
              stacked
            />
          )}
          {school && options.length === 0 && <p className="second">{t('programme.allIn')}</p>}
          {elsewhere.length > 0 && (
            <p className="second">
              {t('programme.elsewhere')}{' '}
              {elsewhere.map((one) => `${one.title} (${one.proeftuin?.title})`).join(', ')}
            </p>
          )}
          {error && !school && <p className="second">{t('partner.unreached')}</p>}
        </>
      )}
    </RecordSheet>
  );
}
