import type { SourceNote } from '../calendar/source.ts';
import type { Limit, WorkingTimeRule } from './rules.ts';

const HOUR = 60;
const YOUNG: SourceNote = {
  reference: 'Arbeidstijdenwet; arboportaal.nl, werktijden voor 16- en 17-jarigen',
  certainty: 'SURE',
};
const ADULT: SourceNote = {
  reference: 'Arbeidstijdenwet; oudersenonderwijs.nl, perspectief.eu',
  certainty: 'SURE',
};
/** Known in general, not seen in a source. */
const GENERAL: SourceNote = { reference: 'Arbeidstijdenwet', certainty: 'UNSURE' };

function young(id: string, limit: Limit, effect: 'BLOCKS' | 'WARNS' = 'BLOCKS'): WorkingTimeRule {
  return {
    id: `NL_YOUNG_${id}`,
    country: 'NL',
    ages: { from: 16, to: 17 },
    since: null,
    until: null,
    limit,
    schoolCounts: 'ALWAYS',
    effect,
    source: YOUNG,
  };
}

function adult(id: string, limit: Limit, source = ADULT): WorkingTimeRule {
  return {
    id: `NL_ADULT_${id}`,
    country: 'NL',
    ages: { from: 18, to: 150 },
    since: null,
    until: null,
    limit,
    schoolCounts: 'NEVER',
    effect: 'BLOCKS',
    source,
  };
}

/** Who learns at a company in the Netherlands, 16 and 17 or older; for younger ones we know no rules. */
export const DUTCH_RULES: readonly WorkingTimeRule[] = [
  young('DAY_HOURS', { kind: 'DAY_HOURS', most: 9 * HOUR }),
  young('WEEK_HOURS', { kind: 'WEEK_HOURS', most: 45 * HOUR }),
  young('AVERAGE', { kind: 'AVERAGE', weeks: 4, most: 40 * HOUR }),
  young('DAILY_REST', { kind: 'DAILY_REST', least: 12 * HOUR }),
  young('WEEKLY_REST', { kind: 'WEEKLY_REST', least: 36 * HOUR }),
  young('NIGHT', { kind: 'NIGHT', from: '23:00', to: '06:00' }),
  young('BREAK', { kind: 'BREAK', after: 270, least: 30 }),
  // Allowed where the work needs it, with consent and thirteen free Sundays a year: people decide.
  young('SUNDAY', { kind: 'SUNDAY' }, 'WARNS'),
  adult('DAY_HOURS', { kind: 'DAY_HOURS', most: 12 * HOUR }),
  adult('WEEK_HOURS', { kind: 'WEEK_HOURS', most: 60 * HOUR }),
  adult('AVERAGE', { kind: 'AVERAGE', weeks: 4, most: 55 * HOUR }),
  adult('LONG_AVERAGE', { kind: 'AVERAGE', weeks: 16, most: 48 * HOUR }, GENERAL),
  adult('DAILY_REST', { kind: 'DAILY_REST', least: 11 * HOUR }, GENERAL),
  adult('WEEKLY_REST', { kind: 'WEEKLY_REST', least: 36 * HOUR }, GENERAL),
  {
    ...young('MINIMUM_AGE', { kind: 'MINIMUM_AGE' }, 'WARNS'),
    ages: { from: 0, to: 15 },
    source: GENERAL,
  },
];
