import { useMutation } from '@apollo/client/react';
import { proeftuinFields } from '@scheldemond/domain/records/proeftuin';
import {
  HYBRID_FORM_WORDS,
  HYBRID_FORMS,
  PHASE_WORDS,
  SECTOR_WORDS,
} from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { AreaField, ChecksField, NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  CreateProeftuinDocument,
  type CreateProeftuinMutationVariables,
  EditProeftuinDocument,
  type ProeftuinFactsFragment,
} from './proeftuinen.generated.ts';

/** Makes a proeftuin, or edits what one says of itself. */
export function ProeftuinSheet(props: {
  proeftuin?: ProeftuinFactsFragment;
  onClose: () => void;
  onMade?: (id: string) => void;
  onArchived?: () => unknown;
}) {
  const { proeftuin, onClose, onMade, onArchived } = props;
  const { t } = useTranslation(['proeftuin', 'pages', 'records']);
  const { language } = useFormat();
  const [create] = useMutation(CreateProeftuinDocument);
  const [edit] = useMutation(EditProeftuinDocument);
  const labels = {
    title: t('pages:proeftuin.titleField'),
    summary: t('pages:proeftuin.summary'),
    sector: t('pages:proeftuinen.sector'),
    level: t('pages:proeftuinen.levelHead'),
    phase: t('pages:proeftuin.phase'),
    hybridForms: t('pages:proeftuin.forms'),
  };
  const record = useRecordForm({
    draft: draftOf('proeftuin', proeftuin?.id ?? 'new'),
    schema: proeftuinFields,
    start: {
      title: proeftuin?.title ?? '',
      summary: proeftuin?.summary ?? '',
      sector: proeftuin?.sector ?? 'TECHNOLOGY',
      level: proeftuin?.level ?? 4,
      phase: proeftuin?.phase ?? 'RESEARCH',
      hybridForms: proeftuin?.hybridForms ?? [],
    },
    ...(proeftuin ? { version: proeftuin.version } : {}),
    send: async (values, request) => {
      if (!proeftuin) {
        const made = { ...values, key: request.key } as CreateProeftuinMutationVariables['input'];
        const told = (await create({ variables: { input: made } })).data?.createProeftuin;
        if (told?.__typename !== 'ProeftuinChanged') return told ?? undefined;
        onMade?.(told.proeftuin.id);
        return 'saved';
      }
      const input = { ...values, id: proeftuin.id, ...request };
      const answer = (await edit({ variables: { input } })).data?.editProeftuin;
      return answer?.__typename === 'ProeftuinChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={proeftuin ? t('pages:proeftuin.editTitle') : t('new')}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        proeftuin?.viewerCanArchive && (
          <ArchiveButton
            id={proeftuin.id}
            name={proeftuin.title}
            onArchive={onClose}
            onDone={() => onArchived?.()}
          />
        )
      }
    >
      <TextField name="title" label={labels.title} most={120} />
      <AreaField name="summary" label={labels.summary} most={4000} />
      <SelectField name="sector" label={labels.sector} options={optionsOf(SECTOR_WORDS, language)} />
      <NumberField name="level" label={labels.level} min={1} max={8} help={t('levelHelp')} />
      <SelectField name="phase" label={labels.phase} options={optionsOf(PHASE_WORDS, language)} />
      <ChecksField
        name="hybridForms"
        label={labels.hybridForms}
        stacked
        options={HYBRID_FORMS.map((value) => ({ value, label: capital(HYBRID_FORM_WORDS[value][language]) }))}
      />
      {!proeftuin && <p className="second">{t('newNote')}</p>}
    </RecordSheet>
  );
}
