import { printOffer } from '@scheldemond/domain/week/offer-text';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { Ledger } from '../../ui/ledger.tsx';
import classes from './slot-facts.module.css';
import type { SlotFactsFragment } from './slots.generated.ts';

/** What a slot offers, section by section. */
export function SlotFacts({ slot }: { slot: SlotFactsFragment }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const { site } = slot;
  return (
    <>
      <Ledger title={t('slot.tasks')} first>
        <p className="prose">{slot.tasks}</p>
      </Ledger>
      {slot.requirements && (
        <Ledger title={t('slot.requirements')}>
          <p className="prose">{slot.requirements}</p>
        </Ledger>
      )}
      <Ledger title={t('slot.offer')}>
        <p>
          {format.period(slot.startsOn, slot.endsOn)}
          <br />
          {printOffer(slot.offer, format.language)}
          {slot.mostPerSchool !== null && (
            <>
              <br />
              {t('slot.perSchool', { most: slot.mostPerSchool })}
            </>
          )}
        </p>
      </Ledger>
      <Ledger title={t('slot.suits')}>
        <ul className={classes.suits}>
          {slot.qualifications.map((qualification) => (
            <li key={qualification.id}>
              {[
                qualification.title,
                t('slot.level', { level: qualification.level }),
                qualification.country,
                qualification.shortage && t('slot.shortage'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </Ledger>
      <Ledger title={t('slot.where')}>
        <p>
          <Link to={`/bedrijven/${slot.company.id}`}>{slot.company.name}</Link>
          {slot.mentor && `, ${slot.mentor.displayName}`}
          <br />
          {site.street}, {site.postcode} {site.place}
        </p>
      </Ledger>
    </>
  );
}
