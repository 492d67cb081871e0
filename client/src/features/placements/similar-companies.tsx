import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Country } from '../../schema-types.generated.ts';
import classes from './own-place.module.css';
import { SimilarCompaniesDocument } from './propose.generated.ts';

/** A site that is known already. */
export interface KnownSite {
  id: string;
  name: string;
  company: string;
}

const ASKED = ['name', 'country', 'registrationNumber', 'street', 'postcode'] as const;

/** While a company is typed: those that may be the same, before a second one is made. */
export function SimilarCompanies({ onTake }: { onTake: (site: KnownSite) => void }) {
  const { t } = useTranslation('ownPlace');
  const typed = useWatch({ name: [...ASKED] }) as (string | null)[];
  const [settled] = useDebouncedValue(typed.map((value) => value ?? '').join('\n'), 300);
  const [name = '', country = 'BE', registrationNumber = '', street = '', postcode = ''] =
    settled.split('\n');
  const { data } = useQuery(SimilarCompaniesDocument, {
    variables: { name, country: country as Country, registrationNumber, street, postcode },
    skip: name.trim().length < 3 && registrationNumber.length < 8 && street.length < 3,
  });
  const found = data?.similarCompanies ?? [];
  return (
    <div aria-live="polite" className={classes.known}>
      {found.length === 0 ? (
        <p className="second">{t('knownHere')}</p>
      ) : (
        <section aria-labelledby="known-companies">
          <h3 id="known-companies">{t('knownTitle')}</h3>
          <ul className={classes.list}>
            {found.map(({ company, by }) => (
              <li key={company.id}>
                <strong>{company.name}</strong>{' '}
                <span className="dim">{by.map((one) => t(one)).join(', ')}</span>
                {company.viewerCanOffer ? (
                  company.sites.map((site) => (
                    <div key={site.id} className={classes.site}>
                      <span>
                        {site.street}, {site.place}
                      </span>
                      <Button
                        variant="default"
                        size="sm"
                        onClick={() => onTake({ id: site.id, name: site.place, company: company.name })}
                      >
                        {t('take', { site: site.name })}
                      </Button>
                    </div>
                  ))
                ) : (
                  <div className={classes.site}>
                    <span>{t('ownKeeper')}</span>
                    <Link to={`/bedrijven/${company.id}`}>{t('look')}</Link>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
