import { describeWork } from '@scheldemond/domain/week/describe-work';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { useReader } from './words.ts';

/** When somebody is at the company, as this reader writes it: "do en vr 8.00-16.30 u." Apart, to keep the first load small. */
export function useWeekLine(): (week: Schedule) => string {
  const { language, country } = useReader();
  return (week) => describeWork(week, language, country);
}
