import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Role } from '../../schema-types.generated.ts';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { useRoleName } from '../../session/role-name.ts';
import type { ViewerOrganisation } from '../../session/viewer.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { EditMembershipDocument, type MemberRowFragment } from './members.generated.ts';
import { ROLES_OF, ScopeField } from './member-scope.tsx';

const edited = z.object({ role: z.string().min(1), scopeIds: z.array(z.string()) });

/** Gives a member another role or reach, or ends the membership. */
export function MemberSheet(props: {
  organisation: ViewerOrganisation;
  member: MemberRowFragment;
  onClose: () => void;
  onSaved: () => unknown;
}) {
  const { organisation, member, onClose } = props;
  const { t } = useTranslation(['people', 'records']);
  const roleName = useRoleName();
  const [edit] = useMutation(EditMembershipDocument);
  const { displayName: name } = member.person;
  const labels = { role: t('role'), scopeIds: t('scope') };
  const kept = [...member.classes, ...member.sites];
  const roles: readonly Role[] = ROLES_OF[organisation.kind];
  const record = useRecordForm({
    draft: draftOf('member', member.id),
    schema: edited,
    start: { role: member.role, scopeIds: kept.map(({ id }) => id) },
    version: member.version,
    send: async (values, request) => {
      const input = { ...values, id: member.id, ...request };
      const answer = (await edit({ variables: { input } })).data?.editMembership;
      return answer?.__typename === 'MembershipChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await props.onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={name}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        member.viewerCanArchive && (
          <ArchiveButton
            id={member.id}
            name={name}
            word={t('end')}
            onArchive={onClose}
            onDone={props.onSaved}
          />
        )
      }
    >
      <SelectField
        name="role"
        label={labels.role}
        options={[...new Set([member.role, ...roles])].map((value) => ({
          value,
          label: roleName({ role: value, organisation }),
        }))}
      />
      {organisation.kind !== 'PARTNER' && (
        <ScopeField organisation={organisation} role={String(record.form.watch('role'))} kept={kept} />
      )}
    </RecordSheet>
  );
}
