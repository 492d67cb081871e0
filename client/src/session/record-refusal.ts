import { useTranslation } from 'react-i18next';
import type { FormRefusal } from './record-form.ts';
import { useRefusal } from './refusal.ts';
import { useWords } from './words.ts';

/** What can need a record, by the names of its counts. */
const NEEDED = ['placements', 'programmes', 'classes', 'periods', 'students', 'needs', 'slots'] as const;

/**
 * The sentence for a refusal of a record that no single field is to blame for.
 *
 * @param labels - by field, to say what somebody else changed
 */
export function useRecordRefusal(
  labels: Readonly<Record<string, string>> = {},
): (refusal: FormRefusal) => string {
  const { t } = useTranslation(['records', 'pages']);
  const general = useRefusal();
  const words = useWords();
  return ({ reason, facts, changedFields }) => {
    if (reason === 'ARCHIVED') return t('refusal.ARCHIVED');
    if (reason === 'IN_USE' && facts.some(({ name }) => name === 'last')) return t('refusal.LAST');
    if (reason === 'IN_USE') {
      const what = facts.map(({ name, value }) => {
        const count = Number(value) || 1;
        const known = NEEDED.find((one) => one === name);
        return known ? t(`need.${known}`, { count, ...words }) : t('need.other', { count });
      });
      return t('refusal.IN_USE', { what: what.join(', ') });
    }
    if (reason === 'FEWER_THAN_TAKEN')
      return t('pages:refusal.FEWER_THAN_TAKEN', { count: Number(facts[0]?.value ?? 0) });
    if (reason !== 'STALE') return general(reason);
    const fields = changedFields.map((field) => labels[field] ?? field).join(', ');
    return [t('refusal.STALE'), fields && t('refusal.changed', { fields })].filter(Boolean).join(' ');
  };
}
