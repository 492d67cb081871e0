import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../schema-types.generated.ts';
import { QualificationChoicesDocument } from './qualifications.generated.ts';

interface Option {
  value: string;
  label: string;
}

/** The qualifications to choose from, "Elektrotechnieken, niveau 4, BE"; of one country when one is named. */
export function useQualificationOptions(country?: Country): Option[] {
  return useQualificationChoices(country).options;
}

/** The same, and whether they are still on their way. */
export function useQualificationChoices(country?: Country): { options: Option[]; coming: boolean } {
  const { t } = useTranslation('pages');
  const { data, error } = useQuery(QualificationChoicesDocument);
  const options = (data?.qualifications.nodes ?? [])
    .filter((one) => country === undefined || one.country === country)
    .map(({ id, title, level, country: where }) => ({
      value: id,
      label: `${title}, ${t('slot.level', { level })}, ${where}`,
    }));
  return { options, coming: !data && !error };
}
