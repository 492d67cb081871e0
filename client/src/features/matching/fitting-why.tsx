import { TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { TermBars } from '../../ui/term-bars.tsx';
import type { FittingSlot } from './fitting-rows.tsx';
import classes from './fitting-why.module.css';
import { useRuleWords } from './rule-words.ts';

/** Why a slot comes where it does: every rule, what each part of the score brings, and the journey by each means. */
export function FittingWhy({ fitting }: { fitting: FittingSlot }) {
  const { t } = useTranslation(['matching', 'pages']);
  const { language } = useFormat();
  const words = useRuleWords();
  return (
    <div className={classes.why}>
      <section>
        <h3 className={classes.title}>{t('why.rules')}</h3>
        <ul className={classes.list}>
          {fitting.rules.map((rule) => (
            <li key={rule.rule}>
              <Buoy kind={rule.met ? 'green' : rule.blocks ? 'red' : 'amber'} small>
                {words(rule)}
              </Buoy>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={classes.title}>{t('why.points')}</h3>
        <TermBars
          label={t('why.points')}
          terms={fitting.terms.map(({ term, points, outOf }) => ({
            name: t(`term.${term}`),
            value: points,
            most: outOf,
            word: t('why.pointsOf', { points, outOf }),
          }))}
        />
        <h3 className={classes.title}>{t('why.journeys')}</h3>
        {fitting.journeys.length === 0 && <p className={classes.none}>{t('why.noJourney')}</p>}
        <ul className={classes.list}>
          {fitting.journeys.map(({ means, minutes, via }) => (
            <li key={means}>
              {[`${TRAVEL_WORDS[means][language]} ${minutes} min`, via && t(`pages:student.via.${via}`)]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
