import ICAL from 'ical.js';
import { addDays, clockAt, dayAt, type WorkingDay, type Zone } from '../time/working-day.ts';
import { calendarOf, type Closure } from './closures.ts';
import {
  importedClosure,
  siteNamed,
  type ImportedClosures,
  type ImportOptions,
  type ImportProblem,
} from './import-result.ts';

const MOST_REPETITIONS = 2000;

/**
 * Reads closures from an iCalendar file: events of whole days, with their repetitions inside the days asked for. An
 * event's day is the one written; one in UTC is the day that it is at the site. An event whose place is the name of a site
 * of the company closes that site; other places, such as a room, say nothing.
 */
export function closuresFromICal(text: string, options: ImportOptions): ImportedClosures {
  const calendars = legible(() => read(text));
  if (!calendars) return { closures: [], problems: [{ code: 'UNREADABLE', line: null, found: '' }] };
  const problems: ImportProblem[] = [];
  const closures = calendars
    .flatMap((calendar) => eventsOf(calendar))
    .flatMap((event) => {
      const found = legible(() => closuresOf(event, options, problems));
      if (!found) problems.push({ code: 'DATE', line: null, found: event.summary ?? '' });
      return found ?? [];
    });
  return { closures: [...calendarOf(closures)], problems };
}

/** What was read, or null: ical.js throws plain errors for what it cannot read, a value only once it is asked for. */
function legible<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function read(text: string): ICAL.Component[] | null {
  const parsed = ICAL.parse(text) as [unknown, ...unknown[]];
  const all = (Array.isArray(parsed[0]) ? parsed : [parsed]) as ConstructorParameters<
    typeof ICAL.Component
  >[0][];
  const calendars = all.map((one) => new ICAL.Component(one));
  return calendars.every(({ name }) => name === 'vcalendar') ? calendars : null;
}

/** The events of a calendar, each with the changed repetitions that name it. */
function eventsOf(calendar: ICAL.Component): ICAL.Event[] {
  const components = calendar
    .getAllSubcomponents('vevent')
    .filter((event) => event.getFirstPropertyValue('status') !== 'CANCELLED');
  const changed = components.filter((event) => legible(() => event.getFirstPropertyValue('recurrence-id')));
  return components
    .filter((event) => !event.hasProperty('recurrence-id'))
    .map(
      (event) =>
        new ICAL.Event(event, {
          strictExceptions: false,
          exceptions: changed.filter(
            (one) => one.getFirstPropertyValue('uid') === event.getFirstPropertyValue('uid'),
          ),
        }),
    );
}

function closuresOf(event: ICAL.Event, options: ImportOptions, problems: ImportProblem[]): Closure[] {
  const name = event.summary ?? '';
  const refuse = (code: ImportProblem['code']): Closure[] => {
    problems.push({ code, line: null, found: name });
    return [];
  };
  if (!event.startDate) return refuse('DATE');
  if (!event.isRecurring())
    return closureOf(event, event.startDate, event.endDate, options) ?? refuse('NOT_WHOLE_DAY');
  if (!event.component.getAllProperties('rrule').every((rule) => isFollowed(rule.getFirstValue())))
    return refuse('REPETITION');
  const found: Closure[] = [];
  const repetitions = event.iterator();
  for (let count = 0; ; count++) {
    const start = repetitions.next();
    if (!start || dayOfTime(start, options.zone) > options.to) return found;
    if (count === MOST_REPETITIONS) return [...found, ...refuse('TOO_MANY')];
    const details = event.getOccurrenceDetails(start);
    const closures = closureOf(details.item, details.startDate, details.endDate, options);
    if (!closures) return refuse('NOT_WHOLE_DAY');
    found.push(...closures);
  }
}

/** Whether a repetition is one that calendars of schools have; ical.js looks for days of some others without end. */
function isFollowed(rule: unknown): boolean {
  if (!(rule instanceof ICAL.Recur) || rule.interval < 1) return false;
  const parts = Object.keys(rule.parts);
  if (rule.freq === 'DAILY' || rule.freq === 'WEEKLY')
    return (
      parts.length === 0 || (parts.join() === 'BYDAY' && (rule.freq === 'WEEKLY' || rule.interval === 1))
    );
  const dates = parts.every((part) => ['BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS'].includes(part));
  return (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY') && dates;
}

/** The closure that an event is, if it touches the days asked for; null where it is not about whole days. */
function closureOf(
  event: ICAL.Event,
  start: ICAL.Time,
  end: ICAL.Time | null,
  options: ImportOptions,
): Closure[] | null {
  const from = dayOfTime(start, options.zone);
  const last = lastDay(start, end, options.zone);
  if (last === null || last < from) return null;
  if (last < options.from || from > options.to) return [];
  const siteId = siteNamed(event.location ?? '', options.sites ?? []) ?? null;
  return [importedClosure(event.summary ?? '', from, last, options, siteId)];
}

/** The last whole day; an end is the moment after it, at midnight, or the minute before that. */
function lastDay(start: ICAL.Time, end: ICAL.Time | null, zone: Zone): WorkingDay | null {
  if (start.isDate) {
    if (!end || end.compare(start) <= 0) return dayOfTime(start, zone);
    return addDays(dayOfTime(end, zone), -1);
  }
  const begins = clockOf(start, zone);
  const ends = end && clockOf(end, zone);
  if (!end || begins !== '00:00') return null;
  if (ends === '00:00') return addDays(dayOfTime(end, zone), -1);
  return ends === '23:59' ? dayOfTime(end, zone) : null;
}

function isUtc(time: ICAL.Time): boolean {
  return time.zone === ICAL.Timezone.utcTimezone;
}

function dayOfTime(time: ICAL.Time, zone: Zone): WorkingDay {
  if (!time.isDate && isUtc(time)) return dayAt(time.toJSDate(), zone);
  return `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
}

function clockOf(time: ICAL.Time, zone: Zone): string {
  if (!isUtc(time)) return `${two(time.hour)}:${two(time.minute)}`;
  return clockAt(time.toJSDate(), zone);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
