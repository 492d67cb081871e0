import { useTranslation } from 'react-i18next';
import type { AccountRefusal } from '../../schema-types.generated.ts';

/** The sentence for a refused account action. */
export function useAccountRefusal(): (refused: {
  reason: AccountRefusal;
  retryAfterSeconds?: number | null | undefined;
}) => string {
  const { t } = useTranslation('pages');
  return ({ reason, retryAfterSeconds }) =>
    t(`account.${reason}`, { minutes: Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60)) });
}
