import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import { Ledger } from '../../ui/ledger.tsx';
import { WeekGrid } from '../../ui/week-grid.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import classes from './placement-sections.module.css';

/** The agreed week on its grid. */
export function WeekSection({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const words = useWords();
  const work = capital(words.placement);
  const blocks = placement.weekdays.map((day) => ({
    day,
    start: placement.startTime.slice(0, 5),
    end: placement.endTime.slice(0, 5),
    kind: 'work' as const,
    word: work,
  }));
  return (
    <Ledger title={t('placement.week')} note={format.days(placement)}>
      <WeekGrid
        label={t('placement.week')}
        blocks={blocks}
        dayNames={
          format.language === 'nl'
            ? ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']
            : ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
        }
        time={(time) => format.time(time).replace(/ (u\.|uur)$/, '')}
        hour={(hour) => String(hour)}
        legend={{ work }}
      />
    </Ledger>
  );
}

/** What the company can offer instead. */
export function CounterSection(props: {
  placement: PlacementFactsFragment;
  counter: NonNullable<PlacementFactsFragment['counter']>;
}) {
  const { placement, counter } = props;
  const { t } = useTranslation('pages');
  const format = useFormat();
  return (
    <Ledger title={t('placement.counterTitle', { company: placement.company.name })}>
      <div className={classes.counter}>
        <b>{format.period(counter.startsOn, counter.endsOn)}</b>
        <span>{format.days({ ...placement, weekdays: counter.weekdays })}</span>
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
