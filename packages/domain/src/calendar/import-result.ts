import { fold } from '../text/fold.ts';
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
  /** The company has no such site. */
  | 'SITE'
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
  /** The company's sites, by which a file may say which of them is closed; none for a school. */
  sites?: readonly NamedSite[];
}

/** A site as people write it: its name, its place, or its establishment number. */
export interface NamedSite {
  id: string;
  name: string;
  place: string;
  establishmentNumber: string | null;
}

/**
 * The one site that a text names; undefined where it names none, or several: two sites may stand in one place.
 */
export function siteNamed(text: string, sites: readonly NamedSite[]): string | undefined {
  const print = fold(text);
  const digits = text.replace(/\D/g, '');
  const found = sites.filter(
    ({ name, establishmentNumber }) =>
      fold(name) === print || (digits !== '' && establishmentNumber?.replace(/\D/g, '') === digits),
  );
  const there = found.length > 0 ? found : sites.filter(({ place }) => fold(place) === print);
  return there.length === 1 ? there[0]!.id : undefined;
}

export function importedClosure(
  name: string,
  from: WorkingDay,
  to: WorkingDay,
  options: ImportOptions,
  siteId: string | null = null,
): Closure {
  return {
    siteId,
    from,
    to,
    kind: options.kind,
    name: { nl: name, en: name },
    source: { reference: options.reference, certainty: 'SURE' },
  };
}
