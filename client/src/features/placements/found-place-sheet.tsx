import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { foundPlaceFields } from '@scheldemond/domain/records/found-place';
import { COUNTRY_WORDS } from '@scheldemond/domain/vocabulary/states';
import { weekdayShort } from '@scheldemond/domain/week/work-days';
import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Country } from '../../schema-types.generated.ts';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { AreaField, ChecksField, SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  type FoundPlaceFactsFragment,
  SimilarPlacesDocument,
  SuggestPlaceDocument,
  type SuggestPlaceMutationVariables,
} from './found-place.generated.ts';
import classes from './own-place.module.css';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const asked = foundPlaceFields.extend({ siteId: z.string().transform((id) => id || null) });

/** A student tells which place they found; it goes to the school and to no company. */
export function FoundPlaceSheet(props: {
  needId: string;
  country: Country;
  found: FoundPlaceFactsFragment | null;
  onClose: () => void;
}) {
  const { needId, found, onClose } = props;
  const { t } = useTranslation('foundPlace');
  const { language } = useFormat();
  const [suggest] = useMutation(SuggestPlaceDocument);
  const labels = {
    company: t('company'),
    country: t('country'),
    place: t('place'),
    street: t('street'),
    postcode: t('postcode'),
    work: t('work'),
    weekdays: t('weekdays'),
    firstName: t('firstName'),
    lastName: t('lastName'),
    email: t('email'),
  };
  const before = found?.state === 'WAITING' ? found : null;
  const record = useRecordForm({
    draft: draftOf('foundplace', needId),
    schema: asked,
    start: {
      company: before?.company ?? '',
      country: before?.country ?? props.country,
      place: before?.place ?? '',
      street: before?.street ?? '',
      postcode: before?.postcode ?? '',
      work: before?.work ?? '',
      weekdays: before?.weekdays ?? [],
      firstName: before?.firstName ?? '',
      lastName: before?.lastName ?? '',
      email: before?.email ?? '',
      siteId: before?.siteId ?? '',
    },
    send: async (values, { key }) => {
      const input = { ...values, key, needId } as SuggestPlaceMutationVariables['input'];
      const answer = (await suggest({ variables: { input } })).data?.suggestPlace;
      return answer?.__typename === 'NeedChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('sent'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet title={t('title')} record={record} labels={labels} save={t('send')} onClose={onClose}>
      <p className="second">{t('intro')}</p>
      <TextField name="company" label={labels.company} most={120} />
      <KnownPlaces />
      <TextField name="place" label={labels.place} most={80} />
      <SelectField name="country" label={labels.country} options={optionsOf(COUNTRY_WORDS, language)} />
      <TextField name="street" label={labels.street} help={t('optional')} most={120} />
      <TextField name="postcode" label={labels.postcode} help={t('optional')} most={10} />
      <AreaField name="work" label={labels.work} most={1000} />
      <ChecksField
        name="weekdays"
        label={labels.weekdays}
        help={t('weekdaysHelp')}
        options={DAYS.map((value) => ({ value, label: weekdayShort(value, language) }))}
      />
      <h3 className={classes.heading}>{t('contact')}</h3>
      <p className="second">{t('contactHelp')}</p>
      <TextField name="firstName" label={labels.firstName} most={60} />
      <TextField name="lastName" label={labels.lastName} most={80} />
      <TextField name="email" label={labels.email} type="email" most={254} />
    </RecordSheet>
  );
}

/** While the company is typed: those that may be it, by name and place only. */
function KnownPlaces() {
  const { t } = useTranslation('foundPlace');
  const { setValue } = useFormContext();
  const [typed, country, siteId] = useWatch({ name: ['company', 'country', 'siteId'] }) as string[];
  const [name] = useDebouncedValue((typed ?? '').trim(), 300);
  const { data } = useQuery(SimilarPlacesDocument, {
    variables: { name, country: country as Country },
    skip: name.length < 3,
  });
  const found = data?.similarCompanies ?? [];
  const sites = found.flatMap(({ company }) => company.sites.map((site) => ({ ...site, company })));
  const taken = sites.find(({ id }) => id === siteId);
  // Another name is another company.
  const gone =
    siteId !== '' && !taken && name === (typed ?? '').trim() && (name.length < 3 || data !== undefined);
  useEffect(() => {
    if (gone) setValue('siteId', '');
  }, [gone, setValue]);
  const take = (site: (typeof sites)[number] | null) => {
    setValue('siteId', site?.id ?? '');
    if (!site) return;
    setValue('company', site.company.name);
    setValue('place', site.place);
  };
  return (
    <div aria-live="polite" className={classes.known}>
      {taken && <p>{t('taken', { place: taken.place })}</p>}
      {!taken && sites.length === 0 && <p className="second">{t('knownHere')}</p>}
      {!taken && sites.length > 0 && (
        <section aria-label={t('known')}>
          <strong>{t('known')}</strong>
          <ul className={classes.list}>
            {sites.map((site) => (
              <li key={site.id} className={classes.site}>
                <span>{site.company.name}</span>
                <Button variant="default" size="sm" onClick={() => take(site)}>
                  {t('take', { place: site.place })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
