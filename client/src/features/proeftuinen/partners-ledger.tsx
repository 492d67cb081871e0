import { Button } from '@mantine/core';
import { HYBRID_FORM_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { PartnerSheet } from './partner-sheet.tsx';
import type { ProeftuinFactsFragment } from './proeftuinen.generated.ts';
import { type Partner, usePartners } from './use-partners.ts';

/** The organisations that take part, each with what it does. */
export function PartnersLedger({ proeftuin }: { proeftuin: ProeftuinFactsFragment }) {
  const { t } = useTranslation(['proeftuin', 'pages']);
  const { language } = useFormat();
  const partners = usePartners(proeftuin);
  const [open, setOpen] = useState<Partner | 'new' | null>(null);
  const mayEdit = proeftuin.viewerCanEdit;
  return (
    <Ledger
      title={t('pages:proeftuin.partners')}
      note={proeftuin.hybridForms.map((form) => HYBRID_FORM_WORDS[form][language]).join(', ')}
      wide
      tools={
        mayEdit && (
          <Button size="sm" onClick={() => setOpen('new')}>
            {t('partner.add')}
          </Button>
        )
      }
    >
      {proeftuin.partners.length === 0 && <p className="second">{t('partner.none')}</p>}
      {proeftuin.partners.length > 0 && (
        <RowList label={t('pages:proeftuin.partners')} columns="1fr 1fr" plain>
          {proeftuin.partners.map((partner) => (
            <Row key={partner.organisation.id}>
              <RowName {...(mayEdit ? { onOpen: () => setOpen(partner) } : {})}>
                {partner.organisation.name}
              </RowName>
              <Cell>
                <span className="second">{partner.part}</span>
              </Cell>
            </Row>
          ))}
        </RowList>
      )}
      {open !== null && (
        <PartnerSheet
          proeftuin={proeftuin}
          {...(open === 'new' ? {} : { partner: open })}
          partners={partners}
          onClose={() => setOpen(null)}
        />
      )}
    </Ledger>
  );
}
