import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, clockAt, dayAt } from '@scheldemond/domain/time/working-day';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';
import { feedEvents, type FeedEvent, type FeedPlacement } from './feed-events.ts';

const ZONE = 'Europe/Brussels';
const work = (day: string, from = '08:00', to = '16:30') => ({
  day,
  stretches: [{ place: 'WORKPLACE' as const, from, to, breakMinutes: 30 }],
  marks: [],
});
/** Over both nights on which the clock changes, and a night shift. */
const PLACEMENT: FeedPlacement = {
  id: 'p1',
  startsOn: '2027-03-26',
  endsOn: '2027-11-02',
  student: { firstName: 'Zoë', lastName: "D'hondt" },
  company: { name: 'Bakkerij “De Zwaan”; Gent, B&B' },
  slot: {
    title: 'Bakker',
    site: { street: 'Kouter 1, bus 2', postcode: '9000', place: 'Gent', country: 'BE' },
  },
  days: [
    work('2027-03-26'),
    { ...work('2027-03-27', '22:00', '06:00'), marks: [{ kind: 'VISIT' as const, at: '22:30' }] },
    work('2027-03-29'),
    work('2027-10-29'),
    work('2027-11-01'),
  ],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'agenda-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileFor(role: 'STUDENT' | 'TEACHER' | 'MENTOR'): { path: string; events: FeedEvent[] } {
  const events = feedEvents([PLACEMENT], { role, language: 'nl' });
  const path = join(folder, `${role}.ics`);
  const stamp = new Date('2026-11-24T09:00:00Z');
  writeFileSync(path, calendarFile(events, { name: 'Scheldemond', language: 'nl', stamp }));
  return { path, events };
}

const ICALENDAR = `
import icalendar, json, sys
from datetime import datetime, timezone
def text(value):
    if isinstance(value, datetime): return value.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M:%S.000Z')
    return value.isoformat()
read = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
print(json.dumps([[str(e['SUMMARY']), text(e['DTSTART'].dt), text(e['DTEND'].dt), str(e.get('LOCATION', ''))] for e in read.walk('VEVENT')]))
`;

it.each(['STUDENT', 'TEACHER', 'MENTOR'] as const)(
  'icalendar reads the agenda of a %s as it was meant',
  (role) => {
    const { path, events } = fileFor(role);
    const read: unknown = JSON.parse(
      execFileSync('/usr/bin/python3', ['-c', ICALENDAR, path], { encoding: 'utf8' }),
    );
    expect(read).toEqual(
      events.map(({ summary, day, time, location }) => [
        summary,
        time ? time.start.toISOString() : day,
        time ? time.end.toISOString() : addDays(day, 1),
        location ?? '',
      ]),
    );
  },
);

it.each(['STUDENT', 'TEACHER', 'MENTOR'] as const)(
  'khal shows the agenda of a %s on the wall clock of Brussels',
  (role) => {
    const { path, events } = fileFor(role);
    const home = join(folder, `khal-${role}`);
    mkdirSync(join(home, 'calendar'), { recursive: true });
    const config = join(home, 'config');
    const formats = ['dateformat', 'longdateformat'].map((name) => `${name} = %Y-%m-%d`);
    const times = ['datetimeformat', 'longdatetimeformat'].map((name) => `${name} = %Y-%m-%d %H:%M`);
    writeFileSync(
      config,
      [
        '[calendars]',
        '[[agenda]]',
        `path = ${join(home, 'calendar')}`,
        '[sqlite]',
        `path = ${join(home, 'khal.db')}`,
        '[locale]',
        `local_timezone = ${ZONE}`,
        `default_timezone = ${ZONE}`,
        'timeformat = %H:%M',
        ...formats,
        ...times,
        '[default]',
        'default_calendar = agenda',
      ].join('\n'),
    );
    const khal = (...args: string[]) =>
      execFileSync('khal', ['-c', config, ...args], {
        encoding: 'utf8',
        env: { ...process.env, HOME: home, LC_ALL: 'C.UTF-8' },
      });
    khal('import', '--batch', path);
    const shown = khal(
      'list',
      '--once',
      '--notstarted',
      '--day-format',
      '',
      '--format',
      '{start-long-full}|{all-day}|{title}',
      '2027-03-26',
      '2027-11-03',
    );
    const expected = events.map(({ summary, day, time }) =>
      time
        ? `${dayAt(time.start, ZONE)} ${clockAt(time.start, ZONE)}|False|${summary}`
        : `${day} 00:00|True|${summary}`,
    );
    const lines = shown.split('\n').filter(Boolean);
    expect(lines.toSorted()).toEqual(expected.toSorted());
  },
);
