import { useTranslation } from 'react-i18next';

const KNOWN = [
  'NOT_ALLOWED',
  'NOT_NOW',
  'FULL',
  'COMPANY_FULL',
  'MENTOR_FULL',
  'SCHOOL_FULL',
  'STUDENT_PLACED',
  'SLOT_NOT_OPEN',
  'RULE_NOT_MET',
  'WORKING_TIME',
  'CLASHES',
  'TOO_MANY_PROPOSALS',
  'ALREADY_PROPOSED',
  'REASON_MISSING',
  'STALE',
  'INVALID',
  'TOO_LATE',
  'TOO_SOON',
  'KEY_REUSED',
] as const;
type Known = (typeof KNOWN)[number];

/** The sentence for a refusal; without a reason the request did not arrive. */
export function useRefusal(): (reason: string | undefined) => string {
  const { t } = useTranslation('pages');
  return (reason) => {
    if (reason === undefined) return t('refusal.UNREACHED');
    return t(`refusal.${(KNOWN as readonly string[]).includes(reason) ? (reason as Known) : 'NOT_NOW'}`);
  };
}
