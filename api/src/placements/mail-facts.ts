import { formatDay, formatPeriod, formatTime, type Language } from '@scheldemond/domain/format/dates';
import { REASONS } from '@scheldemond/domain/placement/reasons';
import { dayAt, isMinorOn } from '@scheldemond/domain/time/working-day';
import { words, type Words } from '@scheldemond/domain/vocabulary/words';
import { describeWork } from '@scheldemond/domain/week/describe-work';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { tz } from '@date-fns/tz';
import { format } from 'date-fns';
import { personsByIds, type Person } from '../accounts/service.ts';
import { companiesByIds, sitesByIds } from '../companies/service.ts';
import { programmesByIds, schoolsByIds } from '../schools/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { studentsByIds } from '../students/service.ts';
import type { Placement } from './store.ts';

/** What every mail may say: no more than the holder of a link may read before accepting. */
export interface MailFacts {
  language: Language;
  word: Words;
  reader: Person & { email: string };
  firstName: string;
  minor: boolean | null;
  school: string;
  programme: string;
  company: string;
  place: string;
  slot: string;
  teacher: string;
  placement: Placement;
}

/** Loads what a mail may say to this reader; null when there is nobody to write to. */
export async function mailFacts(
  placement: Placement,
  personId: string | undefined,
): Promise<MailFacts | null> {
  const [reader, teacher] = await personsByIds([personId ?? '', placement.teacherPersonId ?? '']);
  const [student] = await studentsByIds([placement.studentId]);
  const [slot] = await slotsByIds([placement.slotId]);
  const [site] = await sitesByIds([slot?.siteId ?? '']);
  const [company] = await companiesByIds([slot?.companyId ?? '']);
  const [school] = await schoolsByIds([placement.schoolId]);
  const [programme] = await programmesByIds([placement.programmeId]);
  if (!reader?.email || reader.disabledAt) return null;
  if (!student || !slot || !site || !company || !school || !programme) return null;
  const { language } = reader;
  return {
    language,
    word: words({ language, country: placement.country, education: programme.education }),
    reader: { ...reader, email: reader.email },
    firstName: student.firstName,
    minor: student.birthDate === null ? null : isMinorOn(student.birthDate, placement.startsOn),
    school: school.name,
    programme: programme.title,
    company: company.name,
    place: site.place,
    slot: slot.title,
    teacher: teacher ? `${teacher.firstName} ${teacher.lastName}`.trim() : school.name,
    placement,
  };
}

/** "15 feb tot 21 mei 2027, do en vr 8.00-16.30 u." */
export function when({ language, placement: { country } }: MailFacts, week: Schedule): string {
  const period = formatPeriod(week.startsOn, week.endsOn, language, country);
  return `${period}, ${describeWork(week, language, country)}`;
}

/** The reason as it was given, in the reader's language; null without one. */
export function reasonText({ placement, language }: MailFacts): string | null {
  const { reason } = placement;
  if (!reason) return null;
  const code = reason.code === 'OTHER' ? null : REASONS[reason.code][language];
  return [code, reason.words].filter(Boolean).join(': ') || null;
}

/** Until when the question can be answered, by the clock at the site. */
export function lastMoment({ expiresAt, siteZone, country }: Placement, language: Language): string {
  if (!expiresAt) return '';
  const time = formatTime(format(expiresAt, 'HH:mm', { in: tz(siteZone) }), language, country);
  return `${formatDay(dayAt(expiresAt, siteZone), language)}, ${time}`;
}
