import { agenda } from './en/agenda.ts';
import { calendars } from './en/calendars.ts';
import { companies } from './en/companies.ts';
import { foundPlace } from './en/found-place.ts';
import { frame } from './en/frame.ts';
import { imports } from './en/imports.ts';
import { many } from './en/many.ts';
import { map } from './en/map.ts';
import { matching } from './en/matching.ts';
import { ownPlace } from './en/own-place.ts';
import { pages } from './en/pages.ts';
import { people } from './en/people.ts';
import { plans } from './en/plans.ts';
import { proeftuin } from './en/proeftuin.ts';
import { recognitions } from './en/recognitions.ts';
import { records } from './en/records.ts';
import { schools } from './en/schools.ts';
import { student } from './en/student.ts';
import { ui } from './en/ui.ts';
import { waiting } from './en/waiting.ts';
import { weeks } from './en/weeks.ts';
import { wishes } from './en/wishes.ts';
import type { nl } from './nl.ts';
import type { Same } from './same.ts';

/** All English areas. */
export const en: Same<typeof nl> = {
  agenda,
  calendars,
  companies,
  foundPlace,
  frame,
  imports,
  many,
  map,
  matching,
  ownPlace,
  pages,
  people,
  plans,
  proeftuin,
  recognitions,
  records,
  schools,
  student,
  ui,
  waiting,
  weeks,
  wishes,
};
