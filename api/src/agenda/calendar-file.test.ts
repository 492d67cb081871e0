import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';
import type { FeedEvent } from './feed-events.ts';

const STAMP = new Date('2026-11-24T09:00:00Z');
const event = (change: Partial<FeedEvent>): FeedEvent => ({
  uid: 'x-2027-03-28',
  summary: 'Bakker',
  day: '2027-03-28',
  time: null,
  busy: false,
  location: null,
  description: null,
  placementId: null,
  ...change,
});
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never)
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));

describe('a calendar file', () => {
  it('check 17: keeps every text a text, whatever stands in it', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom('Ge\r\nEND:VEVENT\r\nBEGIN:VEVENT', 'a;b,c\\n:d', 'X-WR:"\n <script>'),
    );
    const plain = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    fc.assert(
      fc.property(word, word, word, (summary, location, description) => {
        const found = read(
          calendarFile([event({ summary, location, description })], {
            name: 'A',
            language: 'nl',
            stamp: STAMP,
          }),
        );
        expect(found).toHaveLength(1);
        expect(plain(found[0]!.summary ?? '')).toBe(plain(summary));
        expect(plain(found[0]!.description ?? '')).toBe(plain(description));
        expect(plain(found[0]!.location ?? '')).toBe(plain(location));
      }),
      { numRuns: 200 },
    );
  });

  it.each(['UTC', 'Australia/Sydney', 'America/Los_Angeles'])(
    'check 24: is the same on a server in %s',
    (zone) => {
      const module = fileURLToPath(new URL('./calendar-file.ts', import.meta.url));
      const script = `import { calendarFile } from ${JSON.stringify(module)};
        const one = { uid: 'u', summary: 's', busy: true, location: null, description: null, placementId: null };
        console.log(calendarFile([
          { ...one, day: '2027-10-31', time: null },
          { ...one, uid: 'v', day: '2027-03-28', time: { start: new Date('2027-03-28T06:00:00Z'), end: new Date('2027-03-28T14:30:00Z') } },
        ], { name: 'A', language: 'nl', stamp: new Date(${STAMP.getTime()}) }));`;
      const text = execFileSync(
        process.execPath,
        ['--conditions=source', '--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
        { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
      );
      const lines = text.split('\r\n').filter((line) => /^DT(START|END|STAMP)/.test(line));
      expect(lines).toEqual([
        'DTSTAMP:20261124T090000Z',
        'DTSTART;VALUE=DATE:20271031',
        'DTEND;VALUE=DATE:20271101',
        'DTSTAMP:20261124T090000Z',
        'DTSTART:20270328T060000Z',
        'DTEND:20270328T143000Z',
      ]);
    },
  );
});
