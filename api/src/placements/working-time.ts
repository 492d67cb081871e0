import { NO_CALENDARS, type PlacementCalendars } from '@scheldemond/domain/calendar/closures';
import { isDual } from '@scheldemond/domain/qualifications/schemes';
import { checkWorkingTime } from '@scheldemond/domain/working-time/check';
import { recurringBreaches, type RecurringBreach } from '@scheldemond/domain/working-time/recurring';
import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import { isAskable } from '@scheldemond/domain/week/asked-week';
import { plannedDays } from '@scheldemond/domain/week/planned-days';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { trajectDays } from '@scheldemond/domain/week/traject';
import { placementCalendars } from '../calendars/service.ts';
import type { Context } from '../context.ts';
import { AppError, Refusal } from '../errors.ts';
import { programmesByIds } from '../schools/service.ts';
import { needsByIds, studentsByIds } from '../students/service.ts';
import { asItStands } from './actors.ts';
import { knownBirthDate, type Reader } from './known.ts';
import { findPlacements, type Placement } from './store.ts';

/** The calendars of a placement between its days: home school, the country where the company stands, company. */
export async function loadCalendars(context: Context, placement: Placement): Promise<PlacementCalendars> {
  const found = await context
    .load<Placement, PlacementCalendars>('Placement.calendars', placementCalendars)
    .load(placement);
  return found ?? NO_CALENDARS;
}

/** A week to hold against the law: the one that stands, or another. */
export interface AskedWeek {
  placement: Placement;
  schedule: Schedule;
}

/**
 * What the law says of weeks, in their order, each together with the need's other placements that are agreed: hours at
 * two companies add up. By the age that the reader may know; null for a student whose date of birth nobody told.
 */
export async function workingTimesOf(
  reader: Reader,
  asked: readonly AskedWeek[],
): Promise<(RecurringBreach[] | null)[]> {
  const all = asked.map(({ placement }) => placement);
  const students = await studentsByIds([...new Set(all.map(({ studentId }) => studentId))]);
  const needs = await needsByIds([...new Set(all.map(({ needId }) => needId))]);
  const programmes = await programmesByIds([...new Set(all.map(({ programmeId }) => programmeId))]);
  const held = await findPlacements({ needId: { $in: all.map(({ needId }) => needId) }, holds: true });
  const calendars = await placementCalendars([
    ...asked.map(({ placement, schedule: { startsOn, endsOn } }) => ({ ...placement, startsOn, endsOn })),
    ...held,
  ]);
  const heldCalendars = new Map(held.map(({ id }, at) => [id, calendars[asked.length + at] ?? NO_CALENDARS]));
  return asked.map(({ placement, schedule }, at) => {
    const student = students.find((one) => one?.id === placement.studentId);
    const need = needs.find((one) => one?.id === placement.needId);
    if (!student || !need) return null;
    const programme = programmes.find((one) => one?.id === placement.programmeId);
    const others = held.filter(({ id, needId }) => needId === placement.needId && id !== placement.id);
    const own = calendars[at] ?? NO_CALENDARS;
    const planned = trajectDays([
      plannedDays(schedule, own),
      ...others.map((other) => plannedDays(scheduleOfParts(other), heldCalendars.get(other.id))),
    ]);
    const birthDate = knownBirthDate(reader, student, { need, from: planned[0]?.day ?? schedule.startsOn });
    if (birthDate === null) return null;
    return recurringBreaches(
      checkWorkingTime(planned, {
        birthDate,
        country: placement.country,
        dual: programme ? isDual(programme.form) : false,
        holidays: own.country,
      }),
    );
  });
}

/**
 * The same for one, with those that are asked at the same time: of the week that stands, or of another.
 *
 * @throws AppError BAD_INPUT for another week that is none, or lies far outside the agreed period
 */
export async function loadWorkingTime(
  context: Context,
  placement: Placement,
  week: Schedule | null,
): Promise<RecurringBreach[] | null> {
  if (week && !isAskable(week, placement))
    throw new AppError('BAD_INPUT', 'Ask about a week in the period of the placement, or near it.');
  const asked = { placement, schedule: week ?? scheduleOfParts(placement) };
  return context
    .load<AskedWeek, RecurringBreach[]>('workingTime', (all) => workingTimesOf(context, all))
    .load(asked);
}

/** By how much a rule is broken at worst; 0 where it has no number and is broken all the same. */
function worstByRule(breaches: readonly RecurringBreach[]): Map<string, number> {
  const worst = new Map<string, number>();
  for (const { breach } of breaches) {
    const by = Math.abs((breach.actual ?? 0) - (breach.limit ?? 0));
    worst.set(breach.rule.id, Math.max(by, worst.get(breach.rule.id) ?? 0));
  }
  return worst;
}

/**
 * Refuses a week that the law forbids. What is not sure, or allowed under conditions, is only told; so is what the
 * week that stands breaks as much, or no other date could be agreed before the whole week is in order.
 *
 * @throws Refusal WORKING_TIME with the rule, the day and its source
 */
export async function requireLawfulWeek(
  reader: Reader,
  current: Placement,
  schedule: Schedule,
): Promise<void> {
  const [breaches] = await workingTimesOf(reader, [{ placement: current, schedule }]);
  const blocking = (breaches ?? []).filter(({ breach }) => breach.effect === 'BLOCKS');
  if (blocking.length === 0) return;
  const asItIs = { placement: current, schedule: scheduleOfParts(current) };
  const [stands] = await workingTimesOf(reader, [asItIs]);
  const before = worstByRule(stands ?? []);
  const worse = [...worstByRule(blocking)].find(([rule, by]) => by > (before.get(rule) ?? -1))?.[0];
  const breach = blocking.find(({ breach: { rule } }) => rule.id === worse)?.breach;
  if (!breach) return;
  throw new Refusal(
    'WORKING_TIME',
    [
      { name: 'rule', value: breach.rule.id },
      { name: 'day', value: breach.from },
      { name: 'source', value: breach.rule.source.reference },
    ],
    asItStands(current),
  );
}
