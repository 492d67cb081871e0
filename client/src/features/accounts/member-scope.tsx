import { useQuery } from '@apollo/client/react';
import { fromNodeId, toNodeId } from '@scheldemond/domain/ids/node-id';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../schema-types.generated.ts';
import { useSignedInViewer, type ViewerOrganisation } from '../../session/viewer.ts';
import { ChecksField } from '../../ui/fields.tsx';
import { MemberScopesDocument } from './members.generated.ts';

/** Roles that an organisation can give. */
export const ROLES_OF = {
  SCHOOL: ['TEACHER', 'SCHOOL_COORDINATOR'],
  COMPANY: ['MENTOR', 'COMPANY_ADMIN'],
  PARTNER: ['COORDINATOR', 'PARTNER'],
} as const satisfies Record<ViewerOrganisation['kind'], readonly Role[]>;

const OWNERS = { SCHOOL: 'School', COMPANY: 'Company', PARTNER: 'Organisation' } as const;

/**
 * What a role reaches: the classes of a teacher, the sites of a mentor, the proeftuinen of a coordinator or partner;
 * nothing for roles that reach the whole organisation.
 *
 * @param kept - what is chosen now; a class of an earlier year stays a choice
 */
export function ScopeField(props: {
  organisation: Pick<ViewerOrganisation, 'id' | 'kind'>;
  role: string;
  kept?: readonly { id: string; name: string }[];
}) {
  const { organisation, role, kept = [] } = props;
  const { t } = useTranslation('people');
  const { today } = useSignedInViewer();
  const local = fromNodeId(organisation.id)?.id ?? '';
  const partner = organisation.kind === 'PARTNER';
  const { data } = useQuery(MemberScopesDocument, {
    variables: { id: toNodeId(OWNERS[organisation.kind], local), partner },
  });
  const own = data?.node;
  const options =
    own?.__typename === 'School' && role === 'TEACHER'
      ? own.classes.filter(({ schoolYear }) => schoolYear >= schoolYearOf(today))
      : own?.__typename === 'Company' && role === 'MENTOR'
        ? own.sites
        : partner
          ? (data?.proeftuinen?.nodes ?? []).map(({ id, title }) => ({ id, name: title }))
          : [];
  if (options.length === 0) return null;
  const whole = [...options, ...kept.filter(({ id }) => !options.some((one) => one.id === id))];
  return (
    <ChecksField
      name="scopeIds"
      label={t(role === 'TEACHER' ? 'classes' : role === 'MENTOR' ? 'sites' : 'proeftuinen')}
      {...(role === 'MENTOR' ? { help: t('sitesHelp') } : {})}
      options={whole.map(({ id, name }) => ({ value: id, label: name }))}
      stacked
    />
  );
}
