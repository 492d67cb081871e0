import { LANGUAGES } from '@scheldemond/domain/records/student';
import { TRAVEL_MEANS } from '@scheldemond/domain/travel/means';
import { COUNTRY_WORDS, TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital } from '@scheldemond/domain/vocabulary/words';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import { ChecksField, NumberField, SelectField, TextField } from '../../ui/fields.tsx';

const FIELDS = [
  'firstName',
  'lastName',
  'birthDate',
  'email',
  'phone',
  'homeStreet',
  'homePostcode',
  'homePlace',
  'homeCountry',
  'travelMeans',
  'maxTravelMinutes',
  'languages',
  'parentContact',
  'guidanceNote',
  'wish',
] as const;

/** Labels of a student's fields. */
export function useStudentLabels(): Record<string, string> {
  const { t } = useTranslation('records');
  const words = useWords();
  return {
    ...Object.fromEntries(FIELDS.map((field) => [field, t(`student.${field}`)])),
    classId: capital(words.class),
    periodId: t('student.period'),
  };
}

/**
 * The fields of a student, in the order in which a school asks them.
 *
 * @param classes - to choose from; null when the class is not the viewer's to change
 */
export function PersonalFields(props: {
  classes: readonly { id: string; name: string }[] | null;
  after: ReactNode;
}) {
  const { t, i18n } = useTranslation('records');
  const { language } = useFormat();
  const labels = useStudentLabels();
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  const label = (field: string) => labels[field] ?? field;
  return (
    <>
      <TextField name="firstName" label={label('firstName')} most={60} />
      <TextField name="lastName" label={label('lastName')} most={80} />
      {props.classes && (
        <SelectField
          name="classId"
          label={label('classId')}
          none={t('choose')}
          options={props.classes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField name="birthDate" label={label('birthDate')} type="date" />
      <TextField name="email" label={label('email')} type="email" most={254} help={t('optional')} />
      <TextField name="phone" label={label('phone')} type="tel" most={30} help={t('optional')} />
      <TextField name="homeStreet" label={label('homeStreet')} most={120} help={t('student.homeHelp')} />
      <TextField name="homePostcode" label={label('homePostcode')} most={10} />
      <TextField name="homePlace" label={label('homePlace')} most={80} />
      <SelectField
        name="homeCountry"
        label={label('homeCountry')}
        options={(['BE', 'NL'] as const).map((value) => ({ value, label: COUNTRY_WORDS[value][language] }))}
      />
      <ChecksField
        name="travelMeans"
        label={label('travelMeans')}
        options={TRAVEL_MEANS.map((value) => ({ value, label: TRAVEL_WORDS[value][language] }))}
      />
      <NumberField name="maxTravelMinutes" label={label('maxTravelMinutes')} min={5} max={180} />
      <ChecksField
        name="languages"
        label={label('languages')}
        options={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
      />
      <TextField name="parentContact" label={label('parentContact')} most={200} help={t('optional')} />
      {props.after}
    </>
  );
}
