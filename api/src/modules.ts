import * as accountsService from './accounts/service.ts';
import * as accountsResolvers from './accounts/resolvers.ts';
import * as accountsExported from './accounts/exported.ts';
import * as qualificationsService from './qualifications/service.ts';
import * as qualificationsResolvers from './qualifications/resolvers.ts';
import * as schoolsService from './schools/service.ts';
import * as schoolsResolvers from './schools/resolvers.ts';
import * as schoolsExported from './schools/exported.ts';
import * as companiesService from './companies/service.ts';
import * as companiesResolvers from './companies/resolvers.ts';
import * as companiesExported from './companies/exported.ts';
import * as calendarsResolvers from './calendars/resolvers.ts';
import * as proeftuinenService from './proeftuinen/service.ts';
import * as proeftuinenResolvers from './proeftuinen/resolvers.ts';
import * as proeftuinenExported from './proeftuinen/exported.ts';
import * as studentsService from './students/service.ts';
import * as studentsResolvers from './students/resolvers.ts';
import * as studentsExported from './students/exported.ts';
import * as slotsService from './slots/service.ts';
import * as slotsResolvers from './slots/resolvers.ts';
import * as slotsExported from './slots/exported.ts';
import * as placementsService from './placements/service.ts';
import * as placementsResolvers from './placements/resolvers.ts';
import * as placementsExported from './placements/exported.ts';
import * as agreementsResolvers from './agreements/resolvers.ts';
import * as agendaResolvers from './agenda/resolvers.ts';
import * as matchingService from './matching/service.ts';
import * as matchingResolvers from './matching/resolvers.ts';
import * as importsService from './imports/service.ts';
import * as importsResolvers from './imports/resolvers.ts';
import type { Find } from './finder.ts';
import type { LoadNode } from './node.ts';
import type { RecordRegistries } from './registries.ts';

/** Resolvers by type and field, as graphql-tools takes them. */
export type ModuleResolvers = Record<string, Record<string, unknown>>;

/** What a file of a module adds to the whole: to the registries, to the schema, or by what it registers itself. */
interface Part {
  records?: RecordRegistries;
  nodes?: Record<string, LoadNode>;
  finders?: Record<string, Find>;
  resolvers?: object;
  register?: () => void;
}

interface Module {
  name: string;
  parts: readonly Part[];
}

/** The modules, in the one order in which they may know each other. Named here, so that a bundler finds them. */
export const MODULES: readonly Module[] = [
  { name: 'accounts', parts: [accountsService, accountsResolvers, accountsExported] },
  { name: 'qualifications', parts: [qualificationsService, qualificationsResolvers] },
  { name: 'schools', parts: [schoolsService, schoolsResolvers, schoolsExported] },
  { name: 'companies', parts: [companiesService, companiesResolvers, companiesExported] },
  { name: 'calendars', parts: [calendarsResolvers] },
  { name: 'proeftuinen', parts: [proeftuinenService, proeftuinenResolvers, proeftuinenExported] },
  { name: 'students', parts: [studentsService, studentsResolvers, studentsExported] },
  { name: 'slots', parts: [slotsService, slotsResolvers, slotsExported] },
  { name: 'placements', parts: [placementsService, placementsResolvers, placementsExported] },
  { name: 'agreements', parts: [agreementsResolvers] },
  { name: 'agenda', parts: [agendaResolvers] },
  { name: 'matching', parts: [matchingService, matchingResolvers] },
  { name: 'imports', parts: [importsService, importsResolvers] },
];
