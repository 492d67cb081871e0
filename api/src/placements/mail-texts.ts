import { capital } from '@scheldemond/domain/vocabulary/words';
import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import { reasonText, when, type MailFacts } from './mail-facts.ts';
import type { News } from './notify.ts';

export type Reader = 'TEACHER' | 'MENTOR' | 'STUDENT';
interface Text {
  subject: string;
  paragraphs: string[];
  facts?: [label: string, value: string][];
}
type Write = (facts: MailFacts, about: string) => { subject: string; body: string };

/** Dutch and English words of each piece of news; `about` is "Noor bij Kaasmakerij De Polder". */
const DUTCH: Record<News, Write> = {
  ACCEPTED: ({ company, firstName }, about) => ({
    subject: `${company} neemt ${firstName} aan`,
    body: `Goed nieuws over ${about}: de plek is aangenomen.`,
  }),
  COUNTER_ACCEPTED: ({ firstName, teacher }) => ({
    subject: `Je voorstel voor ${firstName} is aangenomen`,
    body: `${teacher} neemt je andere dagen of periode over. De plek staat vast.`,
  }),
  COUNTERED: ({ company, firstName }) => ({
    subject: `${company} stelt andere dagen voor voor ${firstName}`,
    body: `${company} kan ${firstName} ontvangen, op andere dagen of in een andere periode. Neem je het voorstel over?`,
  }),
  DECLINED: ({ company, firstName }) => ({
    subject: `${company} kan ${firstName} niet ontvangen`,
    body: `${company} wijst het voorstel af. ${firstName} staat weer bij wie een plek zoekt.`,
  }),
  EXPIRED: ({ company, firstName }) => ({
    subject: `Geen antwoord over ${firstName} van ${company}`,
    body: `Het voorstel is verlopen zonder antwoord. ${firstName} staat weer bij wie een plek zoekt.`,
  }),
  WITHDRAWN: ({ firstName, school }, about) => ({
    subject: `De vraag over ${firstName} is ingetrokken`,
    body: `Het gaat om ${about}, gevraagd door ${school}. Je hoeft niets meer te doen.`,
  }),
  CHANGED: ({ firstName, teacher }, about) => ({
    subject: `Gewijzigd: ${firstName}`,
    body: `${teacher} of de school wijzigde de gegevens van ${about}.`,
  }),
  INTERRUPTED: ({ firstName, word }, about) => ({
    subject: `${capital(word.placement)} van ${firstName} onderbroken`,
    body: `Het gaat om ${about}. De plek blijft behouden.`,
  }),
  RESUMED: ({ firstName, word }, about) => ({
    subject: `${capital(word.placement)} van ${firstName} gaat verder`,
    body: `De onderbreking van ${about} is voorbij.`,
  }),
  STUDENT_ASKED: ({ company }) => ({
    subject: `Ga je akkoord met een plek bij ${company}?`,
    body: `Je school stelt je voor bij ${company}. Kijk of de plek bij je past, en zeg het.`,
  }),
  STUDENT_OBJECTS: ({ firstName, company }, about) => ({
    subject: `${firstName} wil liever niet naar ${company}`,
    body: `Het gaat om ${about}. Waarom, staat bij de plaatsing.`,
  }),
  ENDED_EARLY: ({ firstName, word }, about) => ({
    subject: `${capital(word.placement)} van ${firstName} stopt vroeger`,
    body: `Het gaat om ${about}. De plek komt weer vrij.`,
  }),
};

const ENGLISH: Record<News, Write> = {
  ACCEPTED: ({ company, firstName }, about) => ({
    subject: `${company} accepts ${firstName}`,
    body: `Good news about ${about}: the place was accepted.`,
  }),
  COUNTER_ACCEPTED: ({ firstName, teacher }) => ({
    subject: `Your proposal for ${firstName} was taken up`,
    body: `${teacher} takes up your other days or period. The place is certain.`,
  }),
  COUNTERED: ({ company, firstName }) => ({
    subject: `${company} proposes other days for ${firstName}`,
    body: `${company} can receive ${firstName}, on other days or in another period. Do you take it up?`,
  }),
  DECLINED: ({ company, firstName }) => ({
    subject: `${company} cannot receive ${firstName}`,
    body: `${company} declines the proposal. ${firstName} is looking for a place again.`,
  }),
  EXPIRED: ({ company, firstName }) => ({
    subject: `No answer about ${firstName} from ${company}`,
    body: `The proposal expired without an answer. ${firstName} is looking for a place again.`,
  }),
  WITHDRAWN: ({ firstName, school }, about) => ({
    subject: `The question about ${firstName} was withdrawn`,
    body: `It is about ${about}, asked by ${school}. There is nothing left to do for you.`,
  }),
  CHANGED: ({ firstName, teacher }, about) => ({
    subject: `Changed: ${firstName}`,
    body: `${teacher} or the school changed the details of ${about}.`,
  }),
  INTERRUPTED: ({ firstName }, about) => ({
    subject: `Placement of ${firstName} interrupted`,
    body: `It is about ${about}. The place is kept.`,
  }),
  RESUMED: ({ firstName }, about) => ({
    subject: `Placement of ${firstName} goes on`,
    body: `The interruption of ${about} is over.`,
  }),
  STUDENT_ASKED: ({ company }) => ({
    subject: `Do you agree with a place at ${company}?`,
    body: `Your school proposes you to ${company}. See whether the place suits you, and say so.`,
  }),
  STUDENT_OBJECTS: ({ firstName, company }, about) => ({
    subject: `${firstName} would rather not go to ${company}`,
    body: `It is about ${about}. The placement says why.`,
  }),
  ENDED_EARLY: ({ firstName }, about) => ({
    subject: `Placement of ${firstName} ends early`,
    body: `It is about ${about}. The place becomes free again.`,
  }),
};

/** To the student, who is spoken to; other news does not go there. */
const OWN: Partial<Record<News, { nl: Write; en: Write }>> = {
  ACCEPTED: {
    nl: ({ company }) => ({
      subject: `Je hebt een plek bij ${company}`,
      body: `Goed nieuws: ${company} neemt je aan.`,
    }),
    en: ({ company }) => ({
      subject: `You have a place at ${company}`,
      body: `Good news: ${company} accepts you.`,
    }),
  },
  WITHDRAWN: {
    nl: ({ company, teacher }) => ({
      subject: `Je plek bij ${company} gaat niet door`,
      body: `Vraag aan ${teacher} wat er nu gebeurt.`,
    }),
    en: ({ company, teacher }) => ({
      subject: `Your place at ${company} is off`,
      body: `Ask ${teacher} what happens now.`,
    }),
  },
  ENDED_EARLY: {
    nl: ({ company, teacher, word }) => ({
      subject: `Je ${word.placement} bij ${company} stopt vroeger`,
      body: `Vraag aan ${teacher} wat er nu gebeurt.`,
    }),
    en: ({ company, teacher }) => ({
      subject: `Your placement at ${company} ends early`,
      body: `Ask ${teacher} what happens now.`,
    }),
  },
};

const WITH_REASON: ReadonlySet<News> = new Set(['DECLINED', 'WITHDRAWN', 'INTERRUPTED', 'ENDED_EARLY']);
const WITH_TERMS: ReadonlySet<News> = new Set(['ACCEPTED', 'STUDENT_ASKED', 'COUNTER_ACCEPTED', 'CHANGED']);

/** What a piece of news says to its reader; a student is not told why others said no. */
export function newsText(facts: MailFacts, news: News, reader: Reader): Text {
  const { language, placement, firstName, company } = facts;
  const nl = language === 'nl';
  const about = nl ? `${firstName} bij ${company}` : `${firstName} at ${company}`;
  const own = reader === 'STUDENT' ? OWN[news]?.[language] : undefined;
  const { subject, body } = (own ?? (nl ? DUTCH : ENGLISH)[news])(facts, about);
  const rows: [string, string][] = [];
  if (WITH_TERMS.has(news)) rows.push([nl ? 'Periode' : 'Period', when(facts, scheduleOfParts(placement))]);
  if (news === 'COUNTERED' && placement.counter) {
    rows.push([nl ? 'Voorstel' : 'Proposal', when(facts, placement.counter.week)]);
    if (placement.counter.message) rows.push([nl ? 'Bericht' : 'Message', placement.counter.message]);
  }
  const reason = WITH_REASON.has(news) && reader !== 'STUDENT' ? reasonText(facts) : null;
  if (reason) rows.push([nl ? 'Reden' : 'Reason', reason]);
  return { subject, paragraphs: [body], ...(rows.length > 0 ? { facts: rows } : {}) };
}
