import type { SourceNote } from '../calendar/source.ts';
import type { Limit, WorkingTimeRule } from './rules.ts';

const HOUR = 60;
const YOUNG: SourceNote = {
  reference: 'Arbeidswet 16 maart 1971; werk.belgie.be, jeugdige werknemers',
  certainty: 'SURE',
};
/** 38 hours on the federal site, 40 in older texts. */
const SHORT_WEEK: SourceNote = { ...YOUNG, certainty: 'UNSURE' };
const AGE: SourceNote = {
  reference: 'Omzendbrief SO/2015/01; stage vanaf 15 jaar, na de voltijdse leerplicht',
  certainty: 'SURE',
};
const ADULT: SourceNote = { reference: 'Arbeidswet 16 maart 1971; belgium.be', certainty: 'UNSURE' };

function young(
  id: string,
  limit: Limit,
  effect: 'BLOCKS' | 'WARNS' = 'BLOCKS',
  ages = { from: 15, to: 17 },
  source = YOUNG,
): WorkingTimeRule {
  return {
    id: `BE_YOUNG_${id}`,
    country: 'BE',
    ages,
    since: null,
    until: null,
    limit,
    schoolCounts: 'DUAL',
    effect,
    source,
  };
}

function adult(id: string, limit: Limit): WorkingTimeRule {
  return {
    ...young(id, limit, 'WARNS', { from: 18, to: 150 }, ADULT),
    id: `BE_ADULT_${id}`,
    schoolCounts: 'NEVER',
  };
}

const OLDER = { from: 16, to: 17 };

/** Who learns at a company in Belgium: young workers of 15 to 17, and the outer limits for adults. */
export const BELGIAN_RULES: readonly WorkingTimeRule[] = [
  young('DAY_HOURS', { kind: 'DAY_HOURS', most: 8 * HOUR }),
  young('WEEK_HOURS', { kind: 'WEEK_HOURS', most: 40 * HOUR }),
  young(
    'SHORT_WEEK_HOURS',
    { kind: 'WEEK_HOURS', most: 38 * HOUR, upTo: 40 * HOUR },
    'BLOCKS',
    undefined,
    SHORT_WEEK,
  ),
  young('DAILY_REST', { kind: 'DAILY_REST', least: 12 * HOUR }),
  young('BREAK', { kind: 'BREAK', after: 270, upTo: 360, least: 30 }),
  young('LONG_BREAK', { kind: 'BREAK', after: 360, least: 60 }),
  young('NIGHT', { kind: 'NIGHT', from: '20:00', to: '06:00' }, 'BLOCKS', { from: 15, to: 15 }),
  young('DEEP_NIGHT', { kind: 'NIGHT', from: '23:00', to: '06:00' }, 'BLOCKS', OLDER),
  // From 16, in continuous or shift work only, until 22 or 23 hours: people decide.
  young('EVENING', { kind: 'NIGHT', from: '20:00', to: '23:00' }, 'WARNS', OLDER),
  young('SUNDAY', { kind: 'SUNDAY' }),
  young('HOLIDAY', { kind: 'HOLIDAY' }),
  young('EXTRA_REST_DAY', { kind: 'EXTRA_REST_DAY' }),
  young('MINIMUM_AGE', { kind: 'MINIMUM_AGE' }, 'BLOCKS', { from: 0, to: 14 }, AGE),
  adult('DAY_HOURS', { kind: 'DAY_HOURS', most: 9 * HOUR }),
  adult('WEEK_HOURS', { kind: 'WEEK_HOURS', most: 45 * HOUR }),
  adult('DAILY_REST', { kind: 'DAILY_REST', least: 11 * HOUR }),
];
