import { formatTimes } from '@scheldemond/domain/format/dates';
import {
  addDays,
  instantAt,
  zoneOf,
  type Country,
  type WorkingDay,
} from '@scheldemond/domain/time/working-day';
import type { Role } from '@scheldemond/domain/access/viewer';
import type { DayOfPlacement } from './days.ts';

/** A placement as the feed's own query answers it. */
export interface FeedPlacement {
  id: string;
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  student: { firstName: string; lastName: string | null };
  company: { name: string };
  slot: { title: string; site: { street: string | null; postcode: string; place: string; country: Country } };
  days: DayOfPlacement[];
}

/** One event of a calendar; whole days without `start`. */
export interface FeedEvent {
  /** Stable as long as it is the same thing on the same day, so that programs change it and do not add it. */
  uid: string;
  summary: string;
  day: WorkingDay;
  time: { start: Date; end: Date } | null;
  /** Whether it takes the reader's time. */
  busy: boolean;
  location: string | null;
  description: string | null;
  placementId: string | null;
}

const WORDS = {
  nl: {
    starts: 'Eerste dag',
    ends: 'Laatste dag',
    visit: 'Bezoek',
    exam: 'Proef',
    at: 'bij',
    today: 'Op het werk',
  },
  en: { starts: 'First day', ends: 'Last day', visit: 'Visit', exam: 'Exam', at: 'at', today: 'At work' },
} as const;
type Words = (typeof WORDS)['nl' | 'en'];

/**
 * What a calendar shows, by who reads it: a student the own days at work; a teacher first and last days, visits and
 * exams; a company who is there on a day. A name is a first name with an initial, since a feed is read by programs of
 * others.
 */
export function feedEvents(
  placements: readonly FeedPlacement[],
  { role, language }: { role: Role; language: 'nl' | 'en' },
): FeedEvent[] {
  const words = WORDS[language];
  if (role === 'STUDENT')
    return placements.flatMap((one) => [...workOf(one), ...marksFor(one, words, false)]);
  if (role === 'TEACHER')
    return placements.flatMap((one) => [...edgesOf(one, words), ...marksFor(one, words, true)]);
  return [
    ...presence(placements, words, language),
    ...placements.flatMap((one) => marksFor(one, words, true)),
  ];
}

/** "Thibo V." */
const shortName = ({ student }: FeedPlacement): string =>
  student.lastName ? `${student.firstName} ${student.lastName.charAt(0)}.` : student.firstName;

function locationOf({ company, slot: { site } }: FeedPlacement): string {
  const place = `${site.postcode} ${site.place}`;
  return [company.name, site.street, place].filter(Boolean).join(', ');
}

const isWork = ({ place }: { place: string }): boolean => place === 'WORKPLACE';

function workOf(one: FeedPlacement): FeedEvent[] {
  const zone = zoneOf(one.slot.site.country);
  return one.days.flatMap(({ day, stretches }) =>
    stretches.filter(isWork).map(({ from, to }): FeedEvent => ({
      uid: `${one.id}-${day}-${from.replace(':', '')}`,
      summary: `${one.slot.title}, ${one.company.name}`,
      day,
      time: {
        start: instantAt(day, from, zone),
        end: instantAt(to > from ? day : addDays(day, 1), to, zone),
      },
      busy: true,
      location: locationOf(one),
      description: null,
      placementId: one.id,
    })),
  );
}

function marksFor(one: FeedPlacement, words: Words, named: boolean): FeedEvent[] {
  const zone = zoneOf(one.slot.site.country);
  const HOUR = 3_600_000;
  return one.days.flatMap(({ day, marks }) =>
    marks.map(({ kind, at }): FeedEvent => {
      const start = at === null ? null : instantAt(day, at, zone);
      const what = kind === 'VISIT' ? words.visit : words.exam;
      const whose = named ? `${shortName(one)} ${words.at} ${one.company.name}` : one.company.name;
      return {
        uid: `${one.id}-${day}-${kind.toLowerCase()}`,
        summary: `${what}: ${whose}`,
        day,
        time: start && { start, end: new Date(start.getTime() + HOUR) },
        busy: start !== null,
        location: locationOf(one),
        description: null,
        placementId: one.id,
      };
    }),
  );
}

function edgesOf(one: FeedPlacement, words: Words): FeedEvent[] {
  const edge = (kind: 'starts' | 'ends', day: WorkingDay): FeedEvent => ({
    uid: `${one.id}-${kind}`,
    summary: `${words[kind]}: ${shortName(one)} ${words.at} ${one.company.name}`,
    day,
    time: null,
    busy: false,
    location: locationOf(one),
    description: null,
    placementId: one.id,
  });
  return [edge('starts', one.startsOn), edge('ends', one.endsOn)];
}

function presence(placements: readonly FeedPlacement[], words: Words, language: 'nl' | 'en'): FeedEvent[] {
  const byDay = new Map<WorkingDay, { name: string; line: string }[]>();
  for (const one of placements)
    for (const { day, stretches } of one.days) {
      const work = stretches.filter(isWork);
      if (work.length === 0) continue;
      const times = work.map(({ from, to }) => formatTimes(from, to, language, one.slot.site.country));
      const name = shortName(one);
      const line = `${name}: ${times.join(', ')}, ${one.slot.title}`;
      byDay.set(day, [...(byDay.get(day) ?? []), { name, line }]);
    }
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, who]): FeedEvent => {
      const sorted = who.toSorted((a, b) => a.name.localeCompare(b.name, language));
      return {
        uid: `present-${day}`,
        summary: `${words.today}: ${sorted.map(({ name }) => name).join(', ')}`,
        day,
        time: null,
        busy: false,
        location: null,
        description: sorted.map(({ line }) => line).join('\n'),
        placementId: null,
      };
    });
}
