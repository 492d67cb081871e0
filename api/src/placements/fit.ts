import { assessFit, type FitReport } from '@scheldemond/domain/fit/assess';
import type { FitKnown, FitNeed, FitSlot } from '@scheldemond/domain/fit/rules';
import { tightestRoom } from '@scheldemond/domain/placement/capacity';
import { isDual, schemeFor } from '@scheldemond/domain/qualifications/schemes';
import { searchKeys } from '@scheldemond/domain/text/keys';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { workDaysOf } from '@scheldemond/domain/week/agreed-week';
import { proposedWeek } from '@scheldemond/domain/week/proposed-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { recognitionsOf, sitesByIds } from '../companies/service.ts';
import type { Organisation } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { AppError, Refusal } from '../errors.ts';
import { qualificationsByIds, type Qualification } from '../qualifications/service.ts';
import {
  periodsByIds,
  programmesByIds,
  schoolsByIds,
  type PlacementPeriod,
  type Programme,
} from '../schools/service.ts';
import type { Slot } from '../slots/service.ts';
import { studentsByIds, type Need, type Student } from '../students/service.ts';
import { knownAge, knownBirthDate, knownHome, type Reader } from './known.ts';
import { fullBy, limitedCompanies, notReleased, roomAt, schoolShares } from './rooms.ts';

/** A need with all that placing it asks. */
export interface NeedFacts {
  need: Need;
  student: Student;
  school: Organisation;
  programme: Programme;
  qualification: Qualification;
  period: PlacementPeriod;
  /** Whole years and day of birth of the student for a week from a day on, as far as the viewer may know them. */
  age: (from: WorkingDay) => number | null;
  birthDate: (from: WorkingDay) => WorkingDay | null;
  /** Where journeys of the student begin, likewise. */
  home: { lat: number; lon: number } | null;
}

/**
 * Loads what belongs to each need; one query a kind for all of them, after one another since a transaction may
 * be around it.
 *
 * @throws AppError NOT_FOUND when a part of one of them is gone
 */
export async function factsOfNeeds(reader: Reader, needs: readonly Need[]): Promise<NeedFacts[]> {
  const students = await found(needs, ({ studentId }) => studentId, studentsByIds);
  const schools = await found(needs, ({ schoolId }) => schoolId, schoolsByIds);
  const programmes = await found(needs, ({ programmeId }) => programmeId, programmesByIds);
  const qualifications = await found(needs, ({ qualificationId }) => qualificationId, qualificationsByIds);
  const periods = await found(needs, ({ periodId }) => periodId, periodsByIds);
  return needs.map((need) => {
    const student = students.get(need.studentId);
    const school = schools.get(need.schoolId);
    const programme = programmes.get(need.programmeId);
    const qualification = qualifications.get(need.qualificationId);
    const period = periods.get(need.periodId);
    if (!student || !school || !programme || !qualification || !period)
      throw new AppError('NOT_FOUND', 'A part of this need is gone.');
    return {
      need,
      student,
      school,
      programme,
      qualification,
      period,
      age: (from) => knownAge(reader, student, { need, from }),
      birthDate: (from) => knownBirthDate(reader, student, { need, from }),
      home: knownHome(reader, student, student.homeCountry ?? school.country),
    };
  });
}

/** What belongs to one need. */
export async function needFacts(reader: Reader, need: Need): Promise<NeedFacts> {
  const [facts] = await factsOfNeeds(reader, [need]);
  return facts!;
}

async function found<T extends { id: string }>(
  needs: readonly Need[],
  idOf: (need: Need) => string,
  byIds: (ids: readonly string[]) => Promise<(T | null)[]>,
): Promise<Map<string, T>> {
  const items = await byIds([...new Set(needs.map(idOf))]);
  return new Map(items.flatMap((item) => (item ? [[item.id, item]] : [])));
}

/**
 * The need as the rules of fit see it, in this week or on the days of its period.
 *
 * @param known - what only who places by points asks
 */
export function fitNeed(
  { student, school, programme, qualification, age, birthDate, home }: NeedFacts,
  week: Schedule | Need,
  known: FitKnown = { wishes: null, declinedBy: [], companyRanks: {} },
): FitNeed {
  const { startsOn, endsOn } = week;
  return {
    schoolId: school.id,
    qualificationId: qualification.id,
    occupations: qualification.occupations.map(({ uri }) => uri),
    recognitionScheme: schemeFor(programme.form),
    level: qualification.level,
    country: student.homeCountry ?? school.country,
    startsOn,
    endsOn,
    weekdays: 'versions' in week ? workDaysOf(week) : week.weekdays,
    age: age(startsOn),
    birthDate: birthDate(startsOn),
    // A week that somebody chose has the school's days in it.
    school: 'versions' in week ? null : (programme.schoolWeek ?? null),
    dual: isDual(programme.form),
    languages: student.languages,
    home,
    means: student.travelMeans,
    maxTravelMinutes: student.maxTravelMinutes,
    ...known,
  };
}

/** The week that a proposal of the need to the slot begins with. */
export function weekToPropose(
  { need, programme, birthDate }: NeedFacts,
  { offer, country }: Pick<Slot, 'offer' | 'country'>,
): Schedule {
  const learner = { country, birthDate: birthDate(need.startsOn), school: programme.schoolWeek ?? null };
  return proposedWeek(need, offer, learner);
}

/**
 * Slots as the rules of fit see them, with their recognitions for these qualifications; those without a site drop out.
 *
 * @param without - a placement that gives its place back, and counts towards no limit of a company
 */
export async function fitSlots(
  slots: readonly Slot[],
  qualificationIds: readonly string[],
  without?: string,
): Promise<{ slot: Slot; seen: FitSlot }[]> {
  const siteIds = [...new Set(slots.map(({ siteId }) => siteId))];
  const sites = new Map((await sitesByIds(siteIds)).map((site) => [site?.id, site]));
  const recognitions = await recognitionsOf(siteIds, qualificationIds);
  const limited = await limitedCompanies(
    slots.map(({ companyId }) => companyId),
    { without },
  );
  const shares = await schoolShares('slotId', slots, { without });
  const atCompanies = await schoolShares('companyId', [...limited.companies.values()], { without });
  const occupationsOf = await occupations([...new Set(slots.flatMap((slot) => slot.qualificationIds))]);
  return slots.flatMap((slot) => {
    const site = sites.get(slot.siteId);
    if (!site) return [];
    const own = recognitions.filter(({ siteId }) => siteId === slot.siteId);
    const room = roomAt(limited, slot);
    const perSchool = shares.get(slot.id) ?? null;
    const perSchoolAtCompany = atCompanies.get(slot.companyId) ?? null;
    const words = searchKeys(slot.title, slot.tasks);
    const work = [...new Set(slot.qualificationIds.flatMap((id) => occupationsOf.get(id) ?? []))];
    const rooms = { room, perSchool, perSchoolAtCompany };
    const seen = { ...slot, site, recognitions: own, words, ...rooms, occupations: work };
    return [{ slot, seen }];
  });
}

/** ESCO occupations of these qualifications, by URI. */
async function occupations(qualificationIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const known = (await qualificationsByIds(qualificationIds)).filter((one) => one !== null);
  return new Map(known.map((one) => [one.id, one.occupations.map(({ uri }) => uri)]));
}

/** Rules that ask whether a place can be had now; a proposal that waits keeps its turn. */
const OF_THE_PLACE: ReadonlySet<string> = new Set(['FREE_PLACES', 'SLOT_OPEN', 'RELEASED']);

/**
 * Refuses a proposal of this week when a blocking rule is not met.
 *
 * @param options.place - whether a free place is asked too, and that one may propose to the slot
 * @throws Refusal SLOT_NOT_OPEN, NOT_RELEASED, FULL, COMPANY_FULL, MENTOR_FULL, SCHOOL_FULL, or RULE_NOT_MET with each rule and its facts
 */
export async function requireFit(
  context: Context,
  facts: NeedFacts,
  slot: Slot,
  week: Schedule,
  options: { place: boolean; without?: string | undefined },
): Promise<void> {
  const [found] = await fitSlots([slot], [facts.qualification.id], options.without);
  if (!found) throw new AppError('NOT_FOUND', 'The site of this slot is gone.');
  const report = assessFit(fitNeed(facts, week), found.seen, context.clock.today());
  const failed = blocked(report).filter((rule) => options.place || !OF_THE_PLACE.has(rule));
  if (failed.length === 0) return;
  if (failed.includes('SLOT_OPEN')) throw new Refusal('SLOT_NOT_OPEN');
  if (failed.includes('RELEASED')) throw notReleased(slot);
  if (failed.length === 1 && failed[0] === 'FREE_PLACES')
    throw new Refusal(fullBy(tightestRoom(found.seen, facts.need.schoolId)));
  const explained = report.rules
    .filter(({ rule }) => failed.includes(rule))
    .flatMap(({ rule, facts: own }) => [
      { name: 'rule', value: rule },
      ...Object.entries(own).map(([name, value]) => ({ name, value })),
    ]);
  throw new Refusal('RULE_NOT_MET', explained);
}

function blocked(report: FitReport): string[] {
  return report.rules.filter(({ met, blocks }) => blocks && !met).map(({ rule }) => rule);
}
