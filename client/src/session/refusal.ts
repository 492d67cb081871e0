import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';

const KNOWN = [
  'NOT_ALLOWED',
  'NOT_NOW',
  'FULL',
  'NOBODY_TO_ASK',
  'COMPANY_FULL',
  'MENTOR_FULL',
  'SCHOOL_FULL',
  'STUDENT_PLACED',
  'SLOT_NOT_OPEN',
  'NOT_RELEASED',
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
interface Fact {
  name: string;
  value?: string | null;
}

/** The sentence for a refusal; without a reason the request did not arrive. */
export function useRefusal(): (reason: string | undefined, facts?: readonly Fact[]) => string {
  const { t } = useTranslation('pages');
  const format = useFormat();
  return (reason, facts) => {
    if (reason === undefined) return t('refusal.UNREACHED');
    const from = facts?.find(({ name }) => name === 'from')?.value;
    if (reason === 'NOT_RELEASED' && from) return t('refusal.releasedOn', { day: format.day(from) });
    return t(`refusal.${(KNOWN as readonly string[]).includes(reason) ? (reason as Known) : 'NOT_NOW'}`);
  };
}
