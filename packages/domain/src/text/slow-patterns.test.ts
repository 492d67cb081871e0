import { expect, it } from 'vitest';
import { closuresFromCsv } from '../calendar/import-csv.ts';
import { closuresFromICal } from '../calendar/import-ical.ts';
import { fromNodeId } from '../ids/node-id.ts';
import { normaliseEmail } from '../identifiers/email.ts';
import { isBrin, isEstablishmentNumber, isRegistrationNumber } from '../identifiers/registration.ts';
import { isWorkingDay } from '../time/working-day.ts';
import { LONGEST_LINE } from '../week/line-reader.ts';
import { parseOffer } from '../week/offer-text.ts';
import { parsePattern } from '../week/parse-line.ts';
import { fold } from './fold.ts';
import { personSortKey, queryTokens, searchKeys, sortKey } from './keys.ts';

const LENGTH = 100_000;
const AT_MOST_MS = 50;
/** The quickest of these counts, by the processor's time: others at work on the machine are no slow pattern. */
const TRIES = 5;
/** Four times the text takes four times as long; on a busy machine twice that, and sixteen times where a pattern goes back and forth. */
const AT_MOST_LONGER = 8;

const calendar = {
  kind: 'SCHOOL_HOLIDAY',
  reference: 'x',
  from: '2026-09-01',
  to: '2027-08-31',
  zone: 'Europe/Brussels',
} as const;

/** Everything that reads what somebody typed or sent. */
const READERS: Record<string, (text: string) => unknown> = {
  fold,
  sortKey,
  'personSortKey, first name': (text) => personSortKey(text, 'Maes'),
  'personSortKey, last name': (text) => personSortKey('Noor', text),
  searchKeys,
  queryTokens,
  normaliseEmail,
  'isRegistrationNumber, BE': (text) => isRegistrationNumber(text, 'BE'),
  'isRegistrationNumber, NL': (text) => isRegistrationNumber(text, 'NL'),
  'isEstablishmentNumber, BE': (text) => isEstablishmentNumber(text, 'BE'),
  isBrin,
  isWorkingDay,
  fromNodeId,
  'parsePattern, Dutch': (text) => parsePattern(text, 'nl'),
  'parsePattern, English': (text) => parsePattern(text, 'en'),
  'parseOffer, Dutch': (text) => parseOffer(text, 'nl'),
  closuresFromCsv: (text) => closuresFromCsv(text, calendar),
  'closuresFromCsv, under a header': (text) => closuresFromCsv(`van\n${text}`, calendar),
  closuresFromICal: (text) => closuresFromICal(text, calendar),
};

/** Shapes on which patterns with nested or adjoining repetition take time that grows with a power of the length. */
const SHAPES: Record<string, string> = {
  'one letter': 'a',
  blanks: ' ',
  'blanks and tabs': ' \t',
  lines: '\r\n',
  digits: '0',
  'digits and dots': '0.',
  ats: '@',
  'addresses without an end': 'a@a.',
  hyphens: 'a-',
  quotes: '"',
  cells: ';"a',
  days: 'ma-',
  times: '8:00-',
  'marks above letters': 'é̂',
  prefixes: "van 't ",
  'half a pair': '\ud83d',
  'calendar lines': 'BEGIN:VEVENT\r\n',
  'folded lines': '\r\n ',
};

function quickest(read: (text: string) => unknown, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && (tries === 0 || best > AT_MOST_MS); tries++) {
    const from = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

/** Whether the time grows faster than the text: only asked of a text that takes long, since short times jump. */
function grows(read: (text: string) => unknown, text: string): boolean {
  return quickest(read, text) > AT_MOST_LONGER * quickest(read, text.slice(0, text.length / 4));
}

it.for(Object.entries(READERS))(
  'check 22: %s reads 100 kB of hostile text in under 50 ms, or on a busy machine in time that grows with its length',
  { timeout: 60_000 },
  ([, read], { task }) => {
    const slow: string[] = [];
    let slowest = 0;
    for (const [shape, repeated] of Object.entries(SHAPES)) {
      const long = repeated.repeat(LENGTH / repeated.length);
      // The longest that is read at all where a reader refuses what is longer.
      const inside = long.slice(0, LONGEST_LINE);
      for (const text of [long, `${long}!`, `!${long}`, inside]) {
        const ms = quickest(read, text);
        slowest = Math.max(slowest, ms);
        if (ms > AT_MOST_MS && grows(read, text)) slow.push(`${shape}: ${ms.toFixed(0)} ms`);
      }
    }
    expect(slow).toEqual([]);
    Object.assign(task.meta, { figure: `${slowest.toFixed(0)} ms` });
  },
);
