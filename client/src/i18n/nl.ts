import { agenda } from './nl/agenda.ts';
import { calendars } from './nl/calendars.ts';
import { companies } from './nl/companies.ts';
import { foundPlace } from './nl/found-place.ts';
import { frame } from './nl/frame.ts';
import { imports } from './nl/imports.ts';
import { many } from './nl/many.ts';
import { map } from './nl/map.ts';
import { matching } from './nl/matching.ts';
import { ownPlace } from './nl/own-place.ts';
import { pages } from './nl/pages.ts';
import { people } from './nl/people.ts';
import { plans } from './nl/plans.ts';
import { proeftuin } from './nl/proeftuin.ts';
import { recognitions } from './nl/recognitions.ts';
import { records } from './nl/records.ts';
import { schools } from './nl/schools.ts';
import { student } from './nl/student.ts';
import { ui } from './nl/ui.ts';
import { waiting } from './nl/waiting.ts';
import { weeks } from './nl/weeks.ts';
import { wishes } from './nl/wishes.ts';

/** All Dutch areas; their keys are the ones that exist. An area has one file per language and one line here. */
export const nl = {
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
} as const;
