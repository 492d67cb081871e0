import { addDays, type WorkingDay } from '@scheldemond/domain/time/working-day';
import ical, { ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import { pageUrl } from '../platform/installation/service.ts';
import type { FeedEvent } from './feed-events.ts';

const FOUR_HOURS = 4 * 3600;

/**
 * An iCalendar file (RFC 5545). Every instant stands in UTC: each day is an event of its own, so that no rule of
 * repetition and no zone's table is needed and summer time cannot move anything.
 *
 * @param stamp - when it was written
 */
export function calendarFile(
  events: readonly FeedEvent[],
  { name, language, stamp }: { name: string; language: 'nl' | 'en'; stamp: Date },
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Scheldemond', product: 'Agenda', language: language.toUpperCase() },
    ttl: FOUR_HOURS,
  });
  const host = new URL(pageUrl('/')).hostname;
  for (const { uid, summary, day, time, busy, location, description, placementId } of events)
    calendar.createEvent({
      id: `${uid}@${host}`,
      stamp,
      summary,
      ...(time ? { start: time.start, end: time.end } : { ...wholeDay(day), allDay: true }),
      transparency: busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      busystatus: busy ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
      ...(location && { location }),
      ...(description && { description }),
      ...(placementId && { url: pageUrl(`/plaatsingen/${encodeURIComponent(placementId)}`) }),
    });
  return calendar.toString();
}

/** The library reads a whole day in UTC; the end is the day after. */
function wholeDay(day: WorkingDay): { start: Date; end: Date } {
  return { start: new Date(`${day}T00:00:00Z`), end: new Date(`${addDays(day, 1)}T00:00:00Z`) };
}
