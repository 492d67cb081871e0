import { printOffer } from '@scheldemond/domain/week/offer-text';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { Ledger } from '../../ui/ledger.tsx';
import classes from './slot-facts.module.css';
import type { SlotFactsFragment } from './slots.generated.ts';

/** What a slot offers, section by section. */
export function SlotFacts({ slot }: { slot: SlotFactsFragment }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const { today } = useSignedInViewer();
  const { site } = slot;
  const early = slot.earlySchools.map(({ name }) => name).join(', ');
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
          {slot.releasedOn && slot.releasedOn > today && (
            <>
              <br />
              {[
                t('slot.released', { day: format.day(slot.releasedOn) }),
                early && t('slot.early', { schools: early }),
              ]
                .filter(Boolean)
                .join(', ')}
            </>
          )}
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
