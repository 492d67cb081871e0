import { UNDO_SECONDS } from '@scheldemond/domain/placement/expiry';
import { membersOf } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { enqueueMail } from '../platform/mail/service.ts';
import type { Placement } from './store.ts';

export const QUESTION_MAIL = 'PLACEMENT_QUESTION';
export const REMINDER_MAIL = 'PLACEMENT_REMINDER';
export const NEWS_MAIL = 'PLACEMENT_NEWS';

/** What a mail tells; it leaves only while the placement still stands so. */
export type News =
  | 'ACCEPTED'
  | 'COUNTER_ACCEPTED'
  | 'COUNTERED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'WITHDRAWN'
  | 'CHANGED'
  | 'INTERRUPTED'
  | 'RESUMED'
  | 'STUDENT_ASKED'
  | 'STUDENT_OBJECTS'
  | 'ENDED_EARLY';

/** When a mail of a step that can be undone leaves. */
export function afterUndo(context: Context, seconds: number = UNDO_SECONDS): Date {
  return new Date(context.clock.now().getTime() + seconds * 1_000);
}

type Asked = Pick<Placement, 'mentorPersonId' | 'companyId' | 'siteId' | 'schoolId'>;

/**
 * Who answers for the company: the mentor, else everyone who can guide at the site. Who did not begin yet is asked when
 * nobody else is there, and by a school on whose word they are there, or when the company itself invited them.
 */
export async function answerersOf({ mentorPersonId, companyId, siteId, schoolId }: Asked): Promise<string[]> {
  if (mentorPersonId) return [mentorPersonId];
  const all = await membersOf(companyId, ['MENTOR', 'COMPANY_ADMIN']);
  const here = all.filter(
    ({ siteIds, archivedAt }) => archivedAt == null && (siteIds.length === 0 || siteIds.includes(siteId)),
  );
  const members = here.filter(({ active }) => active);
  const invited = here.filter(({ namedBySchoolIds }) => namedBySchoolIds?.includes(schoolId) ?? true);
  return [...new Set((members.length > 0 ? members : invited).map(({ personId }) => personId))];
}

/** Refuses a question that would reach nobody: it could only lapse. */
export async function requireAnswerer(asked: Asked): Promise<void> {
  if ((await answerersOf(asked)).length === 0) throw new Refusal('NOBODY_TO_ASK');
}

/** Prefix of the dedupe keys of a step's mails. */
export function mailsOf(placementId: string, version: number): string {
  return `placement:${placementId}:${version}:`;
}

/** Puts the question to the company in the outbox; several to one reader at the same time are one mail. */
export async function ask(
  placement: Placement,
  options: { notBefore?: Date; reminder?: boolean; handedOver?: boolean } = {},
): Promise<void> {
  const kind = options.reminder ? REMINDER_MAIL : QUESTION_MAIL;
  for (const personId of await answerersOf(placement))
    await enqueueMail({
      kind,
      gather: `${kind}:${personId}`,
      dedupeKey: `${mailsOf(placement.id, placement.version)}ask:${personId}`,
      to: { personId },
      refs: {
        placementId: placement.id,
        personId,
        ...(options.handedOver ? { handedOver: 'yes' } : {}),
      },
      ...(options.notBefore ? { notBefore: options.notBefore } : {}),
    });
}

async function tell(
  placement: Placement,
  news: News,
  reader: 'TEACHER' | 'MENTOR' | 'STUDENT',
  personId: string,
  notBefore?: Date,
): Promise<void> {
  await enqueueMail({
    kind: NEWS_MAIL,
    dedupeKey: `${mailsOf(placement.id, placement.version)}${news}:${personId}`,
    to: { personId },
    refs: { placementId: placement.id, personId, news, reader, state: placement.state },
    ...(notBefore ? { notBefore } : {}),
  });
}

/** Tells the teacher who proposed it. */
export async function tellSchool(placement: Placement, news: News): Promise<void> {
  if (placement.teacherPersonId) await tell(placement, news, 'TEACHER', placement.teacherPersonId);
}

/** Tells who answers for the company. */
export async function tellCompany(placement: Placement, news: News, notBefore?: Date): Promise<void> {
  for (const personId of await answerersOf(placement))
    await tell(placement, news, 'MENTOR', personId, notBefore);
}

/** Tells the student, if there is an account. */
export async function tellStudent(
  placement: Placement,
  news: Extract<News, 'ACCEPTED' | 'STUDENT_ASKED' | 'WITHDRAWN' | 'ENDED_EARLY'>,
  notBefore?: Date,
): Promise<void> {
  if (placement.studentPersonId) await tell(placement, news, 'STUDENT', placement.studentPersonId, notBefore);
}
