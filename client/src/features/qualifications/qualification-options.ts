import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../schema-types.generated.ts';
import { QualificationChoicesDocument } from './qualifications.generated.ts';

/** The qualifications to choose from, "Elektrotechnieken, niveau 4, BE"; of one country when one is named. */
export function useQualificationOptions(country?: Country): { value: string; label: string }[] {
  const { t } = useTranslation('pages');
  const { data } = useQuery(QualificationChoicesDocument);
  return (data?.qualifications.nodes ?? [])
    .filter((one) => country === undefined || one.country === country)
    .map(({ id, title, level, country: where }) => ({
      value: id,
      label: `${title}, ${t('slot.level', { level })}, ${where}`,
    }));
}
