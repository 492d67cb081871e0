import { scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import { lastMoment, when, type MailFacts } from './mail-facts.ts';

interface QuestionText {
  subject: string;
  paragraphs: string[];
  facts: [label: string, value: string][];
  after: string[];
}

/** What the mail with one question says. */
export function questionText(
  facts: MailFacts,
  { reminder, handedOver }: { reminder: boolean; handedOver: boolean },
): QuestionText {
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
    [nl ? 'Periode' : 'Period', when(facts, scheduleOfParts(placement))],
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
        ? `Tot ${until} kan je antwoorden, zonder wachtwoord.`
        : `Until ${until} you can answer, without a password.`,
    ],
  };
}

/** Names that are read at a glance; the others are counted. */
const NAMES_SHOWN = 3;

/** What the mail with several questions to one reader says: a line each, and one link for all. */
export function questionsText(all: readonly MailFacts[], reminder: boolean): QuestionText {
  const [first] = all;
  if (!first) throw new Error('A mail without a question.');
  const { language, word, company } = first;
  const nl = language === 'nl';
  const names = namesIn(all, nl);
  const schools = [...new Set(all.map(({ school }) => school))].join(', ');
  const subject = nl
    ? `${all.length} vragen: kunnen ${names} bij ${company} terecht?`
    : `${all.length} questions: can ${names} come to ${company}?`;
  const still = nl ? 'Deze vragen wachten nog op een antwoord.' : 'These questions still wait for an answer.';
  const asks = nl
    ? `${schools} vraagt of ${names} als ${word.student} bij ${company} terecht kunnen. Je antwoordt voor elk apart, op één pagina.`
    : `${schools} asks whether ${names} can come to ${company} as a ${word.student}. You answer for each of them, on one page.`;
  const notes = [...new Set(all.flatMap((one) => noteOf(one) ?? []))];
  const until = all
    .map(({ placement }) => placement)
    .reduce((soonest, one) => ((one.expiresAt ?? 0) < (soonest.expiresAt ?? 0) ? one : soonest));
  const moment = lastMoment(until, language);
  return {
    subject: reminder ? `${nl ? 'Herinnering' : 'Reminder'}: ${subject}` : subject,
    paragraphs: [...(reminder ? [still] : []), asks, ...notes],
    facts: all.map((one) => [
      one.firstName,
      `${one.programme}; ${when(one, scheduleOfParts(one.placement))}; ${one.slot}, ${one.place}`,
    ]),
    after: [
      nl
        ? `Tot ${moment} kan je antwoorden, zonder wachtwoord.`
        : `Until ${moment} you can answer, without a password.`,
    ],
  };
}

function noteOf({ language, teacher, placement }: MailFacts): string | null {
  if (!placement.note) return null;
  return `${language === 'nl' ? 'Bericht van' : 'Message from'} ${teacher}:\n${placement.note}`;
}

function namesIn(all: readonly MailFacts[], nl: boolean): string {
  const names = all.map(({ firstName }) => firstName);
  const and = nl ? 'en' : 'and';
  if (names.length <= NAMES_SHOWN) return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
  const others = names.length - NAMES_SHOWN + 1;
  return `${names.slice(0, NAMES_SHOWN - 1).join(', ')} ${and} ${others} ${nl ? 'anderen' : 'others'}`;
}
