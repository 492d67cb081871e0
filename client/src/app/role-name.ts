import { useTranslation } from 'react-i18next';
import type { ViewerMembership } from '../session/viewer.ts';

/** Names a membership's role, by the words of its organisation's country and form of education. */
export function useRoleName(): (membership: ViewerMembership) => string {
  const { t } = useTranslation('frame');
  return ({ role }) => t(`role.${role}`);
}
