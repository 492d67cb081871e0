import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { fold } from '@scheldemond/domain/text/fold';
import { SECTOR_WORDS, STATE_WORDS, TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';

/**
 * Reads a cell as people and their systems write it, and gives it in the strict format of a folder. What it does
 * not understand it gives back as it was, for the strict format to refuse by its reason.
 */
export type Reading = (cell: string) => string;

export const text: Reading = (cell) => cell.trim();

const two = (digits: string) => digits.padStart(2, '0');

/** `31-12-2027`, `31/12/2027`, `31.12.2027` and `2027-12-31`, with or without a time of midnight. */
export const day: Reading = (cell) => {
  const written = text(cell).replace(/[ T]00:00(:00(\.0+)?)?Z?$/, '');
  const dutch = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})$/.exec(written);
  if (dutch) return `${dutch[3]}-${two(dutch[2]!)}-${two(dutch[1]!)}`;
  const other = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written);
  return other ? `${other[1]}-${two(other[2]!)}-${two(other[3]!)}` : written;
};

/** `8.30`, `8u30`, `8:30 uur`, `08:30:00`, `8 u.` */
export const time: Reading = (cell) => {
  const written = text(cell);
  const found = /^(\d{1,2})\s?(?:[:.uh]\s?(\d{2}))?(?::00)?\s?(?:u\.?|uur|h)?$/i.exec(written);
  return found ? `${two(found[1]!)}:${found[2] ?? '00'}` : written;
};

/** A whole number, as a spreadsheet may write it: `60,0`. */
export const whole: Reading = (cell) => text(cell).replace(/[.,]0+$/, '');
export const decimal: Reading = (cell) => text(cell).replace(/^(-?\d+),(\d+)$/, '$1.$2');

/** `2026/2027`, `2026 - 2027` and `26-27`. */
export const schoolYear: Reading = (cell) => {
  const found = /^(\d{2}|\d{4})\s?[-/]\s?(\d{2}|\d{4})$/.exec(text(cell));
  const whole = (year: string) => (year.length === 2 ? `20${year}` : year);
  return found ? `${whole(found[1]!)}-${whole(found[2]!)}` : text(cell);
};

const simple = (word: string) => fold(word).replaceAll(/[^a-z0-9]/g, '');

/** A code by its own name or one of its words in Dutch or English. */
function oneOf(codes: Record<string, readonly string[]>): Reading {
  const known = new Map<string, string>();
  for (const [code, words] of Object.entries(codes))
    for (const word of [code, ...words]) known.set(simple(word), code);
  return (cell) => known.get(simple(cell)) ?? text(cell);
}
function wordsOf(words: Record<string, { nl: string; en: string }>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(words).map(([code, { nl, en }]) => [code, [nl, en]]));
}

export const truth = oneOf({
  true: ['ja', 'yes', 'waar', 'j', 'y', 'x', '1'],
  false: ['nee', 'neen', 'no', 'onwaar', 'n', '0'],
});
export const country = oneOf({
  BE: ['België', 'Belgium', 'Belgie', 'B', 'Vlaanderen', 'BEL'],
  NL: ['Nederland', 'Netherlands', 'The Netherlands', 'Holland', 'NLD'],
});
export const province = oneOf({
  OOST_VLAANDEREN: ['Oost-Vlaanderen', 'East Flanders'],
  WEST_VLAANDEREN: ['West-Vlaanderen', 'West Flanders'],
  ZEELAND: [],
});
export const sector = oneOf({
  ...wordsOf(SECTOR_WORDS),
  LOGISTICS: ['logistiek', 'haven', 'haven en logistiek', 'port and logistics'],
  CONSTRUCTION: ['bouw', 'bouw en installatie', 'building'],
  CARE: ['zorg', 'gezondheid en welzijn', 'health'],
});
export const education = oneOf({
  SECONDARY: ['secundair', 'secundair onderwijs', 'so'],
  ADULT: ['volwassenen', 'volwassenenonderwijs', 'cvo'],
  HIGHER: ['hoger', 'hoger onderwijs'],
  MBO: ['middelbaar beroepsonderwijs'],
});
export const form = oneOf({
  ...wordsOf(FORMS),
  BPV_BOL: ['bol', 'bpv bol', 'bpv (bol)'],
  BPV_BBL: ['bbl', 'bpv bbl', 'bpv (bbl)'],
  DUAL_OAO: ['oao', 'duaal'],
  DUAL_SAO: ['sao'],
  WPL_GRADUAAT: ['graduaat', 'werkplekleren graduaat', 'werkplekleren'],
});
export const placementState = oneOf(wordsOf(STATE_WORDS));
export const language = oneOf({
  nl: ['Nederlands', 'Dutch'],
  en: ['Engels', 'English'],
  fr: ['Frans', 'French'],
});

/** Items apart by `|`, `;`, `,` or `/`, each read on its own. */
export function listOf(reading: Reading): Reading {
  return (cell) =>
    cell
      .split(/[|;,/]/)
      .map((item) => reading(item))
      .filter(Boolean)
      .join('|');
}
export const list = listOf(text);
export const travelMeans = listOf(
  oneOf({
    ...wordsOf(TRAVEL_WORDS),
    PUBLIC_TRANSPORT: ['openbaar vervoer', 'ov', 'bus', 'trein', 'public transport'],
    E_BICYCLE: ['elektrische fiets', 'e-bike', 'speedpedelec'],
  }),
);

const DAYS: [RegExp, number][] = [
  [/^(1|ma|maandag|mo|mon|monday)$/, 1],
  [/^(2|di|dinsdag|tu|tue|tuesday)$/, 2],
  [/^(3|wo|woensdag|we|wed|wednesday)$/, 3],
  [/^(4|do|donderdag|th|thu|thursday)$/, 4],
  [/^(5|vr|vrijdag|fr|fri|friday)$/, 5],
  [/^(6|za|zaterdag|sa|sat|saturday)$/, 6],
  [/^(7|zo|zondag|su|sun|sunday)$/, 7],
];
const dayNumber = (word: string) => DAYS.find(([shape]) => shape.test(word))?.[1];

/** `ma di wo`, `maandag en dinsdag`, `ma-vr`, `1|2|3`. */
export const weekdays: Reading = (cell) => {
  const written = text(cell).toLowerCase();
  const range = /^([a-z]+)\.?\s?(?:-|–|tot|t\/m|to)\s?([a-z]+)\.?$/.exec(written);
  const [from, to] = [dayNumber(range?.[1] ?? ''), dayNumber(range?.[2] ?? '')];
  if (from && to && from <= to) return Array.from({ length: to - from + 1 }, (_, at) => from + at).join('|');
  const words = written.split(/[|;,/&+\s.]+|\ben\b|\band\b/).filter(Boolean);
  const numbers = words.map(dayNumber);
  return words.length > 0 && numbers.every(Boolean) ? [...new Set(numbers)].sort().join('|') : text(cell);
};
