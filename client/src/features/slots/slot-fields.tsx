import { slotFields } from '@scheldemond/domain/records/slot';
import { LANGUAGES } from '@scheldemond/domain/records/student';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useWords } from '../../session/words.ts';
import { AreaField, ChecksField, NumberField, SelectField, TextField } from '../../ui/fields.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { OfferField } from '../../ui/week/offer-field.tsx';
import { useSchoolOptions } from '../schools/school-options.ts';
import { useQualificationChoices } from '../qualifications/qualification-options.ts';

/** What a form of a slot asks; pausing and closing are steps of their own. */
export const slotForm = slotFields.omit({ paused: true, closed: true }).extend({
  qualificationIds: z.array(z.string()).min(1).max(20),
  mentorId: z.string().transform((id) => id || null),
});

/** Labels of a slot's fields. */
export function useSlotLabels() {
  const { t } = useTranslation(['records', 'pages', 'companies', 'matching']);
  const words = useWords();
  return {
    siteId: t('companies:site'),
    title: t('pages:slot.titleField'),
    places: t('pages:slot.placesField'),
    tasks: t('pages:slot.tasks'),
    requirements: t('pages:slot.requirements'),
    qualificationIds: t('pages:slot.suits'),
    offer: t('slot.offer'),
    startsOn: t('slot.startsOn'),
    endsOn: t('slot.endsOn'),
    language: t('slot.language'),
    minimumAge: t('slot.minimumAge'),
    mostPerSchool: t('slot.mostPerSchool'),
    releasedOn: t('slot.releasedOn'),
    earlySchoolIds: t('slot.earlySchools'),
    candidateNeedIds: t('matching:order.title'),
    mentorId: capital(words.mentor),
  };
}

/**
 * The fields of a slot, in the order in which a student reads them.
 *
 * @param props.mentors - members of the company to choose from
 * @param props.own - whether the company itself fills them in, which alone says from when who may propose
 */
export function SlotFields(props: { mentors: readonly { id: string; displayName: string }[]; own: boolean }) {
  const { t, i18n } = useTranslation('records');
  const startsOn: unknown = useWatch({ name: 'startsOn' });
  const labels = useSlotLabels();
  const qualifications = useQualificationChoices();
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  return (
    <>
      <TextField name="title" label={labels.title} most={120} />
      <NumberField name="places" label={labels.places} min={1} max={200} />
      <NumberField name="mostPerSchool" label={labels.mostPerSchool} help={t('optional')} min={1} max={200} />
      {props.own && <ReleaseFields />}
      <AreaField name="tasks" label={labels.tasks} most={4000} />
      <AreaField name="requirements" label={labels.requirements} help={t('optional')} most={2000} />
      {qualifications.coming ? (
        <ListSkeleton />
      ) : (
        <ChecksField
          name="qualificationIds"
          label={labels.qualificationIds}
          options={qualifications.options}
          stacked
        />
      )}
      <TextField name="startsOn" label={labels.startsOn} type="date" />
      <TextField name="endsOn" label={labels.endsOn} type="date" />
      <OfferField name="offer" label={labels.offer} firstDay={String(startsOn)} />
      <SelectField
        name="language"
        label={labels.language}
        options={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
      />
      <NumberField name="minimumAge" label={labels.minimumAge} help={t('optional')} min={12} max={30} />
      <SelectField
        name="mentorId"
        label={labels.mentorId}
        none={t('slot.mentorNone')}
        options={props.mentors.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      />
    </>
  );
}

/** From when schools may propose, and which may before that. */
function ReleaseFields() {
  const { t } = useTranslation('records');
  const labels = useSlotLabels();
  const releasedOn: unknown = useWatch({ name: 'releasedOn' });
  const schools = useSchoolOptions();
  return (
    <>
      <TextField name="releasedOn" label={labels.releasedOn} help={t('slot.releasedOnHelp')} type="date" />
      {releasedOn && (
        <PickField
          name="earlySchoolIds"
          label={labels.earlySchoolIds}
          help={t('slot.earlySchoolsHelp')}
          options={schools}
          most={50}
        />
      )}
    </>
  );
}
