import type { RecognitionFacts, RecognitionScheme } from '../placement/start-conditions.ts';
import type { Room, SchoolShare } from '../placement/capacity.ts';
import type { Release } from '../placement/release.ts';
import type { TravelMeans } from '../travel/means.ts';
import type { Country, WorkingDay } from '../time/working-day.ts';
import type { Offer } from '../week/offer.ts';
import type { WeekPattern } from '../week/pattern.ts';

export const FIT_RULES = [
  'QUALIFICATION',
  'RECOGNITION',
  'LEVEL',
  'PERIOD',
  'FREE_PLACES',
  'SLOT_OPEN',
  'RELEASED',
  'TRAVEL',
  'DAYS',
  'LANGUAGE',
  'AGE',
  'WORKING_TIME',
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
  'RELEASED',
  'AGE',
]);

export interface FitNeed {
  schoolId: string;
  qualificationId: string;
  /** ESCO occupations that the qualification prepares for, by URI. */
  occupations: readonly string[];
  recognitionScheme: RecognitionScheme;
  level: number;
  country: Country;
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  weekdays: readonly number[];
  /** When the programme's students are at school; null when that is not said, or stands in the week already. */
  school: WeekPattern | null;
  /** Age on the first day; null when it is not known. */
  age: number | null;
  birthDate: WorkingDay | null;
  /** Learns by Flemish dual learning, so that lessons count as work. */
  dual: boolean;
  languages: readonly string[];
  home: { lat: number; lon: number } | null;
  means: readonly TravelMeans[];
  maxTravelMinutes: number | null;
  /** What the student would like; null when nothing was told, or not to this reader. */
  wishes: FitWishes | null;
  /** Companies that declined this need before. */
  declinedBy: readonly string[];
  /** By slot, its rank in the order of its company, 1 for the first; none where the company gave none, or not to this reader. */
  companyRanks: Readonly<Record<string, number>>;
}

/** What only who places by points asks of a need. */
export type FitKnown = Pick<FitNeed, 'wishes' | 'declinedBy' | 'companyRanks'>;

/** A student's wishes as they are held against a slot. */
export interface FitWishes {
  /** First wish first: a slot by id, or a kind of work by its words, folded. */
  choices: readonly { slotId: string | null; words: readonly string[] }[];
  /** Places where the student would like to work, folded. */
  places: readonly string[];
}

export interface FitSlot extends Release {
  id: string;
  companyId: string;
  qualificationIds: readonly string[];
  /** ESCO occupations of the work: those of the qualifications that it names, on either side of the border, by URI. */
  occupations: readonly string[];
  levels: readonly number[];
  country: Country;
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  offer: Offer;
  /** The words of title and tasks, folded. */
  words: readonly string[];
  places: number;
  placesTaken: number;
  /** What the company's own limits leave, whatever the slot has; null without a limit. */
  room: Room | null;
  /** What it gives to one school; null without a limit. */
  perSchool: SchoolShare | null;
  /** What the company gives to one school, over all its slots; null without a limit. */
  perSchoolAtCompany: SchoolShare | null;
  paused: boolean;
  closed: boolean;
  language: string;
  minimumAge: number | null;
  lastConfirmedOn: WorkingDay | null;
  site: { id: string; place: string; lat: number; lon: number };
  recognitions: readonly RecognitionFacts[];
}
