import { loadOrganisation, organisationsByIds, type Organisation } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import {
  classesByIds,
  periodsByIds,
  programmesByIds,
  type PlacementPeriod,
  type Programme,
  type SchoolClass,
} from './store.ts';

/** Schools are organisations; other organisations are not found here. */
export async function schoolsByIds(ids: readonly string[]): Promise<(Organisation | null)[]> {
  return (await organisationsByIds(ids)).map((found) => (found?.kind === 'SCHOOL' ? found : null));
}

export async function loadSchool(context: Context, id: string): Promise<Organisation | null> {
  const found = await loadOrganisation(context, id);
  return found?.kind === 'SCHOOL' ? found : null;
}
export function loadProgramme(context: Context, id: string): Promise<Programme | null> {
  return context.load('Programme.byId', programmesByIds).load(id);
}
export function loadClass(context: Context, id: string): Promise<SchoolClass | null> {
  return context.load('Class.byId', classesByIds).load(id);
}
export function loadPeriod(context: Context, id: string): Promise<PlacementPeriod | null> {
  return context.load('PlacementPeriod.byId', periodsByIds).load(id);
}
