import { useMutation } from '@apollo/client/react';
import { siteFields, siteProblems } from '@scheldemond/domain/records/company';
import { country } from '@scheldemond/domain/records/values';
import { COUNTRY_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { optionsOf } from '../../ui/list-filter.ts';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  type CompanyFactsFragment,
  CreateSiteDocument,
  type CreateSiteMutationVariables,
  EditSiteDocument,
  type SiteFactsFragment,
} from './companies.generated.ts';

/** Makes a site of a company, or edits one; a site stays in its country. */
export function SiteSheet(props: {
  company: Pick<CompanyFactsFragment, 'id' | 'country' | 'municipality'>;
  site?: SiteFactsFragment;
  onClose: () => void;
  onSaved: () => unknown;
}) {
  const { company, site, onClose } = props;
  const { t } = useTranslation(['companies', 'records']);
  const { language } = useFormat();
  const [create] = useMutation(CreateSiteDocument);
  const [edit] = useMutation(EditSiteDocument);
  const labels = {
    name: t('siteName'),
    country: t('country'),
    street: t('street'),
    postcode: t('postcode'),
    place: t('place'),
    establishmentNumber: t('establishmentNumber'),
  };
  const record = useRecordForm({
    draft: draftOf('site', site?.id ?? company.id),
    schema: site ? siteFields : siteFields.extend({ country }),
    problems: (values: Parameters<typeof siteProblems>[0]) =>
      siteProblems({ ...values, country: site?.country ?? values.country }),
    start: {
      name: site?.name ?? '',
      street: site?.street ?? '',
      postcode: site?.postcode ?? '',
      place: site?.place ?? company.municipality ?? '',
      establishmentNumber: site?.establishmentNumber ?? '',
      ...(site ? {} : { country: company.country }),
    },
    ...(site ? { version: site.version } : {}),
    send: async (values, request) => {
      if (site) {
        const input = { ...values, id: site.id, ...request };
        const answer = (await edit({ variables: { input } })).data?.editSite;
        return answer?.__typename === 'SiteChanged' ? 'saved' : (answer ?? undefined);
      }
      const input = {
        ...values,
        companyId: company.id,
        key: request.key,
      } as CreateSiteMutationVariables['input'];
      const answer = (await create({ variables: { input } })).data?.createSite;
      return answer?.__typename === 'SiteChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: async () => {
      await props.onSaved();
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={site ? t('edit', { name: site.name }) : t('newSite')}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        site?.viewerCanArchive && (
          <ArchiveButton id={site.id} name={site.name} onArchive={onClose} onDone={props.onSaved} />
        )
      }
    >
      <TextField name="name" label={labels.name} most={120} />
      {!site && (
        <SelectField name="country" label={labels.country} options={optionsOf(COUNTRY_WORDS, language)} />
      )}
      <TextField name="street" label={labels.street} most={120} />
      <TextField name="postcode" label={labels.postcode} most={10} />
      <TextField name="place" label={labels.place} most={80} />
      <TextField
        name="establishmentNumber"
        label={labels.establishmentNumber}
        most={20}
        help={t('establishmentHelp')}
      />
    </RecordSheet>
  );
}
