import { formatDay, formatPeriod, formatTime, type Language } from '@scheldemond/domain/format/dates';
import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { weeksBetween } from '@scheldemond/domain/time/working-day';
import { words } from '@scheldemond/domain/vocabulary/words';
import { describeWork } from '@scheldemond/domain/week/describe-work';
import { weekdayShort } from '@scheldemond/domain/week/work-days';
import type { AnswerPlacement } from './question.ts';

type Choice = 'NL' | 'EN';
type Country = 'BE' | 'NL';

/** The language as the domain names it. */
export function languageOf(choice: Choice): Language {
  return choice === 'EN' ? 'en' : 'nl';
}

/** "ma 30 nov", with the year on request. */
export function day(value: string, choice: Choice, year: boolean): string {
  return formatDay(value, languageOf(choice), { year });
}

export function time(value: string, choice: Choice, country: Country): string {
  return formatTime(value.slice(0, 5), languageOf(choice), country);
}

export function period(from: string, to: string, choice: Choice, country: Country): string {
  return formatPeriod(from, to, languageOf(choice), country);
}

export function weeksIn(from: string, to: string): number {
  return weeksBetween(from, to);
}

export function weekdayName(weekday: number, choice: Choice): string {
  return weekdayShort(weekday, languageOf(choice));
}

/** The week in one line. */
export function days(placement: AnswerPlacement, choice: Choice, country: Country): string {
  return describeWork(placement.week, languageOf(choice), country);
}

/** "stage", "bpv", "werkplekleren": the word of the student's programme. */
export function placementWord(placement: AnswerPlacement, choice: Choice): string {
  const { education, form } = placement.student.programme;
  return words({ language: languageOf(choice), country: form.startsWith('BPV') ? 'NL' : 'BE', education })
    .placement;
}

/** The agreement in the term of its jurisdiction. */
export function agreementWord(placement: AnswerPlacement, choice: Choice): string {
  return FORMS[placement.student.programme.form].agreement[languageOf(choice)];
}
