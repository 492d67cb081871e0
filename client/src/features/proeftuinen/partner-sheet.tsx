import { LONGEST_PART, partnersField } from '@scheldemond/domain/records/proeftuin';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { draftOf } from '../../session/draft.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { OrganisationField } from './organisation-field.tsx';
import type { WhoTakesPartFragment } from './proeftuinen.generated.ts';
import type { Partner, SetPartners } from './use-partners.ts';

const partnerFields = partnersField.element.extend({ organisationId: z.string().min(1) });

/** Adds a partner to a proeftuin, or changes what one does in it. */
export function PartnerSheet(props: {
  proeftuin: WhoTakesPartFragment;
  partner?: Partner;
  partners: SetPartners;
  onClose: () => void;
}) {
  const { proeftuin, partner, partners, onClose } = props;
  const { t } = useTranslation(['proeftuin', 'records']);
  const labels = { organisationId: t('partner.organisation'), part: t('partner.part') };
  const record = useRecordForm({
    draft: draftOf('partner', proeftuin.id, partner?.organisation.id ?? 'new'),
    schema: partnerFields,
    start: { organisationId: partner?.organisation.id ?? '', part: partner?.part ?? '' },
    version: proeftuin.version,
    send: (_, request) => {
      const { organisationId, part } = record.form.getValues() as { organisationId: string; part: string };
      return partners.set({ organisationId, part }, request);
    },
    onSaved: () => {
      showToast(t('records:saved'), 'green');
      onClose();
    },
  });
  return (
    <RecordSheet
      title={partner ? t('partner.edit') : t('partner.add')}
      record={record}
      labels={labels}
      onClose={onClose}
      more={
        partner && (
          <ActionButton
            variant="default"
            onAction={() => {
              onClose();
              return partners.remove(partner);
            }}
          >
            {t('partner.remove')}
          </ActionButton>
        )
      }
    >
      {partner ? (
        <p>
          <strong>{partner.organisation.name}</strong>
        </p>
      ) : (
        <OrganisationField
          name="organisationId"
          except={proeftuin.partners.map(({ organisation }) => organisation.id)}
        />
      )}
      <TextField name="part" label={labels.part} most={LONGEST_PART} help={t('partner.partHelp')} />
    </RecordSheet>
  );
}
