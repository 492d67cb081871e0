import { formatDay, type Language } from '../format/dates.ts';
import type { Breach } from './breach.ts';
import type { DayCure } from './cures.ts';

/** What a breach says to people. */
export interface BreachWords {
  /** "vr 5 mrt 2027: 9 u 30 min gepland, hoogstens 9 u op een dag". */
  what: string;
  /** "Arbeidstijdenwet; …", with "(niet zeker)" where it is. */
  source: string;
  /** "vr 5 mrt 2027 30 min eerder stoppen"; null where only another period helps. */
  cure: string | null;
}

function hours(minutes: number, language: Language): string {
  const whole = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const unit = language === 'nl' ? 'u' : 'h';
  if (whole === 0) return `${rest} min`;
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} min`;
}

function rule({ rule: { limit }, actual, limit: number }: Breach, language: Language): string {
  const nl = language === 'nl';
  const planned = hours(actual ?? 0, language);
  const allowed = hours(number ?? 0, language);
  switch (limit.kind) {
    case 'DAY_HOURS':
      return nl
        ? `${planned} gepland, hoogstens ${allowed} op een dag`
        : `${planned} planned, at most ${allowed} a day`;
    case 'WEEK_HOURS':
      return nl
        ? `${planned} gepland, hoogstens ${allowed} in een week`
        : `${planned} planned, at most ${allowed} a week`;
    case 'AVERAGE':
      return nl
        ? `gemiddeld ${planned} per week gepland, hoogstens ${allowed} over ${limit.weeks} weken`
        : `${planned} a week planned on average, at most ${allowed} over ${limit.weeks} weeks`;
    case 'DAILY_REST':
      return nl
        ? `${planned} rust tussen twee dagen, minstens ${allowed}`
        : `${planned} of rest between two days, at least ${allowed}`;
    case 'WEEKLY_REST':
      return nl
        ? `geen ${hours(limit.least, language)} rust in deze week`
        : `no ${hours(limit.least, language)} of rest in this week`;
    case 'BREAK':
      return nl ? `${planned} pauze, minstens ${allowed}` : `${planned} of break, at least ${allowed}`;
    case 'NIGHT':
      return nl ? `werk tussen ${limit.from} en ${limit.to}` : `work between ${limit.from} and ${limit.to}`;
    case 'SUNDAY':
      return nl ? 'werk op zondag' : 'work on a Sunday';
    case 'HOLIDAY':
      return nl ? 'werk op een feestdag' : 'work on a public holiday';
    case 'EXTRA_REST_DAY':
      return nl
        ? 'werk op zaterdag en maandag: een van beide is vrij'
        : 'work on Saturday and Monday: one of them is free';
    case 'MINIMUM_AGE':
      return nl ? 'te jong om hier te werken' : 'too young to work here';
  }
}

function cured(cure: DayCure, language: Language): string {
  const nl = language === 'nl';
  const day = formatDay(cure.day, language);
  const minutes = hours(cure.minutes, language);
  switch (cure.change) {
    case 'END_EARLIER':
      return nl ? `${day} ${minutes} eerder stoppen` : `end ${minutes} earlier on ${day}`;
    case 'START_LATER':
      return nl ? `${day} ${minutes} later beginnen` : `start ${minutes} later on ${day}`;
    case 'LONGER_BREAK':
      return nl ? `${day} ${minutes} meer pauze` : `${minutes} more break on ${day}`;
    case 'LEAVE_OUT':
      return nl ? `${day} dit werk weglaten` : `leave this work out on ${day}`;
    case 'DAY_OFF':
      return nl ? `${day} niet werken` : `no work on ${day}`;
  }
}

/** A breach in words: what, by which rule, and the smallest change that cures it. */
export function describeBreach(breach: Breach, language: Language): BreachWords {
  const { rule: broken, from, cures, allowedFrom } = breach;
  const unsure = language === 'nl' ? ' (niet zeker)' : ' (not sure)';
  const allowed = language === 'nl' ? 'mag vanaf' : 'allowed from';
  return {
    what: `${formatDay(from, language)}: ${rule(breach, language)}`,
    source: `${broken.source.reference}${broken.source.certainty === 'SURE' ? '' : unsure}`,
    cure:
      cures.length > 0
        ? cures.map((cure) => cured(cure, language)).join(', ')
        : allowedFrom && `${allowed} ${formatDay(allowedFrom, language)}`,
  };
}
