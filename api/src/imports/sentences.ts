import type { Language } from '@scheldemond/domain/format/dates';
import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { SECTOR_WORDS, STATE_WORDS, TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';

type Say = (...facts: string[]) => string;

/** What the lists are called in a Dutch sentence. */
const LISTS: Record<string, string> = {
  qualifications: 'de opleidingscodes',
  organisations: 'de scholen en bedrijven',
  sites: 'de vestigingen',
  recognitions: 'de erkenningen',
  proeftuinen: 'de proeftuinen',
  programmes: 'de opleidingen',
  classes: 'de klassen',
  periods: 'de periodes',
  persons: 'de personen',
  students: 'de leerlingen',
  memberships: 'de lidmaatschappen',
  targets: 'de doelen',
  journal: 'het logboek',
  needs: 'de plaatsingsvragen',
  slots: 'de plekken',
  placements: 'de plaatsingen',
};

const CODES: Record<string, string> = {
  BE: 'België',
  NL: 'Nederland',
  OOST_VLAANDEREN: 'Oost-Vlaanderen',
  WEST_VLAANDEREN: 'West-Vlaanderen',
  ZEELAND: 'Zeeland',
  SECONDARY: 'secundair',
  ADULT: 'volwassenen',
  HIGHER: 'hoger',
  MBO: 'mbo',
  ...Object.fromEntries(
    [SECTOR_WORDS, STATE_WORDS, TRAVEL_WORDS, FORMS].flatMap((words) =>
      Object.entries(words).map(([code, { nl }]) => [code, nl] as const),
    ),
  ),
};
const inDutch = (codes: string | undefined) =>
  (codes ?? '')
    .split(', ')
    .map((code) => CODES[code] ?? code)
    .join(', ');

/** Why a row or file is refused, to be read after the name of its column. */
const SENTENCES = {
  EMPTY: { en: () => 'is empty', nl: () => 'is leeg' },
  TOO_LONG: { en: () => 'is too long', nl: () => 'is te lang' },
  NOT_A_DATE: {
    en: () => 'is not a date like 2027-03-28',
    nl: () => 'is geen bestaande datum zoals 28-03-2027',
  },
  NOT_AN_INSTANT: {
    en: () => 'is not an instant like 2026-11-24T09:30:00Z',
    nl: () => 'is geen tijdstip zoals 2026-11-24T09:30:00Z',
  },
  NOT_WHOLE: { en: () => 'is not a whole number', nl: () => 'is geen geheel getal' },
  LESS_THAN: { en: (n) => `is less than ${n}`, nl: (n) => `is minder dan ${n}` },
  MORE_THAN: { en: (n) => `is more than ${n}`, nl: (n) => `is meer dan ${n}` },
  NOT_DEGREES: { en: () => 'is not a number of degrees', nl: () => 'is geen aantal graden' },
  NOT_TRUTH: { en: () => 'is not true or false', nl: () => 'is geen ja of nee' },
  NOT_ONE_OF: {
    en: (words) => `is not one of ${words}`,
    nl: (words) => `is niet een van ${inDutch(words)}`,
  },
  HOLDS_OTHER: {
    en: (words) => `holds a word that is not one of ${words}`,
    nl: (words) => `bevat een woord dat niet een van ${inDutch(words)} is`,
  },
  NOT_A_WEEK: {
    en: (_, english) => `is not a week; ${english}`,
    nl: (dutch) => `is geen week; ${dutch}`,
  },
  NOT_AT_SCHOOL: {
    en: () => 'has time at a company, and is about school',
    nl: () => 'noemt tijd bij een bedrijf, en gaat over school',
  },
  NOT_AT_WORK: {
    en: () => 'names no time at a company, or time elsewhere',
    nl: () => 'noemt geen tijd bij een bedrijf, of tijd elders',
  },
  TAKES_TURNS: {
    en: () => 'is not the same every week',
    nl: () => 'is niet elke week hetzelfde',
  },
  NOT_WEEKDAYS: {
    en: () => 'are not numbers from 1 (Monday) to 7',
    nl: () => 'zijn geen dagen van maandag tot zondag',
  },
  NO_WEEKDAYS: { en: () => 'are empty', nl: () => 'zijn leeg' },
  NOT_A_SCHOOL_YEAR: {
    en: () => 'is not a school year like 2026-2027',
    nl: () => 'is geen schooljaar zoals 2026-2027',
  },
  NOT_AN_ADDRESS: { en: () => 'is not an e-mail address', nl: () => 'is geen e-mailadres' },
  FORMULA: {
    en: () => 'is a formula, and only values are read',
    nl: () => 'is een formule; alleen waarden worden gelezen',
  },
  TWICE: { en: (line) => `stands on line ${line} too`, nl: (line) => `staat ook op rij ${line}` },
  HEADING_TWICE: { en: () => 'stands there twice', nl: () => 'staat er twee keer' },
  UNKNOWN_COLUMN: {
    en: () => 'is not a column of this file',
    nl: () => 'is geen kolom van dit bestand',
  },
  MISSING_COLUMN: { en: () => 'is missing', nl: () => 'ontbreekt' },
  RAGGED: {
    en: (has, wanted) => `has ${has} cells instead of ${wanted}`,
    nl: (has, wanted) => `heeft ${has} cellen in plaats van ${wanted}`,
  },
  QUOTES: {
    en: () => 'has a quotation mark that is not closed or stands inside a cell',
    nl: () => 'heeft een aanhalingsteken dat niet gesloten is of midden in een cel staat',
  },
  TOO_LARGE: { en: () => 'is larger than 20 MB', nl: () => 'is groter dan 20 MB' },
  UNKNOWN_KEY: {
    en: (key, list) => `names "${key}", which is not in ${list}`,
    nl: (key, list) => `noemt "${key}", en dat staat niet bij ${LISTS[list ?? ''] ?? list}`,
  },
  MANY_KEYS: {
    en: (key, list) => `names "${key}", of which there are several in ${list}`,
    nl: (key, list) => `noemt "${key}", en dat staat meer dan een keer bij ${LISTS[list ?? ''] ?? list}`,
  },
  OUTSIDE: {
    en: () => 'is not a row that you may import: it is not in your lists',
    nl: () => 'is geen rij die je mag importeren: ze staat niet bij jouw gegevens',
  },
  ESCO_UNEVEN: {
    en: () => 'has not as many items as escoUris, escoLabelsNl and escoLabelsEn',
    nl: () => 'heeft niet evenveel delen als escoUris, escoLabelsNl en escoLabelsEn',
  },
  SCHOOL_HAS_ONE: {
    en: () => 'is empty, and a school has one',
    nl: () => 'is leeg, en een school heeft er een',
  },
  COMPANY_HAS_ONE: {
    en: () => 'is empty, and a company has one',
    nl: () => 'is leeg, en een bedrijf heeft er een',
  },
  ONLY_A_COMPANY: {
    en: () => 'is filled, and only a company has one',
    nl: () => 'is ingevuld, en alleen een bedrijf heeft er een',
  },
  FOR_THE_COMPANY: {
    en: () => 'is only for the company itself to say',
    nl: () => 'kan alleen het bedrijf zelf zeggen',
  },
  NOT_KBO: {
    en: () => 'is not a KBO number: its check digits are not right',
    nl: () => 'is geen KBO-nummer: de controlecijfers kloppen niet',
  },
  NOT_KVK: {
    en: () => 'is not a KvK number of eight digits',
    nl: () => 'is geen KvK-nummer van acht cijfers',
  },
  NOT_ESTABLISHMENT: {
    en: () => 'is not an establishment number of its country',
    nl: () => 'is geen vestigingsnummer van zijn land',
  },
  FAR_AWAY: {
    en: () => 'lies outside Belgium and the Netherlands',
    nl: () => 'ligt buiten België en Nederland',
  },
  NOT_ON_MAP: {
    en: () => 'is not a postcode of the region: give latitude and longitude too',
    nl: () => 'is geen postcode van de regio: geef ook breedtegraad en lengtegraad',
  },
  BEFORE: { en: (other) => `lies before ${other}`, nl: () => 'ligt voor het begin' },
  AFTER: { en: (other) => `lies after ${other}`, nl: () => 'ligt na het einde' },
  UNKNOWN_PHASE: { en: (word) => `names the phase "${word}"`, nl: (word) => `noemt de fase "${word}"` },
  HOLDS_WRONG_DATE: {
    en: (word) => `holds "${word}", which is not a date like 2027-03-28`,
    nl: (word) => `bevat "${word}", en dat is geen datum zoals 28-03-2027`,
  },
  NOT_A_SCHOOL: { en: () => 'is not a school', nl: () => 'is geen school' },
  NEW_TO_ORGANISATION: {
    en: () => 'is new to this organisation, and must stand in persons.csv of this folder too',
    nl: () => 'is nieuw bij deze organisatie, en moet ook in persons.csv staan',
  },
  NO_ACCOUNT: {
    en: () => 'has no account yet, and must stand in students.csv of this folder too',
    nl: () => 'heeft nog geen account, en moet ook in students.csv staan',
  },
  STUDENT_HAS_FILE: {
    en: () => 'is empty, and a student has a file',
    nl: () => 'is leeg, en een leerling heeft een dossier',
  },
  OTHER_PROGRAMME: {
    en: () => 'is a period of another programme than the student’s',
    nl: () => 'is een periode van een andere opleiding dan die van de leerling',
  },
  TAKEN: {
    en: (taken) => `is less than the ${taken} that are taken`,
    nl: (taken) => `is minder dan de ${taken} die al bezet zijn`,
  },
  TOO_MANY_PARTS: {
    en: (parts) => `is more than the ${parts} of the need`,
    nl: (parts) => `is meer dan de ${parts} van de plaatsingsvraag`,
  },
  COUNTER_EMPTY: {
    en: () => 'is empty, and a counter-proposal has dates and days',
    nl: () => 'is leeg, en een tegenvoorstel heeft data en dagen',
  },
  PART_FILLED: {
    en: () => 'fills a part of a need, or asks a slot, that another placement fills or asks already',
    nl: () => 'vult of vraagt iets dat een andere plaatsing al vult of vraagt',
  },
  OTHER_KEY: {
    en: () => 'says the same as a row that is stored under another key',
    nl: () => 'zegt hetzelfde als een rij die al onder een andere sleutel bekend is',
  },
  OVERBOOKED: {
    en: (held, places) => `holds ${held} placements, and has ${places} places`,
    nl: (held, places) => `heeft ${held} plaatsingen op ${places} plaatsen`,
  },
} as const satisfies Record<string, Record<Language, Say>>;

export type Problem = keyof typeof SENTENCES;
const BETWEEN = '\u001F';

/** A problem with its facts as one text, so that it can stand wherever a message stands. */
export function say(problem: Problem, ...facts: (string | number)[]): string {
  return [problem, ...facts].join(BETWEEN);
}

/** The words of what `say` said, to be read after the name of the column. */
export function sentence(message: string, language: Language): string {
  const [problem = '', ...facts] = message.split(BETWEEN);
  const words = problem in SENTENCES ? SENTENCES[problem as Problem] : null;
  return words ? (words[language] as Say)(...facts) : message;
}
