import { z } from 'zod';
import { email, optionalText, text } from './values.ts';

/** What a person keeps of themselves; the e-mail address is the account. */
export const personFields = z.object({
  firstName: text(100),
  lastName: text(100),
  phone: optionalText(30),
});

/** Whom to invite. */
export const invitationFields = personFields.omit({ phone: true }).extend({ email });
