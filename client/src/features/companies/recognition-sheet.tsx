import { useMutation } from '@apollo/client/react';
import { recognitionFields, recognitionProblems } from '@scheldemond/domain/records/company';
import { SCHEME_WORDS, SCHEMES } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useQualificationOptions } from '../qualifications/qualification-options.ts';
import {
  CreateRecognitionDocument,
  type CreateRecognitionMutationVariables,
  EditRecognitionDocument,
  type RecognitionFactsFragment,
  type SiteFactsFragment,
} from './companies.generated.ts';

const made = recognitionFields
  .omit({ withdrawn: true })
  .extend({ qualificationId: z.string().min(1), scheme: z.enum(SCHEMES) });

/** Enters that a site may train for a qualification, or changes the days; what it is for stays. */
export function RecognitionSheet(props: {
  site: Pick<SiteFactsFragment, 'id' | 'name' | 'country'>;
  recognition?: RecognitionFactsFragment;
  onClose: () => void;
  onSaved: () => unknown;
}) {
  const { site, recognition, onClose } = props;
  const { t } = useTranslation(['companies', 'records']);
  const { language } = useFormat();
  const { today } = useSignedInViewer();
  const qualifications = useQualificationOptions();
  const [create] = useMutation(CreateRecognitionDocument);
  const [edit] = useMutation(EditRecognitionDocument);
  const labels = {
    qualificationId: t('qualification'),
    scheme: t('scheme'),
    number: t('recognitionNumber'),
    validFrom: t('validFrom'),
    validTo: t('validTo'),
    withdrawn: t('withdrawn'),
  };
  const record = useRecordForm({
    draft: draftOf('recognition', recognition?.id ?? site.id),
    schema: recognition ? recognitionFields : made,
    problems: recognitionProblems as (values: never) => ReturnType<typeof recognitionProblems>,
    start: {
      number: recognition?.number ?? '',
      validFrom: recognition?.validFrom ?? today,
      validTo: recognition?.validTo ?? '',
      ...(recognition
        ? { withdrawn: recognition.status === 'WITHDRAWN' }
        : { qualificationId: '', scheme: site.country === 'NL' ? 'SBB' : 'DUAL' }),
    },
    ...(recognition ? { version: recognition.version } : {}),
    send: async (values, request) => {
      if (recognition) {
        const input = { ...values, id: recognition.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editRecognition;
        return answer?.__typename === 'RecognitionChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = {
        ...values,
        siteId: site.id,
        key: request.key,
      } as CreateRecognitionMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createRecognition;
      return answer?.__typename === 'RecognitionChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await props.onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  const name = recognition?.qualification.title ?? '';
  return (
    <RecordSheet
      title={recognition ? t('editRecognition', { name }) : t('newRecognition', { site: site.name })}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        recognition?.viewerCanArchive && (
          <ArchiveButton id={recognition.id} name={name} onArchive={onClose} onDone={props.onSaved} />
        )
      }
    >
      {!recognition && (
        <>
          <SelectField name="scheme" label={labels.scheme} options={optionsOf(SCHEME_WORDS, language)} />
          <SelectField
            name="qualificationId"
            label={labels.qualificationId}
            none={t('records:choose')}
            options={qualifications}
          />
        </>
      )}
      <TextField name="number" label={labels.number} most={40} help={t('records:optional')} />
      <TextField name="validFrom" label={labels.validFrom} type="date" />
      <TextField name="validTo" label={labels.validTo} type="date" help={t('validToHelp')} />
      {recognition && <CheckField name="withdrawn" label={labels.withdrawn} />}
    </RecordSheet>
  );
}
