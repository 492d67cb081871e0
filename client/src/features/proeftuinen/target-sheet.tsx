import { useMutation } from '@apollo/client/react';
import {
  isEntered,
  TARGET_METRICS,
  targetFields,
  targetProblems,
} from '@scheldemond/domain/records/proeftuin';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  CreateTargetDocument,
  type CreateTargetMutationVariables,
  EditTargetDocument,
  type TargetFactsFragment,
} from './proeftuinen.generated.ts';

const MOST = 1_000_000;

/** Sets a target for a proeftuin, or changes one. */
export function TargetSheet(props: {
  proeftuinId: string;
  target?: TargetFactsFragment;
  onClose: () => void;
  onChanged: () => unknown;
}) {
  const { proeftuinId, target, onClose, onChanged } = props;
  const { t } = useTranslation(['proeftuin', 'pages', 'records']);
  const { today } = useSignedInViewer();
  const [create] = useMutation(CreateTargetDocument);
  const [edit] = useMutation(EditTargetDocument);
  const labels = {
    metric: t('target.metric'),
    startValue: t('target.startValue'),
    value: t('target.value'),
    startsOn: t('target.startsOn'),
    dueOn: t('target.dueOn'),
    enteredValue: t('target.enteredValue'),
  };
  const record = useRecordForm({
    draft: draftOf('target', target?.id ?? proeftuinId),
    schema: targetFields,
    problems: targetProblems as (values: never) => ReturnType<typeof targetProblems>,
    start: {
      metric: target?.metric ?? 'PLACEMENTS',
      startValue: target?.startValue ?? 0,
      value: target?.value ?? null,
      startsOn: target?.startsOn ?? today,
      dueOn: target?.dueOn ?? '',
      enteredValue: target?.enteredValue ?? null,
    },
    ...(target ? { version: target.version } : {}),
    send: async (values, request) => {
      if (target) {
        const input = { ...values, id: target.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editTarget;
        return answer?.__typename === 'TargetChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = { ...values, proeftuinId, key: request.key } as CreateTargetMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createTarget;
      return answer?.__typename === 'TargetChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await onChanged();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  const metrics = TARGET_METRICS.map((value) => ({ value, label: t(`pages:proeftuin.${value}`) }));
  const entered = isEntered(String(record.form.watch('metric')));
  return (
    <RecordSheet
      title={target ? t('target.edit') : t('target.add')}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        target?.viewerCanArchive && (
          <ArchiveButton
            id={target.id}
            name={t(`pages:proeftuin.${target.metric}`)}
            onArchive={onClose}
            onDone={onChanged}
          />
        )
      }
    >
      <SelectField name="metric" label={labels.metric} options={metrics} />
      <NumberField name="startValue" label={labels.startValue} min={0} max={MOST} />
      <NumberField name="value" label={labels.value} min={1} max={MOST} />
      {entered && (
        <NumberField
          name="enteredValue"
          label={labels.enteredValue}
          help={t('target.enteredHelp')}
          min={0}
          max={MOST}
        />
      )}
      <TextField name="startsOn" label={labels.startsOn} type="date" />
      <TextField name="dueOn" label={labels.dueOn} type="date" />
    </RecordSheet>
  );
}
