import { inNextSchoolYear, nextClassName, nextSchoolYear } from '@scheldemond/domain/time/next-school-year';
import { schoolYearOf, type WorkingDay } from '@scheldemond/domain/time/working-day';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { canDo, insertRecord, requireMaker, requireSound } from '../records.ts';
import { standing } from '../search.ts';
import { classKind, classOf, periodKind, periodOf } from './records.ts';
import { findClasses, findPeriods, type PlacementPeriod, type SchoolClass } from './store.ts';

/** What a school year takes over from the one before. */
export interface Rollover {
  schoolId: string;
  /** The year that is taken over from, `2026-2027`. */
  from: string;
  /** The year that is made. */
  schoolYear: string;
  periods: RolloverPeriod[];
  classes: RolloverClass[];
}
export interface RolloverPeriod {
  period: PlacementPeriod;
  /** The same days of the same weeks, a year later. */
  startsOn: WorkingDay;
  endsOn: WorkingDay;
  deadline: WorkingDay | null;
  /** What was made of it already. */
  made: PlacementPeriod | null;
}
export interface RolloverClass {
  class: SchoolClass;
  /** The class of that name in the new year: who stays down goes there. */
  made: SchoolClass | null;
  /** The class that its students go up to, by its name; null for the last year. */
  up: SchoolClass | null;
}

/** Classes, and periods, that are made in one go. */
const MOST = 100;

type YearOf = { classes: SchoolClass[]; periods: PlacementPeriod[] };

async function yearOf(schoolId: string, schoolYear: string): Promise<YearOf> {
  const filter = { schoolId, schoolYear, ...standing() };
  return { classes: await findClasses(filter), periods: await findPeriods(filter) };
}

function classNamed(year: YearOf, like: SchoolClass, name: string | null): SchoolClass | null {
  const named = year.classes.filter((one) => one.name === name);
  return named.find(({ programmeId }) => programmeId === like.programmeId) ?? named[0] ?? null;
}

function periodLike(year: YearOf, like: PlacementPeriod, classId: string | null): PlacementPeriod | null {
  return (
    year.periods.find(
      (one) => one.programmeId === like.programmeId && one.name === like.name && one.classId === classId,
    ) ?? null
  );
}

/** The class that repeats another in this year: the same programme and name. */
function repeated(year: YearOf, like: SchoolClass): SchoolClass | null {
  const found = classNamed(year, like, like.name);
  return found?.programmeId === like.programmeId ? found : null;
}

/** The class of the new year that repeats the period's own; null for a period of all classes, or before it is made. */
function nextClassId(old: YearOf, next: YearOf, { classId }: PlacementPeriod): string | null {
  const group = old.classes.find((one) => one.id === classId);
  return (group && repeated(next, group)?.id) ?? null;
}

/**
 * What the year after `from` would take over at the viewer's school, and what of it stands already; null for who
 * makes no periods there.
 *
 * @param from - a school year; the one that runs when it is left out
 */
export async function rolloverOf(context: Context, from: string | null = null): Promise<Rollover | null> {
  const { viewer } = context;
  if (viewer.kind !== 'person') return null;
  const schoolId = viewer.organisationId;
  const allowed = await canDo(context, periodKind, 'create', { schoolId } as PlacementPeriod);
  if (!allowed) return null;
  const year = from ?? schoolYearOf(context.clock.today());
  const schoolYear = nextSchoolYear(year);
  const old = await yearOf(schoolId, year);
  const next = await yearOf(schoolId, schoolYear);
  return {
    schoolId,
    from: year,
    schoolYear,
    periods: old.periods.map((period) => ({
      period,
      startsOn: inNextSchoolYear(period.startsOn),
      endsOn: inNextSchoolYear(period.endsOn),
      deadline: period.deadline && inNextSchoolYear(period.deadline),
      made: periodLike(next, period, nextClassId(old, next, period)),
    })),
    classes: old.classes.map((group) => ({
      class: group,
      made: repeated(next, group),
      up: classNamed(next, group, nextClassName(group.name)),
    })),
  };
}

export interface StartSchoolYear {
  key: string;
  schoolId: string;
  from: string;
  classIds: string[];
  periods: { id: string; startsOn: WorkingDay; endsOn: WorkingDay; deadline?: WorkingDay | null }[];
}

/**
 * Makes classes and placement periods of a year again in the next one, on the dates that are given. What
 * stands there already is left as it is, so doing it twice makes nothing twice.
 */
export function startSchoolYear(context: Context, input: StartSchoolYear): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'startSchoolYear', input }, async () => {
    const { schoolId, from } = input;
    if (Math.max(input.classIds.length, input.periods.length) > MOST)
      requireSound([{ field: 'periods', why: 'too_many' }]);
    await requireMaker(context, periodKind, { schoolId });
    await requireMaker(context, classKind, { schoolId });
    const old = await yearOf(schoolId, from);
    const schoolYear = nextSchoolYear(from);
    const next = await yearOf(schoolId, schoolYear);
    for (const id of input.classIds) {
      const group = existing(old.classes, id, 'classIds');
      if (repeated(next, group)) continue;
      // A class keeps its name, and so the year of the programme that the name is of.
      const { programmeId, name, yearOfProgramme = null } = group;
      const given = { programmeId, name, schoolYear, yearOfProgramme };
      const making = classOf(context, given as { programmeId: string });
      next.classes.push(await insertRecord(context, classKind, making));
    }
    for (const { id, ...dates } of input.periods) {
      const period = existing(old.periods, id, 'periods');
      const classId = nextClassId(old, next, period);
      if (period.classId && !classId) requireSound([{ field: 'periods', why: 'class_missing' }]);
      if (periodLike(next, period, classId)) continue;
      const given = { ...period, ...dates, schoolYear, classId };
      next.periods.push(await insertRecord(context, periodKind, periodOf(context, given)));
    }
    return { kind: 'changed', id: schoolId };
  });
}

/** Of the school and the year, or INVALID: what else exists is nobody's business here. */
function existing<T extends { id: string }>(known: readonly T[], id: string, field: string): T {
  const found = known.find((one) => one.id === id);
  if (!found) throw new Refusal('INVALID', [{ name: field, value: 'unknown' }]);
  return found;
}
