import type { Zone, WorkingDay } from '../time/working-day.ts';
import type { Closure, ClosureKind } from './closures.ts';

export type ImportProblemCode =
  /** The text is not of this kind at all. */
  | 'UNREADABLE'
  /** A column for the first day is missing. */
  | 'HEADER'
  | 'DATE'
  /** The last day comes before the first. */
  | 'ORDER'
  | 'NAME'
  /** An event with times, such as an evening for parents: nobody is closed by it. */
  | 'NOT_WHOLE_DAY'
  /** A repetition that no calendar of a school has. */
  | 'REPETITION'
  /** A repetition that we stopped following. */
  | 'TOO_MANY';

export interface ImportProblem {
  code: ImportProblemCode;
  /** From 1; null where it has none. */
  line: number | null;
  /** What stands there: a cell, or the name of an event. */
  found: string;
}

/** What was read, and all that was not; a caller decides whether a problem stops it. */
export interface ImportedClosures {
  closures: Closure[];
  problems: ImportProblem[];
}

export interface ImportOptions {
  kind: ClosureKind;
  /** Where it came from, as the reader will see it: a file name, or an address. */
  reference: string;
  /** Only closures that touch these days are kept. */
  from: WorkingDay;
  to: WorkingDay;
  /** The site's zone, for events that are written in UTC. */
  zone: Zone;
}

export function importedClosure(
  name: string,
  from: WorkingDay,
  to: WorkingDay,
  options: ImportOptions,
): Closure {
  return {
    from,
    to,
    kind: options.kind,
    name: { nl: name, en: name },
    source: { reference: options.reference, certainty: 'SURE' },
  };
}
