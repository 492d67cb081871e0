import { dayNumber, fromDayNumber, type WorkingDay } from '../time/working-day.ts';
import { clockTime, DAY_MINUTES, type ClockTime } from '../time/clock-time.ts';
import { stretchesByDay, type Schedule } from './schedule.ts';
import { spanOf, type Stretch } from './stretch.ts';

/** Two schedules that want the student at the same time. */
export interface Clash {
  /** The day on which both are planned. */
  day: WorkingDay;
  from: ClockTime;
  to: ClockTime;
  one: Stretch;
  other: Stretch;
}

interface Span {
  from: number;
  to: number;
  stretch: Stretch;
}

/**
 * When two placements of one need, or an offer and a school's week, overlap. Both know the same school, so time that
 * both give to the school, online, in simulation or at home is no clash; time at a company clashes with all else.
 */
export function clashes(one: Schedule, other: Schedule): Clash[] {
  const first = spansOf(one);
  const second = spansOf(other);
  const found: Clash[] = [];
  let begin = 0;
  for (const span of first) {
    while (begin < second.length && second[begin]!.from + DAY_MINUTES <= span.from) begin++;
    for (let at = begin; at < second.length && second[at]!.from < span.to; at++) {
      const against = second[at]!;
      if (against.to > span.from && clashing(span.stretch, against.stretch))
        found.push(clashOf(span, against));
    }
  }
  return found;
}

function clashing(one: Stretch, other: Stretch): boolean {
  return one.place === 'WORKPLACE' || other.place === 'WORKPLACE';
}

function clashOf(one: Span, other: Span): Clash {
  const from = Math.max(one.from, other.from);
  return {
    day: fromDayNumber(Math.floor(from / DAY_MINUTES)),
    from: clockTime(from),
    to: clockTime(Math.min(one.to, other.to)),
    one: one.stretch,
    other: other.stretch,
  };
}

/** Stretches in minutes since 1970-01-01 on the clock, in order of their begin. */
function spansOf(schedule: Schedule): Span[] {
  const first = dayNumber(schedule.startsOn);
  return stretchesByDay(schedule).flatMap((stretches, at) =>
    stretches.map((stretch) => {
      const { from, to } = spanOf(stretch);
      const midnight = (first + at) * DAY_MINUTES;
      return { from: midnight + from, to: midnight + to, stretch };
    }),
  );
}
