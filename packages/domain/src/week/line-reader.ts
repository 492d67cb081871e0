import { weekday, isWorkingDay, type WorkingDay } from '../time/working-day.ts';
import type { ClockTime } from '../time/clock-time.ts';
import type { Language } from '../format/dates.ts';
import type { LineProblem, LineProblemCode } from './line-problems.ts';
import { LINE_WORDS, type LineWords } from './line-words.ts';

interface Token {
  kind: 'WORD' | 'NUMBER' | 'TIME' | 'DATE' | 'MARK';
  text: string;
  from: number;
  to: number;
}

/** Thrown inside the reader only; `reading` turns it into a result. */
class Unreadable extends Error {
  readonly problem: LineProblem;
  constructor(problem: LineProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

export type Read<Value> = { value: Value; problem?: undefined } | { value?: undefined; problem: LineProblem };

/** Characters of a line: a year with an exception on every school day has half of it. */
export const LONGEST_LINE = 10_000;

const HOUR_WORDS = ['u', 'uur', 'h'];
/** One group for each kind, in the order of `KINDS`. */
const TOKEN = /(\d{4}-\d{2}-\d{2})|(\d{1,2}[:.uh]\d{2}(?!\d))|(\d+)|(t\/m|\p{L}+)|(\S)/gu;
const KINDS = ['DATE', 'TIME', 'NUMBER', 'WORD', 'MARK'] as const;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const kind = KINDS[match.indexOf(match[0], 1) - 1]!;
    found.push({ kind, text: match[0].toLowerCase(), from: match.index, to: match.index + match[0].length });
  }
  return found;
}

const known = new WeakMap<readonly string[], string[][]>();

/** Phrases as words, the longest first; remembered, since each is tried at every word of every line. */
function longestFirst(phrases: readonly string[]): string[][] {
  const found =
    known.get(phrases) ??
    phrases.map((phrase) => tokens(phrase).map(({ text }) => text)).sort((a, b) => b.length - a.length);
  known.set(phrases, found);
  return found;
}

/** Reads a text to its end by a function of the grammar, or says what cannot be read and where. */
export function reading<Value>(
  text: string,
  language: Language,
  read: (reader: LineReader) => Value,
  words: LineWords = LINE_WORDS[language],
): Read<Value> {
  if (text.length > LONGEST_LINE)
    return { problem: { code: 'TOO_LONG', from: LONGEST_LINE, to: text.length, found: '' } };
  const reader = new LineReader(text, words);
  try {
    const value = read(reader);
    reader.end();
    return { value };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}

/** Words, times and dates of a line in turn. */
export class LineReader {
  readonly words: LineWords;
  private readonly tokens: Token[];
  private readonly text: string;
  private at = 0;

  constructor(text: string, words: LineWords) {
    this.text = text;
    this.words = words;
    this.tokens = tokens(text);
  }

  /** Where the next token begins. */
  get position(): number {
    return this.tokens[this.at]?.from ?? this.text.length;
  }

  get startsTime(): boolean {
    const kind = this.tokens[this.at]?.kind;
    return kind === 'TIME' || kind === 'NUMBER';
  }

  get done(): boolean {
    return this.at >= this.tokens.length;
  }

  fail(code: LineProblemCode, from = this.position): never {
    const begin = this.tokens.find((token) => token.from >= from);
    throw new Unreadable({
      code,
      from: begin?.from ?? this.text.length,
      to: begin?.to ?? this.text.length,
      found: begin ? this.text.slice(begin.from, begin.to) : '',
    });
  }

  end(): void {
    if (!this.done) this.fail('LEFT_OVER');
  }

  mark(...marks: readonly string[]): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'MARK' || !marks.includes(token.text)) return false;
    this.at++;
    return true;
  }

  number(): number | null {
    const token = this.tokens[this.at];
    if (token?.kind !== 'NUMBER') return null;
    this.at++;
    return Number(token.text);
  }

  /** Whether one of the phrases stands here, the longest first; it is passed. */
  phrase(phrases: readonly string[]): boolean {
    const longest = longestFirst(phrases).find((wanted) =>
      wanted.every((word, ahead) => this.tokens[this.at + ahead]?.text === word),
    );
    if (!longest) return false;
    this.at += longest.length;
    return true;
  }

  /** Does what is asked; where that finds nothing, stands where it stood. */
  attempt<Value>(read: () => Value | null): Value | null {
    const at = this.at;
    const value = read();
    if (value === null) this.at = at;
    return value;
  }

  /** The weekday that stands here, 1 = Monday. */
  day(): number | null {
    const found = this.words.days.findIndex((phrases) => this.phrase(phrases));
    return found < 0 ? null : found + 1;
  }

  /** A time as people write it: 8:30, 8.30, 8u30, 08:30 uur, 8 u. */
  time(): ClockTime {
    const token = this.tokens[this.at];
    if (token?.kind !== 'TIME' && token?.kind !== 'NUMBER') return this.fail('TIME');
    const [hours = '', minutes = '0'] = token.text.split(/[:.uh]/);
    if (Number(hours) > 23 || Number(minutes) > 59) this.fail('TIME_RANGE');
    this.at++;
    if (this.phrase(HOUR_WORDS)) this.mark('.');
    return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
  }

  /** A date, with or without its weekday before it: ma 31 aug 2026, 2026-08-31. */
  date(): WorkingDay | null {
    return this.attempt(() => {
      const from = this.position;
      const named = this.day();
      const day = this.plainDate();
      if (day === null) return null;
      if (!isWorkingDay(day)) this.fail('DATE', from);
      if (named !== null && weekday(day) !== named) this.fail('WEEKDAY', from);
      return day;
    });
  }

  requireDate(): WorkingDay {
    return this.date() ?? this.fail('DATE');
  }

  private plainDate(): string | null {
    const token = this.tokens[this.at];
    if (token?.kind === 'DATE') {
      this.at++;
      return token.text;
    }
    const date = this.number();
    if (date === null) return null;
    const month = this.words.months.findIndex((phrases) => this.phrase(phrases)) + 1;
    if (month === 0) return null;
    const year = this.number();
    if (year === null) return null;
    const two = (number: number): string => String(number).padStart(2, '0');
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  }
}
