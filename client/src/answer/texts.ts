import type { HoursProblem } from './hours.ts';
import type { PlacementReason } from '../schema-types.generated.ts';

/** Reasons of a decline as large choices, in the order of the page. */
export const DECLINE_REASONS = [
  'NO_CAPACITY',
  'PERIOD_DOES_NOT_FIT',
  'DAYS_DO_NOT_FIT',
  'NO_MENTOR',
  'TASKS_DO_NOT_FIT',
  'OTHER',
] as const satisfies readonly PlacementReason[];

/** Every sentence of the answer page; functions take the facts that stand in the sentence. */
export interface AnswerTexts {
  help: string;
  helpBody: (teacher: string, contact: string) => string;
  asks: (greeting: string, teacher: string, school: string) => string;
  greeting: (name: string) => string;
  answerBy: (day: string) => string;
  question: (student: string, placement: string) => string;
  programme: string;
  when: string;
  weeks: (count: number) => string;
  week: string;
  atYours: string;
  placeOf: (free: number, places: number, town: string) => string;
  minor: string;
  writes: (teacher: string) => string;
  accept: string;
  decline: string;
  otherDates: string;
  handOver: string;
  back: string;
  send: string;
  proposalFor: (student: string, programme: string) => string;
  why: string;
  whyHelp: (teacher: string, student: string) => string;
  reasons: Record<(typeof DECLINE_REASONS)[number], string>;
  whatWouldFit: string;
  whatWouldFitOther: string;
  whatWouldFitExample: string;
  reasonMissing: string;
  wordsMissing: string;
  counterTitle: string;
  counterHelp: (teacher: string) => string;
  firstDay: string;
  lastDay: string;
  days: string;
  weekOf: (week: number, turn: number) => string;
  from: string;
  to: string;
  break: string;
  notYet: string;
  forbidden: string;
  caution: string;
  times: (count: number) => string;
  cure: (cure: string) => string;
  apply: string;
  lawStops: (teacher: string) => string;
  sendAnyway: string;
  hoursWrong: Record<HoursProblem['why'], (day: string) => string>;
  weekWrong: string;
  message: string;
  optional: string;
  daysMissing: string;
  datesWrong: string;
  handOverTitle: string;
  handOverHelp: string;
  colleague: string;
  orMail: string;
  mail: string;
  mailWrong: string;
  colleagueMissing: string;
  acceptedLine: string;
  acceptedTitle: (mentor: string, student: string) => string;
  declinedLine: string;
  declinedTitle: (mentor: string) => string;
  declinedBody: (teacher: string) => string;
  counteredLine: string;
  counteredTitle: (mentor: string) => string;
  counteredBody: (teacher: string) => string;
  handedOverLine: string;
  handedOverTitle: string;
  handedOverBody: string;
  whatNow: string;
  knows: (teacher: string, student: string) => string;
  knowsBody: string;
  agreement: (word: string) => string;
  agreementBody: (teacher: string) => string;
  meet: string;
  meetBody: (student: string, contact: string) => string;
  starts: (student: string) => string;
  contact: (teacher: string, contact: string) => string;
  closedTitle: string;
  closedBody: string;
  unreachableTitle: string;
  unreachableBody: string;
  retry: string;
  loading: string;
  manyTitle: (count: number) => string;
  manyLead: (teacher: string) => string;
  manyDone: (mentor: string) => string;
  manyDoneBody: string;
  acceptOf: (student: string) => string;
  other: string;
  otherOf: (student: string) => string;
  toAll: string;
  noLonger: string;
  refused: Record<
    | 'FULL'
    | 'COMPANY_FULL'
    | 'MENTOR_FULL'
    | 'SCHOOL_FULL'
    | 'STUDENT_PLACED'
    | 'SLOT_NOT_OPEN'
    | 'NOT_RELEASED'
    | 'STALE'
    | 'CLASHES'
    | 'OTHER',
    string
  >;
  more: string;
}

const nl: AnswerTexts = {
  help: 'Hulp',
  helpBody: (teacher, contact) => `Vragen over deze plek? ${teacher} helpt je verder${contact}.`,
  greeting: (name) => `Dag ${name}, `,
  asks: (greeting, teacher, school) => `${greeting}${teacher} van ${school} vraagt`,
  answerBy: (day) => ` (antwoord uiterlijk ${day}):`,
  question: (student, placement) => `Mag ${student} bij jullie ${placement} doen?`,
  programme: 'Opleiding',
  when: 'Wanneer',
  weeks: (count) => `${count} weken`,
  week: 'Week',
  atYours: 'Bij jou',
  placeOf: (free, places, town) => `nog ${free} van ${places} plaatsen vrij, in ${town}`,
  minor: 'jonger dan 18 jaar',
  writes: (teacher) => `${teacher} schrijft`,
  accept: 'Aannemen',
  decline: 'Niet aannemen',
  otherDates: 'Andere data of dagen',
  handOver: 'Geef door aan collega',
  back: 'Terug',
  send: 'Antwoord versturen',
  proposalFor: (student, programme) => `Voorstel voor ${student}, ${programme}`,
  why: 'Waarom kan het niet?',
  whyHelp: (teacher, student) => `Zo zoekt ${teacher} gericht verder. ${student} ziet je antwoord niet.`,
  reasons: {
    NO_CAPACITY: 'Er is nu geen plaats',
    PERIOD_DOES_NOT_FIT: 'De periode past niet',
    DAYS_DO_NOT_FIT: 'De dagen passen niet',
    NO_MENTOR: 'Er is niemand om te begeleiden',
    TASKS_DO_NOT_FIT: 'De opleiding past niet bij ons werk',
    OTHER: 'Iets anders',
  },
  whatWouldFit: 'Wat zou wel passen? (mag leeg blijven)',
  whatWouldFitOther: 'Wat is de reden?',
  whatWouldFitExample: 'Bijvoorbeeld: vanaf maart, of alleen vrijdag',
  reasonMissing: 'Kies een reden.',
  wordsMissing: 'Schrijf in een paar woorden wat de reden is.',
  counterTitle: 'Welke data, dagen of uren passen wel?',
  counterHelp: (teacher) => `${teacher} krijgt je voorstel en kan het meteen overnemen.`,
  firstDay: 'Eerste dag',
  lastDay: 'Laatste dag',
  days: 'Dagen en uren bij jullie',
  weekOf: (week, turn) => `week ${week} van ${turn}`,
  from: 'Van',
  to: 'Tot',
  break: 'Pauze (min)',
  notYet: 'Nog niet in orde',
  forbidden: 'Mag niet:',
  caution: 'Let op:',
  times: (count) => `en nog ${count} keer`,
  cure: (cure) => `Kleinste aanpassing: ${cure}.`,
  apply: 'Pas toe',
  lawStops: (teacher) =>
    `De wet laat deze week niet toe, en dan kan ${teacher} ze niet overnemen. Pas de uren aan, of verstuur ze toch.`,
  sendAnyway: 'Toch versturen',
  hoursWrong: {
    TIME: (day) => `Vul bij ${day} een begin en een einde in, zoals 08:00 en 16:30.`,
    BREAK: (day) => `De pauze op ${day} is een aantal minuten, korter dan de dag.`,
    OVERLAP: (day) => `De uren op ${day} overlappen met andere uren of met school.`,
  },
  weekWrong: 'Een afgesproken aparte dag past niet meer in deze week. Kies andere data of uren.',
  message: 'Bericht',
  optional: 'mag leeg blijven',
  daysMissing: 'Kies minstens een dag.',
  datesWrong: 'De laatste dag moet op of na de eerste dag liggen.',
  handOverTitle: 'Wie mag antwoorden?',
  handOverHelp: 'Je collega krijgt dezelfde vraag per mail. Jouw link stopt dan.',
  colleague: 'Collega',
  orMail: 'Of het e-mailadres van een collega',
  mail: 'E-mailadres van je collega',
  mailWrong: 'Dit is geen volledig e-mailadres, zoals naam@bedrijf.be.',
  colleagueMissing: 'Kies een collega of vul een e-mailadres in.',
  acceptedLine: 'Aangenomen',
  acceptedTitle: (mentor, student) => `Dank je${mentor}. ${student} heeft een plek.`,
  declinedLine: 'Niet aangenomen',
  declinedTitle: (mentor) => `Dank je voor je antwoord${mentor}.`,
  declinedBody: (teacher) => `${teacher} weet het en zoekt verder. Je hoeft niets meer te doen.`,
  counteredLine: 'Tegenvoorstel verstuurd',
  counteredTitle: (mentor) => `Dank je voor je voorstel${mentor}.`,
  counteredBody: (teacher) => `${teacher} bekijkt het met de school. Je krijgt een mail met het antwoord.`,
  handedOverLine: 'Doorgegeven',
  handedOverTitle: 'Je collega krijgt de vraag.',
  handedOverBody: 'Je hoeft niets meer te doen. Deze link werkt niet meer.',
  whatNow: 'Wat nu gebeurt',
  knows: (teacher, student) => `${teacher} en ${student} weten het`,
  knowsBody: 'Ze krijgen nu bericht.',
  agreement: (word) => `De ${word} volgt`,
  agreementBody: (teacher) =>
    `${teacher} bezorgt ze voor de eerste dag. Er wordt niet gestart zonder handtekeningen.`,
  meet: 'Jullie maken kennis',
  meetBody: (student, contact) => `${student}${contact}`,
  starts: (student) => `${student} begint`,
  contact: (teacher, contact) => `Toch een vraag? ${teacher}${contact}`,
  closedTitle: 'Deze vraag is niet meer open.',
  closedBody:
    'Ze is al beantwoord, ingetrokken of verlopen. Je hoeft niets te doen. Staat er een nieuwere mail in je postvak, gebruik dan die link.',
  unreachableTitle: 'We kunnen de vraag nu niet laden.',
  unreachableBody: 'Er is niets verloren. Kijk of je verbinding hebt en probeer het opnieuw.',
  retry: 'Opnieuw proberen',
  loading: 'De vraag wordt geladen',
  manyTitle: (count) => (count === 1 ? 'Er wacht één vraag op je.' : `Er wachten ${count} vragen op je.`),
  manyLead: (teacher) =>
    `Je antwoordt voor elk apart. Wat je nu niet beantwoordt, blijft staan. Vragen kan je stellen aan ${teacher}.`,
  manyDone: (mentor) => `Dank je${mentor}. Alles is beantwoord.`,
  manyDoneBody: 'De school weet het. Je hoeft niets meer te doen.',
  acceptOf: (student) => `Aannemen: ${student}`,
  other: 'Ander antwoord',
  otherOf: (student) => `Ander antwoord: ${student}`,
  toAll: 'Terug naar alle vragen',
  noLonger: 'Deze vraag is niet meer open.',
  refused: {
    FULL: 'Deze plek is intussen vol.',
    COMPANY_FULL: 'Het bedrijf zit intussen aan het hoogste aantal dat het tegelijk neemt.',
    SCHOOL_FULL: 'Deze school heeft er intussen zoveel plaatsen als één school er krijgt.',
    MENTOR_FULL: 'De mentor zit intussen aan het hoogste aantal dat het bedrijf per mentor wil.',
    STUDENT_PLACED: 'Deze kandidaat heeft intussen een andere plek.',
    SLOT_NOT_OPEN: 'Deze plek staat op pauze of is gesloten.',
    NOT_RELEASED: 'Deze plek is nog niet vrij voor deze school; dat stelde je bedrijf zo in.',
    STALE: 'De school heeft het voorstel intussen aangepast. Kijk het even na.',
    CLASHES:
      'Deze week overlapt met die van deze kandidaat bij een ander bedrijf. Stel andere data of dagen voor.',
    OTHER: 'Dit kan nu niet meer.',
  },
  more: 'Toon alles',
};

const en: AnswerTexts = {
  help: 'Help',
  helpBody: (teacher, contact) => `Questions about this place? ${teacher} can help you${contact}.`,
  greeting: (name) => `Hello ${name}, `,
  asks: (greeting, teacher, school) => `${greeting}${teacher} of ${school} asks`,
  answerBy: (day) => ` (answer by ${day}):`,
  question: (student, placement) => `May ${student} do a ${placement} with you?`,
  programme: 'Programme',
  when: 'When',
  weeks: (count) => `${count} weeks`,
  week: 'Week',
  atYours: 'With you',
  placeOf: (free, places, town) => `${free} of ${places} places free, in ${town}`,
  minor: 'under 18',
  writes: (teacher) => `${teacher} writes`,
  accept: 'Accept',
  decline: 'Decline',
  otherDates: 'Other dates or days',
  handOver: 'Pass on to a colleague',
  back: 'Back',
  send: 'Send answer',
  proposalFor: (student, programme) => `Proposal for ${student}, ${programme}`,
  why: 'Why is it not possible?',
  whyHelp: (teacher, student) =>
    `It helps ${teacher} to search further. ${student} does not see your answer.`,
  reasons: {
    NO_CAPACITY: 'There is no room now',
    PERIOD_DOES_NOT_FIT: 'The period does not suit',
    DAYS_DO_NOT_FIT: 'The days do not suit',
    NO_MENTOR: 'There is nobody to guide',
    TASKS_DO_NOT_FIT: 'The programme does not fit our work',
    OTHER: 'Something else',
  },
  whatWouldFit: 'What would suit? (may stay empty)',
  whatWouldFitOther: 'What is the reason?',
  whatWouldFitExample: 'For example: from March, or Fridays only',
  reasonMissing: 'Choose a reason.',
  wordsMissing: 'Write the reason in a few words.',
  counterTitle: 'Which dates, days or hours do suit?',
  counterHelp: (teacher) => `${teacher} receives your proposal and can take it up at once.`,
  firstDay: 'First day',
  lastDay: 'Last day',
  days: 'Days and hours with you',
  weekOf: (week, turn) => `week ${week} of ${turn}`,
  from: 'From',
  to: 'To',
  break: 'Break (min)',
  notYet: 'Not in order yet',
  forbidden: 'Forbidden:',
  caution: 'Mind:',
  times: (count) => `and ${count} more times`,
  cure: (cure) => `Smallest change: ${cure}.`,
  apply: 'Apply',
  lawStops: (teacher) =>
    `The law does not allow this week, so ${teacher} cannot take it up. Change the hours, or send it all the same.`,
  sendAnyway: 'Send all the same',
  hoursWrong: {
    TIME: (day) => `For ${day}, fill in a begin and an end, like 08:00 and 16:30.`,
    BREAK: (day) => `The break on ${day} is a number of minutes, shorter than the day.`,
    OVERLAP: (day) => `The hours on ${day} overlap with other hours or with school.`,
  },
  weekWrong: 'A single date that was agreed no longer fits in this week. Choose other dates or hours.',
  message: 'Message',
  optional: 'may stay empty',
  daysMissing: 'Choose at least one day.',
  datesWrong: 'The last day must be on or after the first day.',
  handOverTitle: 'Who may answer?',
  handOverHelp: 'Your colleague gets the same question by mail. Your link then stops.',
  colleague: 'Colleague',
  orMail: 'Or the e-mail address of a colleague',
  mail: 'E-mail address of your colleague',
  mailWrong: 'This is not a complete e-mail address, like name@company.be.',
  colleagueMissing: 'Choose a colleague or fill in an e-mail address.',
  acceptedLine: 'Accepted',
  acceptedTitle: (mentor, student) => `Thank you${mentor}. ${student} has a place.`,
  declinedLine: 'Declined',
  declinedTitle: (mentor) => `Thank you for your answer${mentor}.`,
  declinedBody: (teacher) => `${teacher} knows and searches further. There is nothing more to do.`,
  counteredLine: 'Counter-proposal sent',
  counteredTitle: (mentor) => `Thank you for your proposal${mentor}.`,
  counteredBody: (teacher) => `${teacher} looks at it with the school. The answer comes by mail.`,
  handedOverLine: 'Passed on',
  handedOverTitle: 'Your colleague gets the question.',
  handedOverBody: 'There is nothing more to do. This link no longer works.',
  whatNow: 'What happens now',
  knows: (teacher, student) => `${teacher} and ${student} know`,
  knowsBody: 'They are being told now.',
  agreement: () => 'The agreement follows',
  agreementBody: (teacher) => `${teacher} sends it before the first day. Nobody starts without signatures.`,
  meet: 'You get to know each other',
  meetBody: (student, contact) => `${student}${contact}`,
  starts: (student) => `${student} starts`,
  contact: (teacher, contact) => `A question after all? ${teacher}${contact}`,
  closedTitle: 'This question is no longer open.',
  closedBody:
    'It was answered, withdrawn or has expired. There is nothing to do. If there is a newer mail in your inbox, use its link.',
  unreachableTitle: 'The question cannot be loaded now.',
  unreachableBody: 'Nothing is lost. Check your connection and try again.',
  retry: 'Try again',
  loading: 'Loading the question',
  manyTitle: (count) => (count === 1 ? 'One question waits for you.' : `${count} questions wait for you.`),
  manyLead: (teacher) =>
    `You answer for each of them. What you do not answer now stays here. ${teacher} can tell you more.`,
  manyDone: (mentor) => `Thank you${mentor}. Everything is answered.`,
  manyDoneBody: 'The school knows. There is nothing more for you to do.',
  acceptOf: (student) => `Accept: ${student}`,
  other: 'Another answer',
  otherOf: (student) => `Another answer: ${student}`,
  toAll: 'Back to all questions',
  noLonger: 'This question is no longer open.',
  refused: {
    FULL: 'This place has been filled meanwhile.',
    COMPANY_FULL: 'The company has as many as it takes at the same time by now.',
    SCHOOL_FULL: 'This school has as many places there by now as one school gets.',
    MENTOR_FULL: 'The mentor has as many as the company wants for each mentor by now.',
    STUDENT_PLACED: 'This candidate has found another place meanwhile.',
    SLOT_NOT_OPEN: 'This place is paused or closed.',
    NOT_RELEASED: 'This place is not free for this school yet; your company set it so.',
    STALE: 'The school has changed the proposal meanwhile. Please look again.',
    CLASHES: 'This week overlaps with the candidate’s week at another company. Propose other dates or days.',
    OTHER: 'This is no longer possible.',
  },
  more: 'Show all',
};

/** The page's sentences in the language of its reader. */
export const TEXTS: Record<'NL' | 'EN', AnswerTexts> = { NL: nl, EN: en };
