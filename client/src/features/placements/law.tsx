import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import type { DayCure } from '@scheldemond/domain/working-time/cures';
import type { RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import { HOLDS_PLACE, OPEN_STATES } from '@scheldemond/domain/placement/states';
import { WORKING_TIME_RULES } from '@scheldemond/domain/working-time/rules';
import { describeBreach } from '@scheldemond/domain/working-time/words';
import { weekday } from '@scheldemond/domain/time/working-day';
import { isAskable } from '@scheldemond/domain/week/asked-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import type { WeekGridProps } from '../../ui/week-grid.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import { PlacementLawDocument, type PlacementLawQuery } from './week-sheet.generated.ts';
import classes from './law.module.css';

type Told = NonNullable<
  Extract<PlacementLawQuery['node'], { __typename: 'Placement' }>['workingTime']
>[number];

const RULES = new Map(
  Object.values(WORKING_TIME_RULES).flatMap((rules) => rules.map((rule) => [rule.id, rule])),
);

/** The domain's breach again, with the rule that the API names. */
function breachOf({ rule: id, blocks, days, cures, ...told }: Told): RecurringBreach[] {
  const rule = RULES.get(id);
  const effect = blocks ? ('BLOCKS' as const) : ('WARNS' as const);
  return rule ? [{ breach: { ...told, rule, effect, cures: cures as DayCure[] }, days }] : [];
}

/** States in which the week can still be another. */
const LIVE: ReadonlySet<string> = new Set([...OPEN_STATES, ...HOLDS_PLACE]);

/**
 * What the law on working time says of a week: of the one that stands, or of another; undefined while it is coming,
 * null where it does not come, for who may not read it, and of another that cannot be asked about.
 */
export function useLaw(
  { id, state, startsOn, endsOn }: Pick<PlacementFactsFragment, 'id' | 'state' | 'startsOn' | 'endsOn'>,
  week?: Schedule,
): readonly RecurringBreach[] | null | undefined {
  const live = LIVE.has(state) && (!week || isAskable(week, { startsOn, endsOn }));
  const { data, previousData, error } = useQuery(PlacementLawDocument, {
    variables: { id, ...(week ? { week } : {}) },
    skip: !live,
    fetchPolicy: 'network-only',
  });
  if (!live) return null;
  const known = data ?? previousData;
  if (!known) return error ? null : undefined;
  const { node } = known;
  const told = node?.__typename === 'Placement' ? node.workingTime : null;
  return told ? told.flatMap(breachOf) : null;
}

/** The weekdays on which something is wrong, for the grid. */
export function useMarks(breaches: readonly RecurringBreach[]): NonNullable<WeekGridProps['marks']> {
  const { language } = useFormat();
  return breaches.map(({ breach }) => ({
    day: weekday(breach.from),
    forbidden: breach.effect === 'BLOCKS',
    words: describeBreach(breach, language).what,
  }));
}

/** Each breach with its rule, source and the smallest change that cures it. */
export function Law(props: {
  breaches: readonly RecurringBreach[];
  onCure?: (breach: RecurringBreach) => void;
}) {
  const { t } = useTranslation('weeks');
  const { language } = useFormat();
  return (
    <ul className={classes.list} aria-label={t('law')}>
      {props.breaches.map((one) => {
        const { what, source, cure } = describeBreach(one.breach, language);
        const forbidden = one.breach.effect === 'BLOCKS';
        const more = one.days.length - 1;
        return (
          <li key={`${one.breach.rule.id}-${one.breach.from}`}>
            <div>
              <Buoy kind={forbidden ? 'red' : 'amber'}>
                <b>{t(forbidden ? 'forbidden' : 'caution')}</b> {what}
                {more > 0 && `, ${t('times', { count: more })}`}
              </Buoy>
              {cure && <p>{t('cure', { cure })}</p>}
              <p className="second">{source}</p>
            </div>
            {props.onCure && one.breach.cures.length > 0 && (
              <Button variant="default" size="sm" onClick={() => props.onCure?.(one)}>
                {t('apply')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
