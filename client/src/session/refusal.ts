import { useTranslation } from 'react-i18next';

const KNOWN = [
  'NOT_ALLOWED',
  'NOT_NOW',
  'FULL',
  'STUDENT_PLACED',
  'SLOT_NOT_OPEN',
  'RULE_NOT_MET',
  'TOO_MANY_PROPOSALS',
  'ALREADY_PROPOSED',
  'REASON_MISSING',
  'STALE',
  'INVALID',
  'TOO_LATE',
  'KEY_REUSED',
] as const;
type Known = (typeof KNOWN)[number];

/** The sentence for a refusal. */
export function useRefusal(): (reason: string) => string {
  const { t } = useTranslation('pages');
  return (reason) =>
    t(`refusal.${(KNOWN as readonly string[]).includes(reason) ? (reason as Known) : 'NOT_NOW'}`);
}
