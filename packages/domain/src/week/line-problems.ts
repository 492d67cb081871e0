import type { Language } from '../format/dates.ts';

export type LineProblemCode =
  | 'DAY'
  | 'DAY_ORDER'
  | 'DAY_TWICE'
  | 'PLACE'
  | 'TIME'
  | 'TIME_MISSING'
  | 'TIME_RANGE'
  | 'BREAK'
  | 'OVERLAP'
  | 'WEEK'
  | 'TURNS'
  | 'FIRST_WEEK'
  | 'DATE'
  | 'WEEKDAY'
  | 'PERIOD'
  | 'EXCEPTION'
  | 'DAY_COUNT'
  | 'LEFT_OVER'
  | 'TOO_LONG';

/** What cannot be read, and where: `from` and `to` are positions in the text, from 0; `to` is after the last. */
export interface LineProblem {
  code: LineProblemCode;
  from: number;
  to: number;
  /** What stands there; empty at the end of the text. */
  found: string;
}

const SAID: Record<LineProblemCode, Record<Language, string>> = {
  DAY: { nl: 'hier hoort een dag, zoals ma of wo-vr', en: 'a day belongs here, such as Mon or Wed-Fri' },
  DAY_ORDER: {
    nl: 'de laatste dag komt voor de eerste',
    en: 'the last day comes before the first',
  },
  DAY_TWICE: { nl: 'deze dag staat er al', en: 'this day is there already' },
  PLACE: {
    nl: 'hier hoort een plaats: school, bedrijf, online, simulatie, thuisstudie of vrij',
    en: 'a place belongs here: school, company, online, simulation, home study or off',
  },
  TIME: { nl: 'hier hoort een tijd, zoals 8:00-16:30', en: 'a time belongs here, such as 8:00-16:30' },
  TIME_MISSING: { nl: 'de tijd ontbreekt', en: 'the time is missing' },
  TIME_RANGE: { nl: 'deze tijden kunnen niet', en: 'these times are not possible' },
  BREAK: { nl: 'deze pauze kan niet', en: 'this break is not possible' },
  OVERLAP: { nl: 'twee tijden overlappen', en: 'two times overlap' },
  WEEK: {
    nl: 'hier horen weken, zoals week 2 van 3; hoogstens vier',
    en: 'weeks belong here, such as week 2 of 3; four at most',
  },
  TURNS: {
    nl: 'alle delen moeten over evenveel weken gaan',
    en: 'all parts must be about the same number of weeks',
  },
  FIRST_WEEK: {
    nl: 'zeg wanneer week 1 begint, zoals week 1 begint op 31 aug 2026 (een maandag)',
    en: 'say when week 1 starts, such as week 1 starts on 31 Aug 2026 (a Monday)',
  },
  DATE: { nl: 'hier hoort een datum, zoals 31 aug 2026', en: 'a date belongs here, such as 31 Aug 2026' },
  WEEKDAY: { nl: 'die datum is een andere dag', en: 'that date is another day' },
  PERIOD: { nl: 'de laatste dag komt voor de eerste', en: 'the last day comes before the first' },
  EXCEPTION: {
    nl: 'hier hoort wat er die dag is: vrij, naar, extra, examen of bezoek',
    en: 'what happens that day belongs here: off, moved to, extra, exam or visit',
  },
  DAY_COUNT: {
    nl: 'hier hoort een aantal dagen, zoals 2 tot 3 dagen; niet meer dan er dagen zijn',
    en: 'a number of days belongs here, such as 2 to 3 days; no more than there are days',
  },
  LEFT_OVER: { nl: 'dit hoort er niet meer bij', en: 'this does not belong here' },
  TOO_LONG: { nl: 'dit is te lang voor een weekregel', en: 'this is too long for a line of a week' },
};

/** "Teken 12, “kantoor”: hier hoort een plaats: …"; for people, with the place counted from 1. */
export function describeLineProblem(problem: LineProblem, language: Language): string {
  const word = language === 'nl' ? 'Teken' : 'Character';
  const found = problem.found === '' ? '' : `, “${problem.found}”`;
  return `${word} ${problem.from + 1}${found}: ${SAID[problem.code][language]}`;
}
