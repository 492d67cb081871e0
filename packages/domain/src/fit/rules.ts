import type { RecognitionFacts, RecognitionScheme } from '../placement/start-conditions.ts';
import type { TravelMeans } from '../travel/means.ts';
import type { Country, WorkingDay } from '../time/working-day.ts';

export const FIT_RULES = [
  'QUALIFICATION',
  'RECOGNITION',
  'LEVEL',
  'PERIOD',
  'FREE_PLACES',
  'SLOT_OPEN',
  'TRAVEL',
  'DAYS',
  'LANGUAGE',
  'AGE',
] as const;
export type FitRule = (typeof FIT_RULES)[number];

/** Rules without which a proposal makes no sense; the others are told and left to people. */
export const BLOCKING_RULES: ReadonlySet<FitRule> = new Set([
  'QUALIFICATION',
  'RECOGNITION',
  'LEVEL',
  'PERIOD',
  'FREE_PLACES',
  'SLOT_OPEN',
  'AGE',
]);

export interface FitNeed {
  qualificationId: string;
  recognitionScheme: RecognitionScheme;
  level: number;
  country: Country;
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  weekdays: readonly number[];
  /** Age on the first day; null when it is not known. */
  age: number | null;
  languages: readonly string[];
  home: { lat: number; lon: number } | null;
  means: readonly TravelMeans[];
  maxTravelMinutes: number | null;
}

export interface FitSlot {
  qualificationIds: readonly string[];
  levels: readonly number[];
  country: Country;
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  weekdays: readonly number[];
  places: number;
  placesTaken: number;
  paused: boolean;
  closed: boolean;
  language: string;
  minimumAge: number | null;
  lastConfirmedOn: WorkingDay | null;
  site: { id: string; lat: number; lon: number };
  recognitions: readonly RecognitionFacts[];
}
