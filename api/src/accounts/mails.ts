import { pageUrl } from '../platform/installation/service.ts';
import { writeMail } from '../platform/mail/layout.ts';
import type { RenderMail } from '../platform/mail/service.ts';
import { createLink } from './links/service.ts';
import { membershipsByIds, organisationsByIds, personsByIds } from './persons.ts';
import type { Role } from '@scheldemond/domain/access/viewer';

const HOUR = 3_600_000;
const INVITATION_DAYS = 14;

const ROLE_WORDS: Record<Role, { BE: string; NL: string; en: string }> = {
  STUDENT: { BE: 'leerling of student', NL: 'student', en: 'student' },
  TEACHER: { BE: 'leerkracht', NL: 'docent', en: 'teacher' },
  SCHOOL_COORDINATOR: { BE: 'stagecoördinator', NL: 'bpv-coördinator', en: 'placement coordinator' },
  MENTOR: { BE: 'stagementor', NL: 'praktijkopleider', en: 'workplace mentor' },
  COMPANY_ADMIN: { BE: 'bedrijfsbeheerder', NL: 'bedrijfsbeheerder', en: 'company administrator' },
  COORDINATOR: { BE: 'proeftuincoördinator', NL: 'proeftuincoördinator', en: 'proeftuin coordinator' },
  PARTNER: { BE: 'partner', NL: 'partner', en: 'partner' },
  ADMIN: { BE: 'beheerder', NL: 'beheerder', en: 'administrator' },
};

/** The invitation, with a link that lasts two weeks. Dropped when it was accepted meanwhile. */
export const renderInvitation: RenderMail = async (refs, now) => {
  const [membership] = await membershipsByIds([refs['membershipId'] ?? '']);
  const [person] = await personsByIds([membership?.personId ?? '']);
  const [organisation] = await organisationsByIds([membership?.organisationId ?? '']);
  if (!membership || membership.active || !person?.email || !organisation) return null;
  const token = await createLink({
    purpose: 'INVITATION',
    personId: person.id,
    subjectId: membership.id,
    claims: {},
    expiresAt: new Date(now.getTime() + INVITATION_DAYS * 24 * HOUR),
  });
  const words = ROLE_WORDS[membership.role];
  const url = pageUrl('/uitnodiging', token);
  const to = { email: person.email, name: `${person.firstName} ${person.lastName}`.trim() };
  if (person.language === 'en') {
    return writeMail({
      language: 'en',
      to,
      subject: `Invitation to Scheldemond by ${organisation.name}`,
      greeting: `Hello ${person.firstName},`,
      paragraphs: [`${organisation.name} invites you to Scheldemond as ${words.en}.`],
      button: { label: 'Accept the invitation', url },
      after: [
        `The link works once, for ${INVITATION_DAYS} days. Were you not expecting this? Then do nothing.`,
      ],
    });
  }
  return writeMail({
    language: 'nl',
    to,
    subject: `Uitnodiging voor Scheldemond van ${organisation.name}`,
    greeting: `Dag ${person.firstName},`,
    paragraphs: [`${organisation.name} nodigt je uit op Scheldemond als ${words[organisation.country]}.`],
    button: { label: 'Uitnodiging aannemen', url },
    after: [
      `De link werkt één keer, ${INVITATION_DAYS} dagen lang. Verwachtte je dit niet? Dan hoef je niets te doen.`,
    ],
  });
};

/** The link to set a new password, for one hour. Dropped when nobody stands behind the id. */
export const renderReset: RenderMail = async (refs, now) => {
  const [person] = await personsByIds([refs['personId'] ?? '']);
  if (!person?.email || person.disabledAt) return null;
  const token = await createLink({
    purpose: 'PASSWORD_RESET',
    personId: person.id,
    subjectId: person.id,
    claims: {},
    expiresAt: new Date(now.getTime() + HOUR),
  });
  const url = pageUrl('/wachtwoord', token);
  const to = { email: person.email, name: `${person.firstName} ${person.lastName}`.trim() };
  if (person.language === 'en') {
    return writeMail({
      language: 'en',
      to,
      subject: 'Set a new password',
      greeting: `Hello ${person.firstName},`,
      paragraphs: ['With this link you set a new password for Scheldemond.'],
      button: { label: 'Set a new password', url },
      after: ['The link works once, for one hour. Did you not ask for this? Then do nothing.'],
    });
  }
  return writeMail({
    language: 'nl',
    to,
    subject: 'Nieuw wachtwoord instellen',
    greeting: `Dag ${person.firstName},`,
    paragraphs: ['Met deze link stel je een nieuw wachtwoord in voor Scheldemond.'],
    button: { label: 'Nieuw wachtwoord instellen', url },
    after: ['De link werkt één keer, één uur lang. Vroeg je dit niet? Dan hoef je niets te doen.'],
  });
};
