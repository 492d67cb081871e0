import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { HOSTED_STATES } from '@scheldemond/domain/placement/states';
import { createLink } from '../accounts/service.ts';
import { pageUrl } from '../platform/installation/service.ts';
import { writeMail, type MailParts } from '../platform/mail/layout.ts';
import { registerMail, type RenderMail } from '../platform/mail/service.ts';
import { mailFacts, type MailFacts } from './mail-facts.ts';
import { questionsText, questionText } from './question-texts.ts';
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
  return async (refs, _now, _to, others) => {
    const found = [];
    for (const one of [refs, ...others]) {
      const facts = await questionFacts(one);
      if (facts) found.push({ facts, handedOver: one['handedOver'] === 'yes' });
    }
    const [first] = found;
    if (!first) return null;
    const tokens: string[] = [];
    for (const { facts } of found) tokens.push(await answerLink(facts));
    const all = found.map(({ facts }) => facts);
    const text =
      found.length === 1
        ? questionText(first.facts, { reminder, handedOver: first.handedOver })
        : questionsText(all, reminder);
    return writeMail({
      ...letter(first.facts),
      ...text,
      button: {
        label: first.facts.language === 'en' ? 'Answer' : 'Antwoord',
        url: pageUrl('/antwoord', tokens.join('.')),
      },
    });
  };
}

/** What the question may say while it waits for this reader; null when it does not any more. */
async function questionFacts(refs: Readonly<Record<string, string>>): Promise<MailFacts | null> {
  const [placement] = await placementsByIds([refs['placementId'] ?? '']);
  if (placement?.state !== 'PROPOSED' || !placement.expiresAt) return null;
  const stillAsked = placement.mentorPersonId === null || placement.mentorPersonId === refs['personId'];
  return stillAsked ? mailFacts(placement, refs['personId']) : null;
}

/** The token of a link that answers this one question. */
function answerLink({ placement, reader }: MailFacts): Promise<string> {
  return createLink({
    purpose: 'ANSWER',
    personId: reader.id,
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
    expiresAt: placement.expiresAt ?? new Date(0),
  });
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
