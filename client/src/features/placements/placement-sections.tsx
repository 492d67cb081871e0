import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWeekLine } from '../../session/week-line.ts';
import { useWords } from '../../session/words.ts';
import { Ledger } from '../../ui/ledger.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import classes from './placement-sections.module.css';

/** What the company can offer instead. */
export function CounterSection(props: {
  placement: PlacementFactsFragment;
  counter: NonNullable<PlacementFactsFragment['counter']>;
}) {
  const { placement, counter } = props;
  const { t } = useTranslation('pages');
  const format = useFormat();
  const weekLine = useWeekLine();
  return (
    <Ledger title={t('placement.counterTitle', { company: placement.company.name })}>
      <div className={classes.counter}>
        <b>{format.period(counter.week.startsOn, counter.week.endsOn)}</b>
        <span>{weekLine(counter.week)}</span>
        {counter.message && <span>{counter.message}</span>}
      </div>
    </Ledger>
  );
}

/** Who to call: student, mentor, teacher, as far as the viewer may know. */
export function ContactSection({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation('pages');
  const words = useWords();
  const { student, mentor, proposedBy, slot } = placement;
  const people = [
    { label: capital(words.student), person: student },
    { label: capital(words.mentor), person: mentor },
    { label: capital(words.teacher), person: proposedBy },
  ];
  return (
    <Ledger
      title={t('placement.contact')}
      note={`${slot.title}, ${slot.site.street}, ${slot.site.postcode} ${slot.site.place}`}
    >
      <dl className={classes.contacts}>
        {people.map(
          ({ label, person }) =>
            person && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{person.displayName}</dd>
                {person.phone && (
                  <dd>
                    <a href={`tel:${person.phone.replace(/\s/g, '')}`}>{person.phone}</a>
                  </dd>
                )}
                {person.email && (
                  <dd>
                    <a href={`mailto:${person.email}`}>{person.email}</a>
                  </dd>
                )}
              </div>
            ),
        )}
      </dl>
    </Ledger>
  );
}
