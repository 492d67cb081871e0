import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { schemeFor } from '@scheldemond/domain/qualifications/schemes';
import {
  companyFields,
  companyProblems,
  recognitionFields,
  recognitionProblems,
  siteFields,
  siteProblems,
} from '@scheldemond/domain/records/company';
import { invitationFields } from '@scheldemond/domain/records/person';
import { slotFields } from '@scheldemond/domain/records/slot';
import { optionalText, type Problem } from '@scheldemond/domain/records/values';
import { COUNTRY_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { AreaField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { NeedOfPage, StudentOfPage } from '../students/student-side.tsx';
import classes from './own-place.module.css';
import type { FoundPlaceFactsFragment } from './found-place.generated.ts';
import { ProposeOwnPlaceDocument, type ProposeOwnPlaceMutationVariables } from './propose.generated.ts';
import { SimilarCompanies, type KnownSite } from './similar-companies.tsx';

type Input = ProposeOwnPlaceMutationVariables['input'];
type Values = Record<string, string | null>;

const work = slotFields.pick({ title: true, tasks: true }).extend({ note: optionalText(2000) });
const who = invitationFields.pick({ firstName: true, lastName: true, email: true });
const where = companyFields
  .omit({ municipality: true, mostStudents: true, mostPerMentor: true, mostPerSchool: true })
  .extend(siteFields.pick({ street: true, postcode: true, place: true }).shape);
const register = recognitionFields.omit({ withdrawn: true });

/** Proposes a student to a place that nobody offered yet; what is known already is shown before it is made twice. */
export function OwnPlaceSheet(props: {
  student: StudentOfPage;
  need: NeedOfPage;
  /** What the student told of it, to begin with. */
  found?: FoundPlaceFactsFragment;
  onClose: () => void;
  onProposed: () => void;
}) {
  const { student, need, found, onClose } = props;
  const { t } = useTranslation(['ownPlace', 'companies']);
  const { language } = useFormat();
  const [known, setKnown] = useState<KnownSite | null>(
    found?.siteId ? { id: found.siteId, name: found.place, company: found.company } : null,
  );
  const [propose] = useMutation(ProposeOwnPlaceDocument);
  const recognised = schemeFor(student.programme.form) !== 'NONE' && !known;
  const labels = {
    name: t('company'),
    country: t('companies:country'),
    sector: t('companies:sector'),
    registrationNumber: t('number'),
    street: t('companies:street'),
    postcode: t('companies:postcode'),
    place: t('companies:place'),
    firstName: t('first'),
    lastName: t('last'),
    email: t('email'),
    title: t('workTitle'),
    tasks: t('tasks'),
    number: t('recognitionNumber'),
    validFrom: t('validFrom'),
    validTo: t('validTo'),
    note: t('note'),
  };
  const record = useRecordForm({
    draft: draftOf(found ? 'ownplace.found' : 'ownplace', need.id),
    schema: work
      .extend(who.shape)
      .extend(known ? {} : where.shape)
      .extend(recognised ? register.shape : {}),
    problems: (
      values: Parameters<typeof siteProblems>[0] &
        Parameters<typeof companyProblems>[0] &
        Parameters<typeof recognitionProblems>[0],
    ): Problem[] => [
      ...(known
        ? []
        : [...companyProblems(values), ...siteProblems({ ...values, establishmentNumber: null })]),
      ...(recognised ? recognitionProblems(values) : []),
    ],
    start: {
      name: found?.company ?? '',
      country: found?.country ?? student.school.country,
      sector: 'TECHNOLOGY',
      registrationNumber: '',
      street: found?.street ?? '',
      postcode: found?.postcode ?? '',
      place: found?.place ?? '',
      firstName: found?.firstName ?? '',
      lastName: found?.lastName ?? '',
      email: found?.email ?? '',
      title: '',
      tasks: found?.work ?? '',
      number: '',
      validFrom: '',
      validTo: '',
      note: '',
    },
    send: async (values, { key }) => {
      const input = {
        ...inputOf(values as Values, { key, needId: need.id, known, recognised }),
        foundByStudent: found !== undefined,
      };
      const answer = (await propose({ variables: { input } })).data?.proposeOwnPlace;
      if (answer?.__typename !== 'PlacementChanged') return answer ?? undefined;
      const company = known?.company ?? String(values['name']);
      showToast(t('done', { student: student.displayName, company }), 'green');
      return 'saved';
    },
    onSaved: props.onProposed,
  });
  return (
    <RecordSheet
      title={t('title', { student: student.displayName })}
      record={record}
      labels={labels}
      save={t('submit')}
      onClose={onClose}
    >
      <p className="second">{t('intro')}</p>
      {known ? (
        <div className={classes.site}>
          <strong>{t('chosen', { company: known.company, site: known.name })}</strong>
          <Button variant="default" size="sm" onClick={() => setKnown(null)}>
            {t('other')}
          </Button>
        </div>
      ) : (
        <>
          <TextField name="name" label={labels.name} most={120} />
          <SelectField name="country" label={labels.country} options={optionsOf(COUNTRY_WORDS, language)} />
          <TextField name="registrationNumber" label={labels.registrationNumber} most={20} />
          <TextField name="street" label={labels.street} most={120} />
          <TextField name="postcode" label={labels.postcode} most={10} />
          <TextField name="place" label={labels.place} most={80} />
          <SimilarCompanies onTake={setKnown} />
          <SelectField name="sector" label={labels.sector} options={optionsOf(SECTOR_WORDS, language)} />
        </>
      )}
      {recognised && (
        <>
          <h3 className={classes.heading}>{t('recognition')}</h3>
          <p className="second">{t('recognitionHelp')}</p>
          <TextField name="number" label={labels.number} most={40} />
          <TextField name="validFrom" label={labels.validFrom} type="date" />
          <TextField name="validTo" label={labels.validTo} type="date" />
        </>
      )}
      <h3 className={classes.heading}>{t('work')}</h3>
      <TextField name="title" label={labels.title} most={120} />
      <AreaField name="tasks" label={labels.tasks} most={4000} />
      <h3 className={classes.heading}>{t('contact')}</h3>
      <p className="second">{t('contactHelp')}</p>
      <TextField name="firstName" label={labels.firstName} most={60} />
      <TextField name="lastName" label={labels.lastName} most={80} />
      <TextField name="email" label={labels.email} type="email" most={254} />
      <AreaField name="note" label={labels.note} most={2000} />
    </RecordSheet>
  );
}

function inputOf(
  values: Values,
  more: { key: string; needId: string; known: KnownSite | null; recognised: boolean },
): Input {
  const pick = (...fields: string[]) =>
    Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
  const { key, needId, known, recognised } = more;
  return {
    key,
    needId,
    ...(known
      ? { siteId: known.id }
      : {
          company: pick('name', 'country', 'sector', 'registrationNumber'),
          site: pick('street', 'postcode', 'place'),
        }),
    ...(recognised ? { recognition: pick('number', 'validFrom', 'validTo') } : {}),
    contact: pick('firstName', 'lastName', 'email'),
    ...pick('title', 'tasks', 'note'),
  } as Input;
}
