import { useMutation } from '@apollo/client/react';
import { invitationFields } from '@scheldemond/domain/records/person';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Role } from '../../schema-types.generated.ts';
import { draftOf } from '../../session/draft.ts';
import { type RecordRefused, useRecordForm } from '../../session/record-form.ts';
import { useRoleName } from '../../session/role-name.ts';
import type { ViewerOrganisation } from '../../session/viewer.ts';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { InvitePersonDocument } from './members.generated.ts';
import { ROLES_OF, ScopeField } from './member-scope.tsx';

const invited = invitationFields.extend({ role: z.string().min(1), scopeIds: z.array(z.string()) });

/** How an account action is refused, as a refusal of the form's own fields. */
function refusedAs(reason: string): RecordRefused {
  if (reason === 'EMAIL_INVALID')
    return { reason: 'INVALID', facts: [{ name: 'email', value: 'not_an_email' }] };
  if (reason === 'ALREADY_MEMBER') return { reason: 'DUPLICATE', facts: [{ name: 'field', value: 'email' }] };
  return { reason, facts: [] };
}

/** Invites a person into an organisation by mail. */
export function InviteSheet(props: {
  organisation: ViewerOrganisation;
  onClose: () => void;
  onInvited: () => unknown;
}) {
  const { organisation, onClose } = props;
  const { t } = useTranslation(['people', 'records']);
  const roleName = useRoleName();
  const [invite] = useMutation(InvitePersonDocument);
  const labels = {
    email: t('records:student.email'),
    firstName: t('records:student.firstName'),
    lastName: t('records:student.lastName'),
    role: t('role'),
    scopeIds: t('scope'),
  };
  const roles: readonly Role[] = ROLES_OF[organisation.kind];
  const record = useRecordForm({
    draft: draftOf('invitation', organisation.id),
    schema: invited,
    start: { email: '', firstName: '', lastName: '', role: roles[0] ?? '', scopeIds: [] },
    send: async ({ email, firstName, lastName, role, scopeIds }, { key }) => {
      const input = {
        key,
        organisationId: organisation.id,
        email: String(email),
        firstName: String(firstName),
        lastName: String(lastName),
        role: role as Role,
        scopeIds: scopeIds as string[],
      };
      const answer = (await invite({ variables: { input } })).data?.invitePerson;
      if (answer?.__typename === 'AccountRefused') return refusedAs(answer.reason);
      return answer ? 'saved' : undefined;
    },
    onSaved: async () => {
      await props.onInvited();
      showToast(t('invited'), 'green');
      onClose();
    },
  });
  const role = String(record.form.watch('role'));
  return (
    <RecordSheet title={t('invite')} record={record} labels={labels} save={t('send')} onClose={onClose}>
      <TextField name="email" label={labels.email} type="email" most={254} help={t('emailHelp')} />
      <TextField name="firstName" label={labels.firstName} most={100} />
      <TextField name="lastName" label={labels.lastName} most={100} />
      <SelectField
        name="role"
        label={labels.role}
        options={roles.map((value) => ({ value, label: roleName({ role: value, organisation }) }))}
      />
      <ScopeField organisation={organisation} role={role} />
    </RecordSheet>
  );
}
