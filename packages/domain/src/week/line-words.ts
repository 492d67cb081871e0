import type { Language } from '../format/dates.ts';
import type { LearningPlace } from './stretch.ts';

/** A word as it is printed, and what else is understood for it. */
type Phrases = readonly [printed: string, ...understood: string[]];

/** The words of the one line in which people read and write a week. */
export interface LineWords {
  days: readonly Phrases[];
  months: readonly Phrases[];
  places: Record<LearningPlace, Phrases>;
  and: Phrases;
  /** Between two days or dates. */
  until: Phrases;
  off: Phrases;
  none: Phrases;
  breakAfterNumber: Phrases;
  noBreak: Phrases;
  everyOtherWeek: Phrases;
  week: Phrases;
  of: Phrases;
  firstWeekIs: Phrases;
  fromDate: Phrases;
  movedTo: Phrases;
  extra: Phrases;
  exam: Phrases;
  visit: Phrases;
  /** How many days a week: one day, and more. */
  oneDay: Phrases;
  manyDays: Phrases;
  /** Between two numbers. */
  upTo: Phrases;
  atLeast: Phrases;
  atMost: Phrases;
  /** Before days that are not possible. */
  not: Phrases;
  /** Weekdays written out. */
  longDays: readonly string[];
  /** The only place that a line is about, so that nobody writes it; null where places are written. */
  unsaidPlace: LearningPlace | null;
}

export const LINE_WORDS: Record<Language, LineWords> = {
  nl: {
    days: [
      ['ma', 'maandag', 'maandags'],
      ['di', 'dinsdag', 'dinsdags'],
      ['wo', 'woe', 'woensdag', 'woensdags'],
      ['do', 'donderdag', 'donderdags'],
      ['vr', 'vrijdag', 'vrijdags'],
      ['za', 'zaterdag', 'zaterdags'],
      ['zo', 'zondag', 'zondags'],
    ],
    months: [
      ['jan', 'januari'],
      ['feb', 'februari'],
      ['mrt', 'maart'],
      ['apr', 'april'],
      ['mei'],
      ['jun', 'juni'],
      ['jul', 'juli'],
      ['aug', 'augustus'],
      ['sep', 'sept', 'september'],
      ['okt', 'oktober'],
      ['nov', 'november'],
      ['dec', 'december'],
    ],
    places: {
      SCHOOL: ['school', 'op school'],
      WORKPLACE: ['bedrijf', 'werkplek', 'leerbedrijf', 'stage', 'bpv', 'werk', 'op het bedrijf'],
      ONLINE: ['online'],
      SIMULATION: ['simulatie'],
      HOME_STUDY: ['thuisstudie', 'zelfstudie', 'thuis'],
    },
    and: ['en'],
    until: ['t/m', 'tot en met', 'tot'],
    off: ['vrij'],
    none: ['geen vaste dagen'],
    breakAfterNumber: ['min pauze', 'minuten pauze'],
    noBreak: ['zonder pauze', 'geen pauze'],
    everyOtherWeek: ['om de week', 'om de andere week', 'tweewekelijks'],
    week: ['week'],
    of: ['van'],
    firstWeekIs: ['week 1 begint op', 'week 1 begint', 'week 1 is'],
    fromDate: ['vanaf'],
    movedTo: ['naar'],
    extra: ['extra', 'inhaaldag'],
    exam: ['examen'],
    visit: ['bezoek'],
    oneDay: ['dag', 'dag per week'],
    manyDays: ['dagen', 'dagen per week', 'dagen in de week'],
    upTo: ['tot', 't/m', 'tot en met', 'à', 'of'],
    atLeast: ['minstens', 'minimaal', 'ten minste'],
    atMost: ['hoogstens', 'maximaal', 'ten hoogste'],
    not: ['niet', 'niet op', 'behalve', 'behalve op'],
    longDays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
    unsaidPlace: null,
  },
  en: {
    days: [
      ['Mon', 'Monday', 'Mondays'],
      ['Tue', 'Tues', 'Tuesday', 'Tuesdays'],
      ['Wed', 'Wednesday', 'Wednesdays'],
      ['Thu', 'Thur', 'Thurs', 'Thursday', 'Thursdays'],
      ['Fri', 'Friday', 'Fridays'],
      ['Sat', 'Saturday', 'Saturdays'],
      ['Sun', 'Sunday', 'Sundays'],
    ],
    months: [
      ['Jan', 'January'],
      ['Feb', 'February'],
      ['Mar', 'March'],
      ['Apr', 'April'],
      ['May'],
      ['Jun', 'June'],
      ['Jul', 'July'],
      ['Aug', 'August'],
      ['Sep', 'Sept', 'September'],
      ['Oct', 'October'],
      ['Nov', 'November'],
      ['Dec', 'December'],
    ],
    places: {
      SCHOOL: ['school', 'at school'],
      WORKPLACE: ['company', 'workplace', 'work', 'at work', 'at the company'],
      ONLINE: ['online'],
      SIMULATION: ['simulation'],
      HOME_STUDY: ['home study', 'at home', 'home'],
    },
    and: ['and'],
    until: ['to', 'until'],
    off: ['off', 'free'],
    none: ['no fixed days'],
    breakAfterNumber: ['min break', 'minutes break', 'minute break'],
    noBreak: ['no break', 'without break'],
    everyOtherWeek: ['every other week'],
    week: ['week', 'weeks'],
    of: ['of'],
    firstWeekIs: ['week 1 starts on', 'week 1 starts', 'week 1 is'],
    fromDate: ['from'],
    movedTo: ['moved to'],
    extra: ['extra'],
    exam: ['exam'],
    visit: ['visit'],
    oneDay: ['day', 'day a week', 'day per week'],
    manyDays: ['days', 'days a week', 'days per week'],
    upTo: ['to', 'until', 'or'],
    atLeast: ['at least', 'minimum'],
    atMost: ['at most', 'maximum', 'up to'],
    not: ['not', 'not on', 'except', 'except on'],
    longDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    unsaidPlace: null,
  },
};

/** The words of a line about hours at a company and nothing else, as a slot offers them. */
export const OFFER_WORDS: Record<Language, LineWords> = {
  nl: { ...LINE_WORDS.nl, unsaidPlace: 'WORKPLACE' },
  en: { ...LINE_WORDS.en, unsaidPlace: 'WORKPLACE' },
};
