/**
 * The one order of the product's modules, in `api/src` and in `client/src/features`.
 * A module knows only modules before it. The lint rules are generated from this list.
 */
export const MODULE_ORDER = [
  'accounts',
  'qualifications',
  'schools',
  'companies',
  'calendars',
  'proeftuinen',
  'students',
  'slots',
  'placements',
  'agreements',
  'hours',
  'evaluations',
  'agenda',
  'events',
  'matching',
  'insights',
  'imports',
  'privacy',
];
