import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ledger } from '../../ui/ledger.tsx';
import type { CompanyPageQuery } from './companies.generated.ts';
import { SiteSection } from './site-section.tsx';
import { SiteSheet } from './site-sheet.tsx';
import classes from './sites.module.css';

export type CompanyOfPage = Extract<NonNullable<CompanyPageQuery['node']>, { __typename: 'Company' }>;

/** Where the company works, site by site, with what each may train for; archived ones after them when asked for. */
export function SitesLedger({ company, onChanged }: { company: CompanyOfPage; onChanged: () => unknown }) {
  const { t } = useTranslation(['companies', 'pages']);
  const [adding, setAdding] = useState(false);
  return (
    <Ledger
      title={t('pages:companies.sites')}
      wide
      tools={
        company.viewerCanEdit && (
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('addSite')}
          </Button>
        )
      }
    >
      {company.sites.length === 0 && <p className="second">{t('noSite')}</p>}
      <ul className={classes.sites}>
        {company.sites.map(({ archivedRecognitions, ...site }) => (
          <SiteSection
            key={site.id}
            company={company}
            site={site}
            recognitions={[...site.recognitions, ...(archivedRecognitions ?? [])]}
            onChanged={onChanged}
          />
        ))}
        {company.archivedSites?.map((site) => (
          <SiteSection
            key={site.id}
            company={company}
            site={site}
            recognitions={site.recognitions}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {adding && <SiteSheet company={company} onClose={() => setAdding(false)} onSaved={onChanged} />}
    </Ledger>
  );
}

/** Who of the company guides and answers, as far as the viewer may know. */
export function MentorsLedger({ company }: { company: CompanyOfPage }) {
  const { t } = useTranslation('companies');
  if (!company.mentors?.length) return null;
  return (
    <Ledger title={t('people')} note={t('peopleNote')}>
      <ul className={classes.contacts}>
        {company.mentors.map(({ id, displayName, phone, email }) => (
          <li key={id}>
            {displayName}
            {phone && <a href={`tel:${phone.replaceAll(/\s/g, '')}`}>{phone}</a>}
            {email && <a href={`mailto:${email}`}>{email}</a>}
          </li>
        ))}
      </ul>
    </Ledger>
  );
}
