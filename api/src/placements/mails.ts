import { formatDay, formatTime, type Language } from '@scheldemond/domain/format/dates';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { HOSTED_STATES } from '@scheldemond/domain/placement/states';
import { dayAt } from '@scheldemond/domain/time/working-day';
import { format } from 'date-fns';
import { tz } from '@date-fns/tz';
import { createLink } from '../accounts/service.ts';
import { pageUrl } from '../platform/installation/service.ts';
import { writeMail, type MailParts } from '../platform/mail/layout.ts';
import { registerMail, type RenderMail } from '../platform/mail/service.ts';
import { mailFacts, when, type MailFacts } from './mail-facts.ts';
import { newsText, type Reader } from './mail-texts.ts';
import { NEWS_MAIL, QUESTION_MAIL, REMINDER_MAIL, type News } from './notify.ts';
import { placementsByIds, type Placement } from './store.ts';

/** Registers how the mails of placements are written. */
export function registerPlacementMails(): void {
  registerMail(QUESTION_MAIL, question(false));
  registerMail(REMINDER_MAIL, question(true));
  registerMail(NEWS_MAIL, news);
}

function letter({ language, reader }: MailFacts): Pick<MailParts, 'language' | 'to' | 'greeting'> {
  const name = `${reader.firstName} ${reader.lastName}`.trim();
  const hello = language === 'en' ? 'Hello' : 'Dag';
  return { language, to: { email: reader.email, name }, greeting: `${hello} ${reader.firstName},` };
}

/** The question to the company, with a link that answers it without a password. */
function question(reminder: boolean): RenderMail {
  return async (refs) => {
    const [placement] = await placementsByIds([refs['placementId'] ?? '']);
    if (placement?.state !== 'PROPOSED' || !placement.expiresAt) return null;
    const stillAsked = placement.mentorPersonId === null || placement.mentorPersonId === refs['personId'];
    const facts = stillAsked ? await mailFacts(placement, refs['personId']) : null;
    if (!facts) return null;
    const token = await createLink({
      purpose: 'ANSWER',
      personId: facts.reader.id,
      subjectId: placement.id,
      claims: {
        placementId: placement.id,
        schoolId: placement.schoolId,
        proposerId: placement.teacherPersonId ?? '',
        companyId: placement.companyId,
        siteId: placement.siteId,
        studentId: placement.studentId,
        needId: placement.needId,
        slotId: placement.slotId,
      },
      expiresAt: placement.expiresAt,
    });
    const text = questionText(facts, { reminder, handedOver: refs['handedOver'] === 'yes' });
    return writeMail({
      ...letter(facts),
      ...text,
      button: { label: facts.language === 'en' ? 'Answer' : 'Antwoord', url: pageUrl('/antwoord', token) },
    });
  };
}

function questionText(
  facts: MailFacts,
  { reminder, handedOver }: { reminder: boolean; handedOver: boolean },
) {
  const { language, word, firstName, minor, school, programme, company, teacher, placement } = facts;
  const until = lastMoment(placement, language);
  const nl = language === 'nl';
  const subject = nl
    ? `Kan ${firstName} bij ${company} terecht? Vraag van ${school}`
    : `Can ${firstName} come to ${company}? A question from ${school}`;
  const asks = nl
    ? `${teacher} van ${school} vraagt of ${firstName} als ${word.student} bij ${company} terecht kan.`
    : `${teacher} of ${school} asks whether ${firstName} can come to ${company} as a ${word.student}.`;
  const handed = nl ? 'Een collega gaf deze vraag aan jou door.' : 'A colleague handed this question to you.';
  const still = nl ? 'Deze vraag wacht nog op een antwoord.' : 'This question still waits for an answer.';
  const note = nl ? `Bericht van ${teacher}:` : `Message from ${teacher}:`;
  const rows: [string, string][] = [
    [nl ? 'Opleiding' : 'Programme', programme],
    [nl ? 'Periode' : 'Period', when(facts, placement)],
    [nl ? 'Plek' : 'Place', `${facts.slot}, ${facts.place}`],
  ];
  if (minor !== null) {
    const [yes, no] = nl ? ['ja', 'nee'] : ['yes', 'no'];
    rows.push([nl ? 'Minderjarig' : 'Minor', minor ? yes : no]);
  }
  return {
    subject: reminder ? `${nl ? 'Herinnering' : 'Reminder'}: ${subject}` : subject,
    paragraphs: [
      ...(reminder ? [still] : []),
      asks,
      ...(handedOver ? [handed] : []),
      ...(placement.note ? [`${note}\n${placement.note}`] : []),
    ],
    facts: rows,
    after: [
      nl
        ? `Antwoorden kan tot ${until}. Je hebt er geen wachtwoord voor nodig.`
        : `You can answer until ${until}. You do not need a password.`,
    ],
  };
}

function lastMoment({ expiresAt, siteZone, country }: Placement, language: Language): string {
  if (!expiresAt) return '';
  const time = formatTime(format(expiresAt, 'HH:mm', { in: tz(siteZone) }), language, country);
  return `${formatDay(dayAt(expiresAt, siteZone), language)}, ${time}`;
}

/** Whether the placement still stands as the mail says; one that went on from being accepted does. */
function stillTrue(placement: Placement, state: string | undefined): boolean {
  if (placement.state === state) return true;
  return (state === 'ACCEPTED' || state === 'READY') && HOSTED_STATES.has(placement.state);
}

/** What happened, to the teacher, the company or the student. */
const news: RenderMail = async (refs) => {
  const [placement] = await placementsByIds([refs['placementId'] ?? '']);
  if (!placement || !stillTrue(placement, refs['state'])) return null;
  const facts = await mailFacts(placement, refs['personId']);
  if (!facts) return null;
  const reader = refs['reader'] as Reader;
  const text = newsText(facts, refs['news'] as News, reader);
  if (!text) return null;
  const page = reader === 'STUDENT' ? '/' : `/plaatsingen/${toNodeId('Placement', placement.id)}`;
  return writeMail({
    ...letter(facts),
    ...text,
    button: {
      label: facts.language === 'en' ? 'Open the placement' : 'Bekijk de plaatsing',
      url: pageUrl(page),
    },
  });
};
